package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/** Says when a source is polled next. A source is never given up. */
final class PollSchedule {
  static final Duration SHORTEST = Duration.ofMinutes(2);
  static final Duration LONGEST = Duration.ofDays(1);
  static final Duration UNKNOWN = Duration.ofHours(1);
  static final Duration LONGEST_PAUSE = Duration.ofDays(2);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_RETRY = Duration.ofHours(12);

  /** How many of the newest entries show the rhythm, and how few are too few to show one. */
  private static final int ENOUGH = 20;

  private static final int TOO_FEW = 3;

  /** Jitter of one tenth either way. */
  private static final double JITTER = 0.1;

  private final InstantSource clock;

  PollSchedule(InstantSource clock) {
    this.clock = clock;
  }

  /** When a source is due; one whose time lies absurdly far ahead, as after a wrong clock, now. */
  Instant due(Source source, PollState state) {
    Instant now = clock.instant();
    Duration usual = LONGEST_PAUSE.plus(LONGEST);
    Duration own = source.every() == null ? usual : source.every().multipliedBy(2);
    return state.due().isAfter(now.plus(Collections.max(List.of(usual, own)))) ? now : state.due();
  }

  /** The state of a source whose definition was changed: a change takes effect at once. */
  PollState fitting(Source before, Source after, PollState state) {
    Instant now = clock.instant();
    boolean elsewhere =
        !before.address().equals(after.address())
            || before.kind() != after.kind()
            || !Objects.equals(before.listing(), after.listing());
    if (elsewhere) {
      return NextState.moved(state, now);
    }
    return after.every() == null || !state.due().isAfter(now.plus(after.every()))
        ? state
        : NextState.due(state, now.plus(after.every()));
  }

  /** After an answer with entries, whose dates show how often there is news. */
  Instant afterEntries(Source source, Instant asked, List<Instant> published, Duration maxAge) {
    if (source.every() != null) {
      return asked.plus(source.every());
    }
    Duration own = rhythm(asked, published).orElse(UNKNOWN);
    return asked.plus(fresh(jittered(source, own), maxAge));
  }

  /** After "nothing new": as long as last time. */
  Instant afterUnchanged(Source source, PollState before, Instant asked, Duration maxAge) {
    if (source.every() != null) {
      return asked.plus(source.every());
    }
    Duration last =
        before.failures() > 0 || before.lastTry() == null
            ? jittered(source, UNKNOWN)
            : clamp(Duration.between(before.lastTry(), before.due()), SHORTEST, LONGEST);
    return asked.plus(fresh(last, maxAge));
  }

  /**
   * After a failure.
   *
   * @param failures how many in a row, this one counted in
   */
  Instant afterFailure(Source source, int failures, Instant asked) {
    Duration first = source.every() == null ? FIRST_RETRY : source.every();
    Duration longest = first.compareTo(LONGEST_RETRY) > 0 ? first : LONGEST_RETRY;
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return asked.plus(jittered(source, clamp(doubled, first, longest)));
  }

  /** After we were asked to wait; never sooner than after any other failure. */
  Instant afterThrottling(Source source, int failures, Instant asked, Duration pause) {
    Instant asTold = asked.plus(clamp(pause, Duration.ZERO, LONGEST_PAUSE));
    return Collections.max(List.of(asTold, afterFailure(source, failures, asked)));
  }

  /** After "gone for good", which some servers say by mistake. */
  Instant afterGone(Source source, Instant asked) {
    return asked.plus(LONGEST).plus(jittered(source, UNKNOWN));
  }

  /** Half the mean time between the newest entries, the time since the newest counted in. */
  private static Optional<Duration> rhythm(Instant now, List<Instant> published) {
    List<Instant> newest =
        published.stream()
            .filter(date -> date.isBefore(now))
            .sorted(Comparator.reverseOrder())
            .limit(ENOUGH)
            .toList();
    if (newest.size() < TOO_FEW) {
      return Optional.empty();
    }
    Duration mean = Duration.between(newest.getLast(), now).dividedBy(newest.size());
    return Optional.of(clamp(mean.dividedBy(2), SHORTEST, LONGEST));
  }

  private static Duration fresh(Duration own, Duration maxAge) {
    Duration obeyed = clamp(maxAge, Duration.ZERO, LONGEST);
    return obeyed.compareTo(own) > 0 ? obeyed : own;
  }

  /** The same for a source each time, so that sources spread out and stay spread out. */
  private static Duration jittered(Source source, Duration duration) {
    int hash = Integer.parseUnsignedInt(Seen.hash(source.id()).substring(0, 8), 16);
    double unit = (hash >>> 1) / (double) Integer.MAX_VALUE;
    return duration.plusMillis((long) (duration.toMillis() * JITTER * (2 * unit - 1)));
  }

  private static Duration clamp(Duration duration, Duration least, Duration most) {
    if (duration.compareTo(least) < 0) {
      return least;
    }
    return duration.compareTo(most) > 0 ? most : duration;
  }
}
