package org.vigie.ingest.page;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;

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

  /**
   * Plain text of a piece of HTML such as a feed carries, a blank line between paragraphs; plain
   * text is taken as it is.
   */
  public static String paragraphs(String fragment) {
    if (!HtmlText.isMarkup(fragment)) {
      return HtmlText.plainParagraphs(fragment);
    }
    return Block.all(Jsoup.parseBodyFragment(fragment).body(), Hints::isNeverText).stream()
        .map(Block::text)
        .collect(joining("\n\n"));
  }

  /** The page as a tree of bounded depth: deeper elements become siblings. */
  public static Document parse(String html, URI address) {
    return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, address.toString());
  }
}
