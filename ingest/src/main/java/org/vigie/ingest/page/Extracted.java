package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says, without what surrounds it.
 *
 * @param url its canonical address
 * @param title plain text, one line; may be empty
 * @param text its article as plain text, a blank line between paragraphs; empty when there is none
 * @param authors as the page names them; may be empty
 * @param published when the page says it was published; null when it does not say
 * @param language ISO 639 code the page declares; null when it declares none
 * @param site what the page calls its site; null when it does not say
 */
public record Extracted(
    URI url,
    String title,
    String text,
    List<String> authors,
    @Nullable Instant published,
    @Nullable String language,
    @Nullable String site) {
  public Extracted {
    authors = List.copyOf(authors);
  }
}
