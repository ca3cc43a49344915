package org.vigie.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed reader makes of bytes. */
public sealed interface FeedResult {

  /**
   * A feed.
   *
   * @param title plain text; may be empty
   * @param language ISO 639 code the feed declares; null when it declares none
   * @param entries in the feed's order; may be empty
   */
  record Feed(String title, @Nullable String language, List<FeedEntry> entries)
      implements FeedResult {
    public Feed {
      entries = List.copyOf(entries);
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
    /** XML that is broken, hostile, or no feed; or something else altogether. */
    UNREADABLE
  }
}
