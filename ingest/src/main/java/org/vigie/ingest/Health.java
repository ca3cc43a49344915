package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Rhythm;
import org.vigie.model.Source;

/**
 * Judges how a source fares after a visit. A failure now and then is no state: a source that
 * answered is blocked or broken after several in a row.
 */
final class Health {
  private static final int PATIENCE = 3;

  /** States in which it answered. */
  private static final Set<State> ANSWERING =
      Set.of(State.FRESH, State.QUIET, State.SILENT, State.EMPTY, State.MOVED);

  private static final Duration LATELY = Duration.ofHours(24);

  /** So much news may be expected and not come while a source still counts as fresh. */
  private static final double A_LITTLE = 1;

  /**
   * What a visit came to.
   *
   * @param state with how the source fares now
   * @param events what an operator should know
   */
  record Judged(PollState state, List<HealthEvent> events) {}

  private Health() {}

  /**
   * Judges.
   *
   * @param before the state before the visit
   * @param after the state behind it, with how the visit itself went
   */
  static Judged judge(Source source, PollState before, PollState after, Instant now) {
    State to = state(source, before, after, now);
    PollState judged = after.faring(to, to == before.state() ? before.since() : now);
    List<HealthEvent> events = new ArrayList<>();
    if (to != before.state()) {
      events.add(
          new HealthEvent.Changed(
              source.id(),
              source.name(),
              before.state(),
              to,
              now,
              evidence(to, after, now),
              after.due()));
    }
    if (now.equals(after.gap())) {
      events.add(
          new HealthEvent.Gap(
              source.id(), source.name(), now, before.lastSuccess(), after.evidence()));
    }
    return new Judged(judged, events);
  }

  private static State state(Source source, PollState before, PollState after, Instant now) {
    State visit = after.state();
    return switch (visit) {
      case NEW, GONE, THROTTLED -> visit;
      case BLOCKED, BROKEN ->
          ANSWERING.contains(before.state()) && isPassing(after, now) ? before.state() : visit;
      case EMPTY -> isOftenEmpty(source) ? answering(after, now) : visit;
      case FRESH, QUIET, SILENT, MOVED -> answering(after, now);
    };
  }

  /** Also a host that is left alone, so that nothing fails there, is broken in the end. */
  private static boolean isPassing(PollState after, Instant now) {
    Instant well = after.lastSuccess();
    return after.failures() < PATIENCE && well != null && well.plus(LATELY).isAfter(now);
  }

  /** What lists the news of the last days only is empty when there was none. */
  private static boolean isOftenEmpty(Source source) {
    return switch (source.kind()) {
      case SITEMAP, SITE, MAILBOX -> true;
      case FEED, LISTING -> false;
    };
  }

  private static State answering(PollState state, Instant now) {
    Rhythm rhythm = state.pace().rhythm();
    if (rhythm.isLate(now)) {
      return State.SILENT;
    }
    if (state.whereabouts().adopted() != null) {
      return State.MOVED;
    }
    Instant last = rhythm.last();
    boolean fresh =
        last != null
            && (last.plus(LATELY).isAfter(now)
                || (rhythm.isKnown() && rhythm.expected(last, now) <= A_LITTLE));
    return fresh ? State.FRESH : State.QUIET;
  }

  private static String evidence(State to, PollState after, Instant now) {
    Rhythm rhythm = after.pace().rhythm();
    Instant last = rhythm.last();
    if (to != State.SILENT || last == null) {
      return after.evidence();
    }
    Duration silence = Duration.between(last, now);
    String time = silence.toDays() >= 2 ? silence.toDays() + " days" : silence.toHours() + " hours";
    return "nothing new for "
        + time
        + String.format(
            Locale.ROOT,
            "; usually %.1f a day, %.0f by now",
            rhythm.perDay(),
            rhythm.expected(last, now));
  }
}
