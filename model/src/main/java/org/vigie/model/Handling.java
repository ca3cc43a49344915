package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about an alert or about all alerts of a story: a record of {@code
 * vigie.handled}. Removed, it is as if it had never been done.
 *
 * @param subject id of an alert, or of a story
 * @param kind what was done
 * @param until when a {@link Kind#SNOOZED} subject is told of again; null of the other kinds
 * @param by who, as they signed in
 * @param at when
 */
public record Handling(String subject, Kind kind, @Nullable Instant until, String by, Instant at) {

  /** What was done. */
  public enum Kind {
    /** Somebody takes care of the alert: nothing more is sent of it until it changes materially. */
    ACKNOWLEDGED,
    /** Nothing is sent of it for a while; then what came meanwhile. */
    SNOOZED,
    /** Nothing is sent of it any more. */
    MUTED
  }

  /** The key of {@code vigie.handled}. */
  public String key() {
    return subject;
  }
}
