package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.vigie.model.PollState;
import org.vigie.model.Source;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI ADDRESS = URI.create("https://example.org/feed");
  private static final Source SOURCE = Sources.feed("a", ADDRESS, null);
  private static final Source OFTEN = Sources.feed("a", ADDRESS, Duration.ofSeconds(2));

  private final PollSchedule schedule = new PollSchedule(InstantSource.fixed(NOW));

  @Test
  void aSourcesOwnTimeIsKept() {
    assertThat(after(OFTEN, List.of(), Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.afterUnchanged(OFTEN, state(NOW, 0), NOW, Duration.ZERO))
        .isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void anUnknownRhythmMeansAnHour() {
    assertThat(after(SOURCE, List.of(), Duration.ZERO))
        .isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
  }

  @Test
  void aSourceThatPublishesOftenIsPolledOften() {
    assertThat(after(SOURCE, every(Duration.ofMinutes(10)), Duration.ZERO))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    assertThat(after(SOURCE, every(Duration.ofSeconds(5)), Duration.ZERO))
        .isBetween(Duration.ofSeconds(108), Duration.ofSeconds(132));
    assertThat(after(SOURCE, every(Duration.ofDays(30)), Duration.ZERO))
        .isBetween(Duration.ofHours(21), Duration.ofHours(27));
  }

  @Test
  void aSourceThatFellSilentIsPolledLess() {
    List<Instant> old =
        every(Duration.ofMinutes(10)).stream().map(date -> date.minus(Duration.ofDays(3))).toList();
    assertThat(after(SOURCE, old, Duration.ZERO)).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void maxAgeIsObeyedUpToADay() {
    List<Instant> often = every(Duration.ofMinutes(10));
    assertThat(after(SOURCE, often, Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
    assertThat(after(SOURCE, often, Duration.ofDays(300))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void unchangedKeepsTheRhythm() {
    PollState before = state(NOW, 0);
    assertThat(schedule.afterUnchanged(SOURCE, before, NOW, Duration.ZERO))
        .isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    assertThat(schedule.afterUnchanged(SOURCE, state(NOW, 3), NOW, Duration.ZERO))
        .isAfter(NOW.plus(Duration.ofMinutes(50)));
  }

  @Test
  void aWaitIsKeptUpToTwoDays() {
    assertThat(schedule.afterThrottling(SOURCE, 1, NOW, Duration.ofHours(3)))
        .isEqualTo(NOW.plus(Duration.ofHours(3)));
    assertThat(schedule.afterThrottling(SOURCE, 1, NOW, Duration.ofDays(3650)))
        .isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(schedule.afterThrottling(SOURCE, 1, NOW, Duration.ZERO))
        .isAfter(NOW.plus(Duration.ofMinutes(4)));
  }

  @Test
  void whatIsGoneIsAskedOnceADayAtMost() {
    assertThat(schedule.afterGone(SOURCE, NOW)).isAfter(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void aWrongClockDoesNotFreezeASource() {
    PollState frozen = NextState.due(state(NOW, 0), NOW.plus(Duration.ofDays(400)));
    assertThat(schedule.due(SOURCE, frozen)).isEqualTo(NOW);
    PollState soon = NextState.due(state(NOW, 0), NOW.plus(Duration.ofDays(2)));
    assertThat(schedule.due(SOURCE, soon)).isEqualTo(soon.due());
  }

  @Property
  void aSourceWaitsAsLongAsItsOwnTimeAndTheSchedulesOwnFailures(
      @ForAll @LongRange(min = 1, max = 31 * 24 * 3600) long seconds,
      @ForAll @IntRange(min = 1, max = 100) int failures) {
    Source source = Sources.feed("a", ADDRESS, Duration.ofSeconds(seconds));
    for (Instant due :
        List.of(
            schedule.afterEntries(source, NOW, List.of(), Duration.ZERO),
            schedule.afterFailure(source, failures, NOW),
            schedule.afterThrottling(source, failures, NOW, Duration.ofDays(9)),
            schedule.afterGone(source, NOW))) {
      assertThat(schedule.due(source, NextState.due(state(NOW, 0), due))).isEqualTo(due);
    }
  }

  @Test
  void sourcesSpreadOutAndStaySpreadOut() {
    List<Instant> due =
        Stream.of("a", "b", "c", "d", "e")
            .map(id -> Sources.feed(id, ADDRESS, null))
            .map(source -> schedule.afterEntries(source, NOW, List.of(), Duration.ZERO))
            .toList();
    assertThat(due).doesNotHaveDuplicates();
    assertThat(after(SOURCE, List.of(), Duration.ZERO))
        .isEqualTo(after(SOURCE, List.of(), Duration.ZERO));
  }

  @Test
  void anotherAddressIsAFirstVisitAndDueAtOnce() {
    Source moved = Sources.feed("a", URI.create("https://example.org/other"), null);
    PollState fitting = schedule.fitting(SOURCE, moved, state(NOW, 2));
    assertThat(fitting.etag()).isNull();
    assertThat(fitting.due()).isEqualTo(NOW);
    assertThat(fitting.lastSuccess()).isNull();
    assertThat(fitting.seen()).isEqualTo(state(NOW, 2).seen());
    assertThat(schedule.fitting(SOURCE, OFTEN, state(NOW, 0)).due()).isEqualTo(NOW.plusSeconds(2));
    assertThat(schedule.fitting(SOURCE, SOURCE, state(NOW, 0))).isEqualTo(state(NOW, 0));
  }

  @Property
  void aFailingSourceIsAskedLessAndLessButNeverGivenUp(
      @ForAll @IntRange(min = 1, max = 10_000) int failures) {
    Instant due = schedule.afterFailure(SOURCE, failures, NOW);
    Instant next = schedule.afterFailure(SOURCE, failures + 1, NOW);
    assertThat(due).isBetween(NOW.plus(Duration.ofMinutes(4)), NOW.plus(Duration.ofHours(14)));
    assertThat(next).isAfterOrEqualTo(due);
  }

  @Property
  void aPollIsAlwaysAheadAndNeverFar(
      @ForAll @LongRange(min = 0, max = 1L << 40) long maxAge,
      @ForAll List<@LongRange(min = -1_000_000, max = 100_000_000) Long> ages) {
    List<Instant> published = ages.stream().map(NOW::minusSeconds).toList();
    Duration wait = after(SOURCE, published, Duration.ofSeconds(maxAge));
    assertThat(wait).isBetween(Duration.ofSeconds(108), Duration.ofHours(27));
  }

  private Duration after(Source source, List<Instant> published, Duration maxAge) {
    return Duration.between(NOW, schedule.afterEntries(source, NOW, published, maxAge));
  }

  private static List<Instant> every(Duration gap) {
    return Stream.iterate(NOW.minus(gap), date -> date.minus(gap)).limit(15).toList();
  }

  private static PollState state(Instant due, int failures) {
    return new PollState(
        "a",
        "\"e\"",
        "yesterday",
        List.of("x"),
        due.plus(Duration.ofMinutes(7)),
        due,
        due,
        due,
        failures,
        PollState.State.FRESH,
        "fine",
        due,
        null);
  }
}
