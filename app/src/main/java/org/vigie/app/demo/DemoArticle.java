package org.vigie.app.demo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample article: an invented report, written for the demo.
 *
 * @param slug the last part of its address, unique in its outlet
 * @param release seconds after the outlet's first poll; 0 for what stands there from the start
 * @param age how long before its release it says it was published
 * @param title plain text
 * @param byline who signs it
 * @param subject what kind of news it is ({@code attack}, {@code encryption}, {@code football}...)
 * @param topics ids of the topics it is about; empty for most news
 * @param story what its reports, copies and updates share; null when it is alone
 * @param role what it is to its story
 * @param correction what its outlet puts right in it; null when nothing
 * @param text paragraphs, one a line
 */
record DemoArticle(
    String slug,
    int release,
    Duration age,
    String title,
    String byline,
    String subject,
    List<String> topics,
    @Nullable String story,
    Role role,
    @Nullable Correction correction,
    String text) {

  /** What an article is to its story. */
  enum Role {
    /** An outlet's own text. */
    REPORT,
    /** Another outlet's text under a headline of its own. */
    COPY,
    /** A later text with a new toll. */
    UPDATE
  }

  /**
   * Another wording.
   *
   * @param after seconds after the article's release
   * @param was the words that are replaced
   * @param is the words in their place
   */
  record Correction(int after, String was, String is) {}

  DemoArticle {
    topics = List.copyOf(topics);
    if (release < 0 || age.isNegative()) {
      throw new IllegalArgumentException(slug + ": release and age must not be negative");
    }
  }

  /** Its paragraphs, in order. */
  List<String> paragraphs() {
    return text.lines().toList();
  }

  /** The same after its correction. */
  DemoArticle corrected() {
    return correction == null
        ? this
        : new DemoArticle(
            slug,
            release,
            age,
            title.replace(correction.was(), correction.is()),
            byline,
            subject,
            topics,
            story,
            role,
            null,
            text.replace(correction.was(), correction.is()));
  }
}
