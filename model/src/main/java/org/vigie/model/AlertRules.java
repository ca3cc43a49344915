package org.vigie.model;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How a saved search alerts: when, how often, and of what size of story. All of it is decided by
 * the time at which articles were filed, so that a replay decides the same.
 *
 * @param cadence how soon it tells of what matches
 * @param priority how urgent its messages are
 * @param language of its messages, {@code en} or {@code fr}
 * @param zone in which its hours are
 * @param quiet hours in which nothing is sent but what is urgent; null for none
 * @param coolDown how long nothing more is sent after a message; zero for no such pause
 * @param perHour the most messages in one hour of the clock; 0 for no limit
 * @param outlets how many publishers have to report what matches before it tells; at least 1
 * @param origins how many of their reports have to be independent, see {@link Filed#origin}; at
 *     least 1
 * @param again true to be told once more when a story changes in what matters
 * @param tells what it tells of
 */
public record AlertRules(
    Cadence cadence,
    Priority priority,
    String language,
    ZoneId zone,
    @Nullable QuietHours quiet,
    Duration coolDown,
    int perHour,
    int outlets,
    int origins,
    boolean again,
    Tells tells) {

  /** At once, each story by itself, in English. */
  public static final AlertRules DEFAULT =
      new AlertRules(
          Cadence.AT_ONCE,
          Priority.NORMAL,
          "en",
          ZoneOffset.UTC,
          null,
          Duration.ZERO,
          0,
          1,
          1,
          false,
          Tells.STORIES);

  /** How soon a saved search tells of what matches. */
  public enum Cadence {
    AT_ONCE,
    /** What came in an hour of the clock, at its end. */
    HOURLY,
    /** What came until seven in the morning. */
    DAILY,
    /** What came until seven on Monday morning. */
    WEEKLY
  }

  /** What a saved search tells of. */
  public enum Tells {
    /** Each story that matches. */
    STORIES,
    /** Spikes alone: that there are more reports than usual, see {@link Tempo}. */
    SPIKES,
    /** Each story, and spikes. */
    BOTH
  }

  /** How urgent messages are. */
  public enum Priority {
    LOW,
    NORMAL,
    /** Sent in quiet hours, too. */
    URGENT
  }

  /**
   * Hours of each day; they go over midnight when they end before they begin.
   *
   * @param from the first minute
   * @param to the minute after the last; another than {@code from}
   */
  public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
      if (from.equals(to)) {
        throw new IllegalArgumentException("quiet hours end when they begin: " + from);
      }
    }
  }

  public AlertRules {
    // A record that an older Vigie wrote has none.
    tells = tells == null ? Tells.STORIES : tells;
    if (coolDown.isNegative() || perHour < 0 || outlets < 1 || origins < 1) {
      throw new IllegalArgumentException("alert rules below their least values");
    }
  }
}
