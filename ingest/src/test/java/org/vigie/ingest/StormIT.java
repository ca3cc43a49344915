package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Declared;
import org.vigie.model.PollState.Pace;
import org.vigie.model.Source;

/**
 * Thousands of sources whose servers hang, among some that answer: played event by event, with the
 * schedule and the slots as they are, and time that passes by itself.
 */
class StormIT {
  private static final Duration ANSWER = Duration.ofMillis(300);
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int HANGING = 5_000;
  private static final int HEALTHY = 500;

  private final VirtualTime time = new VirtualTime();
  private final PollSchedule schedule = new PollSchedule(time);
  private final NextState next = new NextState(schedule);
  private final Slots slots = new Slots(64, time);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at));
  private final Deque<Visitor> waiting = new ArrayDeque<>();
  private final List<Double> lateness = new ArrayList<>();

  /** Something that happens at a time. */
  private record Event(long at, Runnable what) {}

  /** A source, and whether its server hangs from some time on. */
  private final class Visitor {
    private final Source source;
    private final Duration hangsFrom;
    private final Slots.Slot slot = slots.slot();
    private PollState state;
    private int visits;

    Visitor(String id, Duration interval, Duration hangsFrom) {
      this.source = Sources.feed(id, URI.create("https://" + id + ".example/feed"), null);
      this.hangsFrom = hangsFrom;
      PollState unknown = NextState.unknown(source, time.instant());
      this.state = paced(unknown, interval);
    }

    void due() {
      waiting.add(this);
      admit();
    }

    void start() {
      Duration late = Duration.between(state.due(), time.instant());
      Duration interval = state.pace().interval();
      if (hangsFrom.compareTo(DAY) > 0 && interval != null) {
        lateness.add((double) late.toMillis() / interval.toMillis());
      }
      boolean hangs = time.passed().compareTo(hangsFrom) >= 0;
      in(hangs ? DEADLINE : ANSWER, () -> end(hangs));
    }

    void end(boolean hung) {
      slot.close();
      visits++;
      Instant now = time.instant();
      state =
          hung
              ? next.failed(source, state, now, PollState.State.BROKEN, false, "no answer")
              : paced(
                  next.unchanged(
                      source,
                      state,
                      new FetchResult.Unchanged(null, null, Duration.ZERO, List.of()),
                      now),
                  state.pace().interval());
      rest();
      admit();
    }

    /** Until it is due. */
    void rest() {
      in(Duration.between(time.instant(), schedule.due(source, state)), this::due);
    }
  }

  @Test
  void serversThatHangDoNotMakeTheOthersLate() {
    List<Visitor> hanging = visitors(HANGING, "hanging", Duration.ZERO);
    visitors(HEALTHY, "healthy", Duration.ofDays(99));
    play(DAY);
    assertThat(hanging).allMatch(visitor -> visitor.visits >= 5);
    assertThat(percentile(0.99)).isLessThan(0.1);
    assertThat(percentile(1)).isLessThan(2);
  }

  @Test
  void serversThatAllBeginToHangAtOnceDoNotEither() {
    visitors(HANGING, "hanging", Duration.ofHours(6));
    visitors(HEALTHY, "healthy", Duration.ofDays(99));
    play(DAY);
    assertThat(percentile(0.99)).isLessThan(0.1);
    assertThat(percentile(1)).isLessThan(2);
  }

  private double percentile(double share) {
    assertThat(lateness).hasSizeGreaterThan(50_000);
    List<Double> sorted = lateness.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
  }

  /** Sources that are due at once, as after a start, every two to twenty minutes. */
  private List<Visitor> visitors(int count, String name, Duration hangsFrom) {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Visitor visitor = new Visitor(name + i, Duration.ofMinutes(2 + i % 19), hangsFrom);
      visitors.add(visitor);
      visitor.rest();
    }
    return visitors;
  }

  private void play(Duration until) {
    while (!events.isEmpty() && events.peek().at() <= until.toNanos()) {
      Event event = events.remove();
      time.sleep(Duration.ofNanos(Math.max(0, event.at() - time.now())));
      event.what().run();
    }
  }

  private void in(Duration wait, Runnable what) {
    events.add(new Event(time.now() + Math.max(0, wait.toNanos()), what));
  }

  /** First come, first served, as those who wait for a slot are. */
  private void admit() {
    while (!waiting.isEmpty() && waiting.getFirst().slot.tryEnter()) {
      waiting.removeFirst().start();
    }
    if (!waiting.isEmpty()) {
      in(Duration.ofNanos(slots.nanosToRoom()), this::admit);
    }
  }

  private static PollState paced(PollState state, @Nullable Duration interval) {
    return new PollState(
        state.source(),
        state.etag(),
        state.lastModified(),
        state.memory(),
        new Pace(interval, Declared.NOTHING),
        state.whereabouts(),
        state.due(),
        state.lastTry(),
        state.lastSuccess(),
        state.lastArticle(),
        state.failures(),
        state.state(),
        state.evidence(),
        state.since(),
        state.gap());
  }
}
