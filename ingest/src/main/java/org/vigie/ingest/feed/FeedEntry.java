package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, or one teaser of a listing page.
 *
 * @param id what the feed calls it, or else its address
 * @param url the article's address; null when the entry has none
 * @param title plain text, one line; may be empty
 * @param published when the entry says it was published; null when it does not say or says nonsense
 * @param authors as the entry names them; may be empty
 * @param text what the entry holds of the article, as plain text with a blank line between
 *     paragraphs; may be empty
 */
public record FeedEntry(
    String id,
    @Nullable URI url,
    String title,
    @Nullable Instant published,
    List<String> authors,
    String text) {
  public FeedEntry {
    authors = List.copyOf(authors);
  }
}
