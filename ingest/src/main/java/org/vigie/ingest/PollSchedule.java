package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Declared;
import org.vigie.model.PollState.Pace;
import org.vigie.model.Source;

/** Says when a source is polled next. A source is never given up. */
final class PollSchedule {
  static final Duration SHORTEST = Duration.ofMinutes(2);
  static final Duration LONGEST = Duration.ofDays(1);

  /** Until a source has shown a rhythm, when it says what has changed. */
  static final Duration UNKNOWN = Duration.ofHours(1);

  /** What a server asks for is kept up to this. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(2);

  static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  static final Duration LONGEST_RETRY = Duration.ofHours(12);
  static final Duration GONE = Duration.ofDays(7);

  /** How many of the newest entries show the rhythm, and how few are too few to show one. */
  private static final int ENOUGH = 20;

  private static final int TOO_FEW = 3;

  /** So many new entries at once, and more are missed than need be. */
  private static final int SEVERAL = 3;

  private static final double LONGER = 1.05;
  private static final double SHORTER = 0.75;

  /** Up to a tenth later, never sooner than what was asked for. */
  private static final double JITTER = 0.1;

  /** Clocks of several machines may differ by this. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final InstantSource clock;

  PollSchedule(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * When to poll next.
   *
   * @param pace what is known of the source's rhythm now
   */
  record Next(Pace pace, Instant due) {}

  /**
   * What an answer shows of the rhythm.
   *
   * @param published the dates of its entries; those that are no dates may be among them
   * @param fresh how many entries were new; 0 on the first visit, when all are
   * @param gap whether none of them stood there at the last poll
   * @param since how long ago it was read before
   * @param validators whether the next request can ask for changes only
   */
  record Shown(
      List<Instant> published, int fresh, boolean gap, Duration since, boolean validators) {}

  /** When a source is due; one whose time lies absurdly far ahead, as after a wrong clock, now. */
  Instant due(Source source, PollState state) {
    Instant now = clock.instant();
    Duration own = source.every() == null ? GONE : source.every();
    Duration most = Collections.max(List.of(GONE, own)).multipliedBy(2);
    return state.due().isAfter(now.plus(most)) ? now : state.due();
  }

  /** The same, or sooner when there is news, as a hub told. */
  Instant due(Source source, PollState state, Instant news) {
    Instant usual = due(source, state);
    return told(state, news).filter(usual::isAfter).orElse(usual);
  }

  /** At once, unless it was asked just now, or refused us. */
  private static Optional<Instant> told(PollState state, Instant news) {
    Instant lastTry = state.lastTry();
    return lastTry == null || !news.isAfter(lastTry) || state.failures() > 0
        ? Optional.empty()
        : Optional.of(lastTry.plus(SHORTEST));
  }

  /** The same, if it was written by a clock that was ahead of ours: its wait begins anew. */
  static PollState onOurClock(PollState state, Instant now) {
    Instant lastTry = state.lastTry();
    return lastTry == null || !lastTry.isAfter(now.plus(AHEAD))
        ? state
        : NextState.shifted(state, Duration.between(lastTry, now));
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
    if (Objects.equals(before.every(), after.every()) || state.failures() > 0) {
      return state;
    }
    Duration own = after.every() != null ? after.every() : state.pace().interval();
    Instant due = now.plus(own == null ? UNKNOWN : own);
    return state.due().isAfter(due) ? NextState.due(state, due) : state;
  }

  /** After an answer that was read. */
  Next afterEntries(
      Source source, Pace before, Instant asked, Shown shown, Duration maxAge, Declared declared) {
    Duration last = before.interval();
    Duration own =
        rhythm(asked, shown.published()).orElseGet(() -> withoutDates(last, shown, declared));
    if (last != null && (shown.gap() || shown.fresh() >= SEVERAL)) {
      Duration mean = shown.since().dividedBy(Math.max(1, shown.fresh()));
      own = least(own, most(last.dividedBy(2), half(mean)));
    }
    return next(source, new Pace(clamp(own), declared, before.rhythm()), asked, maxAge);
  }

  /** After "nothing new": a little longer each time, so that a silence counts as it lasts. */
  Next afterUnchanged(Source source, Pace before, Instant asked, Duration maxAge) {
    Duration last = before.interval() == null ? UNKNOWN : times(before.interval(), LONGER);
    return next(source, new Pace(clamp(last), before.declared(), before.rhythm()), asked, maxAge);
  }

