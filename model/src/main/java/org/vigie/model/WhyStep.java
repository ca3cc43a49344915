package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the answer to why a saved search told of an article, or did not.
 *
 * @param asked what was asked
 * @param yes whether it is so: "yes" brings the article nearer to being told
 * @param at the time that matters, see {@link Asked}; null where none does
 * @param about what else matters, see {@link Asked}; may be empty
 */
public record WhyStep(Asked asked, boolean yes, @Nullable Instant at, String about) {

  /** What is asked, in this order. */
  public enum Asked {
    /** Whether the article is in the archive. At: when it was first seen; about: its title. */
    ARCHIVED,
    /** Whether the query, as it is now, finds it. About: the query. */
    MATCHES,
    /** Whether the search was not changed since. At: when it was changed. */
    UNCHANGED,
    /** Whether the search was there when it was first seen. At: when the search was saved. */
    SAVED_BEFORE,
    /** Whether it is news, no back-fill. At: when it was published. */
    NEWS,
    /** Whether the search alerts, not paused. At: when it was paused. */
    ON,
    /**
     * Whether there was a spike, of a search that tells of nothing else. About: how many reports
     * and how many are usual, as in {@code 14/4.3}; empty where there was none.
     */
    SPIKE,
    /** Whether it is in an alert of the search. At: when that was made; about: the alert's id. */
    IN_ALERT,
    /** Whether it made the alert, or folded into one. About: the title of the article that did. */
    FIRST,
    /**
     * Whether enough report the story. About: {@code outlets/wanted origins/wanted}, as in {@code
     * 2/3 1/1}.
     */
    SIZE,
    /** Whether nobody muted, snoozed or acknowledged it. At: when, or until when; about: who. */
    UNHANDLED,
    /** Whether nothing holds it now. At: when it is due; about: the {@link Alert.Held}. */
    FREE,
    /** Whether it was told. At: when; about: the {@link Alert.Held} that had kept it until then. */
    TOLD,
    /** Whether a message arrived. At: when it was tried last; about: channel and answer. */
    DELIVERED
  }
}
