package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, one teaser of a listing page, or one message of a channel.
 *
 * @param id what the feed calls it, or else its address
 * @param url the article's address; null when the entry has none
 * @param title plain text, one line; may be empty
 * @param published when the entry says it was published; null when it does not say or says nonsense
 * @param authors as the entry names them; may be empty
 * @param text what the entry holds of the article, as plain text with a blank line between
 *     paragraphs; may be empty
 * @param whole whether that is the whole article, so that its page need not be asked for
 */
public record FeedEntry(
    String id,
    @Nullable URI url,
    String title,
    @Nullable Instant published,
    List<String> authors,
    String text,
    boolean whole) {
  public FeedEntry {
    authors = List.copyOf(authors);
  }

  /** An entry whose article is on a page of its own. */
  public FeedEntry(
      String id,
      @Nullable URI url,
      String title,
      @Nullable Instant published,
      List<String> authors,
      String text) {
    this(id, url, title, published, authors, text, false);
  }
}
