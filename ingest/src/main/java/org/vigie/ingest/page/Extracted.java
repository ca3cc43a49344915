package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;

/**
 * What a page says, without what surrounds it.
 *
 * @param url its canonical address
 * @param title plain text, one line; may be empty
 * @param text its article as plain text, a blank line between paragraphs; empty when there is none
 * @param authors as the page names them; may be empty
 * @param published when the page says it was published; null when it does not say
 * @param language ISO 639 code the page declares; null when it declares none
 * @param site what the page calls its site or its publisher; null when it does not say
 * @param details what else it says of the article
 * @param others further articles on the same page, in its order; mostly none
 * @param missed names of the source's own selectors that matched nothing, so that Vigie found out
 *     by itself
 */
public record Extracted(
    URI url,
    String title,
    String text,
    List<String> authors,
    @Nullable Instant published,
    @Nullable String language,
    @Nullable String site,
    Article.Details details,
    List<Part> others,
    List<String> missed) {

  /**
   * A further article on a page.
   *
   * @param title its own; may be empty
   * @param text as the page's
   * @param details its own references, agencies and origin
   */
  public record Part(String title, String text, Article.Details details) {}

  public Extracted {
    authors = List.copyOf(authors);
    others = List.copyOf(others);
    missed = List.copyOf(missed);
  }
}
