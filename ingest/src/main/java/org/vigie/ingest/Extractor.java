package org.vigie.ingest;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Knows nothing of the network, nor of any one site. */
public final class Extractor {
  private static final int MAX_DEPTH = 256;

  /**
   * Reads a page.
   *
   * @param contentType the header field it came with; null when there was none
   * @param address where it came from
   */
  public Extracted extract(byte[] bytes, @Nullable String contentType, URI address) {
    return extract(Charsets.decode(bytes, contentType), address);
  }

  /** Reads a page whose characters are known. */
  public Extracted extract(String html, URI address) {
    Document page = parse(html, address);
    PageFacts facts = PageFacts.of(page, address);
    return new Extracted(
        facts.url(),
        facts.title(),
        MainText.of(page, facts),
        facts.authors(),
        facts.published(),
        facts.language(),
        facts.site());
  }

  /** The page as a tree of bounded depth: deeper elements become siblings. */
  static Document parse(String html, URI address) {
    return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, address.toString());
  }
}
