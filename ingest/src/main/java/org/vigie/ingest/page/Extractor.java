package org.vigie.ingest.page;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Source;

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
    return extract(bytes, contentType, address, null);
  }

  /**
   * Reads a page where a source says where to look.
   *
   * @param contentType the header field it came with; null when there was none
   * @param address where it came from
   * @param selectors where to look; null to find out
   */
  public Extracted extract(
      byte[] bytes,
      @Nullable String contentType,
      URI address,
      Source.@Nullable Selectors selectors) {
    return extract(Charsets.decode(Scripts.emptied(bytes), contentType), address, selectors);
  }

  /** Reads a page whose characters are known. */
  public Extracted extract(String html, URI address) {
    return extract(html, address, null);
  }

  private static Extracted extract(String html, URI address, Source.@Nullable Selectors selectors) {
    Document page = parse(html, address);
    return new Assembly(Selected.of(page, selectors), Outline.of(page), address).extracted();
  }

  /**
   * Plain text of a piece of HTML such as a feed carries, a blank line between paragraphs; plain
   * text is taken as it is.
   */
  public static String paragraphs(String fragment) {
    if (!HtmlText.isMarkup(fragment)) {
      return HtmlText.plainParagraphs(fragment);
    }
    return Outline.of(HtmlText.tree(fragment)).blocks().stream()
        .map(Block::text)
        .collect(joining("\n\n"));
  }

  /**
   * The page as a tree of bounded depth: deeper elements become siblings. As {@link HtmlText#tree},
   * it fails at nothing.
   */
  public static Document parse(String html, URI address) {
    try {
      return parse(Parser.htmlParser(), html, address);
    } catch (ValidationException e) {
      return parse(HtmlText.forgiving(), html, address);
    }
  }

  private static Document parse(Parser parser, String html, URI address) {
    return parser.setMaxDepth(MAX_DEPTH).parseInput(html, address.toString());
  }
}