  private Next next(Source source, Pace pace, Instant asked, Duration maxAge) {
    if (source.every() != null) {
      return new Next(pace, asked.plus(source.every()));
    }
    Duration own = jittered(source, Objects.requireNonNull(pace.interval()));
    Duration told = least(maxAge, LONGEST_PAUSE);
    Duration ttl = pace.declared().ttl() == null ? Duration.ZERO : pace.declared().ttl();
    Duration wait = Collections.max(List.of(own, told, least(ttl, LONGEST)));
    return new Next(pace, skipped(asked.plus(wait), pace.declared()));
  }

  /**
   * Entries without dates show a rhythm only by being new or not; one or two now and then show none
   * that is faster than what is usual.
   */
  private static Duration withoutDates(@Nullable Duration last, Shown shown, Declared declared) {
    Duration usual = shown.validators() ? UNKNOWN : LONGEST;
    if (last == null) {
      return declared.period() == null ? usual : declared.period();
    }
    return shown.fresh() == 0
        ? times(last, 1 / SHORTER)
        : most(times(last, SHORTER), least(last, usual));
  }

  /** By the mean time between the newest entries, the time since the newest counted in. */
  private static Optional<Duration> rhythm(Instant now, List<Instant> published) {
    List<Instant> newest =
        published.stream()
            .flatMap(date -> PublishedDate.sane(date).stream())
            .filter(date -> date.isBefore(now))
            .sorted(Comparator.reverseOrder())
            .limit(ENOUGH)
            .toList();
    if (newest.size() < TOO_FEW) {
      return Optional.empty();
    }
    return Optional.of(half(Duration.between(newest.getLast(), now).dividedBy(newest.size())));
  }

  /** Twice as often as entries come; an hour at least, unless they come faster than that. */
  private static Duration half(Duration mean) {
    Duration half = mean.dividedBy(2);
    return mean.compareTo(UNKNOWN) < 0 ? half : most(half, UNKNOWN);
  }

  /** The first hour from a time on in which the feed does not ask to be left alone. */
  private static Instant skipped(Instant due, Declared declared) {
    OffsetDateTime time = due.atOffset(ZoneOffset.UTC);
    for (int hour = 0; hour <= LONGEST_PAUSE.toHours(); hour++) {
      boolean skip =
          ((declared.skipHours() >> time.getHour()) & 1) == 1
              || ((declared.skipDays() >> (time.getDayOfWeek().getValue() - 1)) & 1) == 1;
      if (!skip) {
        return time.toInstant();
      }
      time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return due;
  }

  /**
   * After a failure.
   *
   * @param failures how many in a row, this one counted in
   * @param answered whether the server had to answer: it is not asked sooner than usual then
   */
  Instant afterFailure(Source source, Pace pace, int failures, boolean answered, Instant asked) {
    Duration usual = pace.interval() == null ? UNKNOWN : pace.interval();
    Duration patient = answered && usual.compareTo(FIRST_RETRY) > 0 ? usual : FIRST_RETRY;
    Duration first = source.every() == null ? patient : source.every();
    Duration longest = Collections.max(List.of(first, LONGEST_RETRY));
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return asked.plus(jittered(source, least(doubled, longest)));
  }

  /** How long we wait when we are asked to, by a server that may not say how long. */
  static Duration pause(Duration told) {
    return most(least(told, LONGEST_PAUSE), FIRST_RETRY);
  }

  /** After we were asked to wait; never sooner than after any other failure. */
  Instant afterThrottling(Source source, Pace pace, int failures, Instant asked, Duration pause) {
    Instant told = asked.plus(least(pause, LONGEST_PAUSE));
    return Collections.max(List.of(told, afterFailure(source, pace, failures, true, asked)));
  }

  /** After its host was left alone: soon after it may be asked again, each at its own time. */
  Instant afterWaiting(Source source, Instant asked, Duration wait) {
    return asked.plus(wait).plus(jittered(source, SHORTEST)).minus(SHORTEST);
  }

  /** After "gone for good", which some servers say by mistake. */
  Instant afterGone(Source source, Instant asked) {
    Duration own = source.every() == null ? GONE : source.every();
    return asked.plus(jittered(source, Collections.max(List.of(own, GONE))));
  }

  /** The same for a source each time, so that sources spread out and stay spread out. */
  private static Duration jittered(Source source, Duration duration) {
    double unit = (Mark.hash(source.id()) >>> 1) / (double) Long.MAX_VALUE;
    return times(duration, 1 + JITTER * unit);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  private static Duration clamp(Duration duration) {
    return duration.compareTo(SHORTEST) < 0 ? SHORTEST : least(duration, LONGEST);
  }

  private static Duration most(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
