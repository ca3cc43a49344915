package org.vigie.ingest.feed;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.PollState.Declared;

/** What a feed reader makes of bytes. */
public sealed interface FeedResult {

  /**
   * A feed.
   *
   * @param title plain text; may be empty
   * @param home the page whose feed it is; null when the feed does not say
   * @param language ISO 639 code the feed declares; null when it declares none
   * @param declared what it says of how to ask for it
   * @param entries in the feed's order; may be empty
   */
  record Feed(
      String title,
      @Nullable URI home,
      @Nullable String language,
      Declared declared,
      List<FeedEntry> entries)
      implements FeedResult {
    public Feed {
      entries = List.copyOf(entries);
    }

    /** What lists articles and says little of itself. */
    public Feed(String title, @Nullable String language, List<FeedEntry> entries) {
      this(title, null, language, Declared.NOTHING, entries);
    }
  }

  /**
   * No feed that can be read.
   *
   * @param cause what it is instead
   * @param reason the same in words, for an operator
   */
  record Refused(Cause cause, String reason) implements FeedResult {}

  /** What came instead of a feed. */
  enum Cause {
    /** Nothing at all. */
    EMPTY,
    /** An HTML page. */
    HTML,
    /** XML or JSON that is broken, hostile, or no feed; or something else altogether. */
    UNREADABLE
  }
}
