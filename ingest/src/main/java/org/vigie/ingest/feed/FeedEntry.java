package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;

/**
 * One entry of a feed, one teaser of a listing page, or one message of a channel.
 *
 * @param id what the feed calls it, or else its address
 * @param url the article's address; null when the entry has none
 * @param title plain text, one line; may be empty
 * @param published when the entry says it was published; null when it does not say or says nonsense
 * @param updated when the entry says it was last changed; null when it does not say
 * @param authors as the entry names them, by their mail address when that is all; may be empty
 * @param summary what the entry calls its summary, as plain text with a blank line between
 *     paragraphs; may be empty
 * @param content what the entry calls its whole text, in the same form; may be empty
 * @param categories what the entry is filed under by its publisher; may be empty
 * @param image address of the picture it comes with; null when it comes with none
 * @param publisher who published it first, when the entry names one; may be empty
 * @param whole whether its text is known to be the whole article, so that its page need not be
 *     asked for
 * @param references what its text cites, as far as the entry itself tells; mostly empty
 */
public record FeedEntry(
    String id,
    @Nullable URI url,
    String title,
    @Nullable Instant published,
    @Nullable Instant updated,
    List<String> authors,
    String summary,
    String content,
    List<String> categories,
    @Nullable URI image,
    String publisher,
    boolean whole,
    List<Article.Reference> references) {
  public FeedEntry {
    authors = List.copyOf(authors);
    references = List.copyOf(references);
    categories = List.copyOf(categories);
  }

  /** An entry that does not tell what its text cites. */
  public FeedEntry(
      String id,
      @Nullable URI url,
      String title,
      @Nullable Instant published,
      @Nullable Instant updated,
      List<String> authors,
      String summary,
      String content,
      List<String> categories,
      @Nullable URI image,
      String publisher,
      boolean whole) {
    this(
        id,
        url,
        title,
        published,
        updated,
        authors,
        summary,
        content,
        categories,
        image,
        publisher,
        whole,
        List.of());
  }

  /** An entry that says only this much; its text counts as what it calls its whole text. */
  public FeedEntry(
      String id,
      @Nullable URI url,
      String title,
      @Nullable Instant published,
      List<String> authors,
      String text,
      boolean whole) {
    this(id, url, title, published, null, authors, "", text, List.of(), null, "", whole);
  }

  /** The same, whose article is on a page of its own. */
  public FeedEntry(
      String id,
      @Nullable URI url,
      String title,
      @Nullable Instant published,
      List<String> authors,
      String text) {
    this(id, url, title, published, authors, text, false);
  }

  /** An entry that is but a link. */
  public FeedEntry(String id, @Nullable URI url, String title, @Nullable Instant published) {
    this(id, url, title, published, List.of(), "");
  }

  /** The most that the entry holds of the article: many feeds have the whole in the summary. */
  public String text() {
    return content.length() >= summary.length() ? content : summary;
  }
}
