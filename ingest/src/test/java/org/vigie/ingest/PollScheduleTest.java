package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Declared;
import org.vigie.model.PollState.Memory;
import org.vigie.model.PollState.Pace;
import org.vigie.model.PollState.Whereabouts;
import org.vigie.model.Source;

class PollScheduleTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI ADDRESS = URI.create("https://example.org/feed");
  private static final Source SOURCE = Sources.feed("a", ADDRESS, null);
  private static final Source OFTEN = Sources.feed("a", ADDRESS, Duration.ofSeconds(2));
  private static final Duration DAY = Duration.ofDays(1);

  /** A wait is drawn out by up to a tenth. */
  private static final double TENTH = 1.1001;

  private final PollSchedule schedule = new PollSchedule(InstantSource.fixed(NOW));

  @Test
  void aSourcesOwnTimeIsKept() {
    assertThat(after(OFTEN, List.of(), Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.afterUnchanged(OFTEN, pace(Duration.ofHours(1)), NOW, DAY).due())
        .isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void anUnknownRhythmMeansAnHour() {
    assertThat(after(SOURCE, List.of(), Duration.ZERO))
        .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
  }

  @Test
  void whatShowsNoRhythmAndCannotSayWhatChangedIsAskedOnceADay() {
    PollSchedule.Next next =
        schedule.afterEntries(
            SOURCE,
            Pace.UNKNOWN,
            NOW,
            new PollSchedule.Shown(List.of(), 0, false, HOUR, false),
            Duration.ZERO,
            Declared.NOTHING);
    assertThat(next.due()).isAfterOrEqualTo(NOW.plus(DAY));
  }

  @Test
  void aSourceThatPublishesOftenIsPolledOften() {
    assertThat(after(SOURCE, every(Duration.ofMinutes(10)), Duration.ZERO))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    assertThat(after(SOURCE, every(Duration.ofSeconds(5)), Duration.ZERO))
        .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(132));
    assertThat(after(SOURCE, every(Duration.ofMinutes(61)), Duration.ZERO))
        .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
    assertThat(after(SOURCE, every(Duration.ofDays(30)), Duration.ZERO))
        .isBetween(Duration.ofHours(24), Duration.ofHours(27));
  }

  @Test
  void aSourceThatFellSilentIsPolledLess() {
    List<Instant> old =
        every(Duration.ofMinutes(10)).stream().map(date -> date.minus(Duration.ofDays(3))).toList();
    assertThat(after(SOURCE, old, Duration.ZERO)).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void datesThatAreNoneShowNoRhythm() {
    List<Instant> absurd =
        List.of(
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            Instant.EPOCH.plusSeconds(2),
            NOW.plus(DAY));
    assertThat(after(SOURCE, absurd, Duration.ZERO))
        .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
  }

  @Test
  void severalNewEntriesAtOnceHalveTheWait() {
    List<Instant> seldom = every(Duration.ofHours(4));
    assertThat(interval(pace(Duration.ofMinutes(40)), seldom, 3)).isEqualTo(Duration.ofMinutes(20));
    assertThat(interval(pace(Duration.ofMinutes(40)), seldom, 2))
        .isGreaterThan(Duration.ofHours(1));
    assertThat(interval(pace(Duration.ofMinutes(3)), seldom, 9)).isEqualTo(PollSchedule.SHORTEST);
  }

  @Test
  void entriesWithoutDatesShowARhythmByBeingNew() {
    Pace hour = pace(Duration.ofHours(1));
    assertThat(interval(hour, List.of(), 1)).isEqualTo(Duration.ofHours(1));
    assertThat(interval(pace(Duration.ofHours(4)), List.of(), 1)).isEqualTo(Duration.ofHours(3));
    assertThat(interval(pace(Duration.ofMinutes(9)), List.of(), 1))
        .isEqualTo(Duration.ofMinutes(9));
    assertThat(interval(hour, List.of(), 0)).isEqualTo(Duration.ofMinutes(80));
    assertThat(interval(hour, List.of(), 3)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void maxAgeIsObeyedUpToTwoDays() {
    List<Instant> often = every(Duration.ofMinutes(10));
    assertThat(after(SOURCE, often, Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
    assertThat(after(SOURCE, often, Duration.ofDays(300))).isEqualTo(Duration.ofDays(2));
    assertThat(schedule.afterUnchanged(SOURCE, pace(Duration.ofMinutes(5)), NOW, DAY).due())
        .isEqualTo(NOW.plus(DAY));
  }

  @Test
  void ttlIsObeyedAndRemembered() {
    Declared ttl = new Declared(Duration.ofHours(3), null, 0, 0);
    PollSchedule.Next next = declared(ttl);
    assertThat(next.due()).isEqualTo(NOW.plus(Duration.ofHours(3)));
    assertThat(schedule.afterUnchanged(SOURCE, next.pace(), NOW, Duration.ZERO).due())
        .isEqualTo(NOW.plus(Duration.ofHours(3)));
    assertThat(declared(new Declared(Duration.ofDays(300), null, 0, 0)).due())
        .isEqualTo(NOW.plus(DAY));
  }

  @Test
  void aDeclaredPeriodStandsInForARhythmThatIsNotShown() {
    Declared quarter = new Declared(null, Duration.ofMinutes(15), 0, 0);
    PollSchedule.Next next =
        schedule.afterEntries(
            SOURCE,
            Pace.UNKNOWN,
            NOW,
            new PollSchedule.Shown(List.of(), 0, false, HOUR, true),
            Duration.ZERO,
            quarter);
    assertThat(next.pace().interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(declared(quarter).pace().interval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void hoursThatTheFeedAsksToSkipAreSkipped() {
    int noonToTwo = 1 << 12 | 1 << 13;
    assertThat(declared(new Declared(null, null, noonToTwo, 0)).due())
        .isEqualTo(Instant.parse("2026-11-21T14:00:00Z"));
    int saturday = 1 << 5;
    assertThat(declared(new Declared(null, null, 0, saturday)).due())
        .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    int allButMonday = 0b1111110;
    assertThat(declared(new Declared(null, null, 0, allButMonday)).due())
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(declared(new Declared(null, null, 0, 0b1111111)).due())
        .isBefore(NOW.plus(Duration.ofMinutes(6)));
  }

  @Test
  void unchangedLengthensTheWaitLittleByLittleUpToADay() {
    Pace pace = pace(Duration.ofMinutes(7));
    pace = schedule.afterUnchanged(SOURCE, pace, NOW, Duration.ZERO).pace();
    assertThat(pace.interval()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
    for (int i = 0; i < 1_000; i++) {
      pace = schedule.afterUnchanged(SOURCE, pace, NOW, Duration.ZERO).pace();
    }
    assertThat(pace.interval()).isEqualTo(DAY);
    assertThat(interval(pace, List.of(), 3)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void aWaitIsKeptUpToTwoDays() {
    Pace pace = pace(Duration.ofMinutes(5));
    assertThat(schedule.afterThrottling(SOURCE, pace, 1, NOW, Duration.ofHours(3)))
        .isEqualTo(NOW.plus(Duration.ofHours(3)));
    assertThat(schedule.afterThrottling(SOURCE, pace, 1, NOW, Duration.ofDays(3650)))
        .isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(schedule.afterThrottling(SOURCE, pace, 1, NOW, Duration.ZERO))
        .isAfter(NOW.plus(Duration.ofMinutes(4)));
  }

  @Test
  void aServerThatHadToAnswerIsNotAskedSoonerThanUsual() {
    Pace hour = pace(Duration.ofHours(1));
    assertThat(schedule.afterFailure(SOURCE, hour, 1, true, NOW))
        .isAfterOrEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(schedule.afterFailure(SOURCE, hour, 1, false, NOW))
        .isBetween(NOW.plus(Duration.ofMinutes(5)), NOW.plus(Duration.ofMinutes(6)));
  }

  @Test
  void whatIsGoneIsAskedOnceAWeek() {
    assertThat(schedule.afterGone(SOURCE, NOW)).isAfterOrEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(schedule.afterGone(SOURCE, NOW)).isBefore(NOW.plus(Duration.ofDays(8)));
  }

  @Test
  void aWrongClockDoesNotFreezeASource() {
    PollState frozen = NextState.due(state(NOW, 0), NOW.plus(Duration.ofDays(400)));
    assertThat(schedule.due(SOURCE, frozen)).isEqualTo(NOW);
    PollState soon = NextState.due(state(NOW, 0), NOW.plus(Duration.ofDays(7)));
    assertThat(schedule.due(SOURCE, soon)).isEqualTo(soon.due());
  }

  @Test
  void aStateOfAClockThatWasAheadWaitsAsLongAsItWouldHave() {
    PollState tomorrow = state(NOW.plus(DAY), 0);
    PollState ours = PollSchedule.onOurClock(tomorrow, NOW);
    assertThat(ours.due()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    assertThat(ours.lastTry()).isEqualTo(NOW);
    PollState behind = state(NOW.minus(DAY), 0);
    assertThat(PollSchedule.onOurClock(behind, NOW)).isEqualTo(behind);
  }

  @Property
  void aSourceWaitsAsLongAsItsOwnTimeAndTheSchedulesOwnFailures(
      @ForAll @LongRange(min = 1, max = 31 * 24 * 3600) long seconds,
      @ForAll @IntRange(min = 1, max = 100) int failures) {
    Source source = Sources.feed("a", ADDRESS, Duration.ofSeconds(seconds));
    for (Instant due :
        List.of(
            NOW.plus(after(source, List.of(), Duration.ZERO)),
            schedule.afterFailure(source, Pace.UNKNOWN, failures, true, NOW),
            schedule.afterThrottling(source, Pace.UNKNOWN, failures, NOW, Duration.ofDays(9)),
            schedule.afterGone(source, NOW))) {
      assertThat(schedule.due(source, NextState.due(state(NOW, 0), due))).isEqualTo(due);
    }
  }

  @Test
  void sourcesSpreadOutAndStaySpreadOut() {
    List<Duration> waits =
        Stream.of("a", "b", "c", "d", "e")
            .map(id -> Sources.feed(id, ADDRESS, null))
            .map(source -> after(source, List.of(), Duration.ZERO))
            .toList();
    assertThat(waits).doesNotHaveDuplicates();
    assertThat(after(SOURCE, List.of(), Duration.ZERO))
        .isEqualTo(after(SOURCE, List.of(), Duration.ZERO));
  }

  @Test
  void anotherAddressIsAskedAtOnceAndWithoutTheOldValidators() {
    Source moved = Sources.feed("a", URI.create("https://example.org/other"), null);
    PollState fitting = schedule.fitting(SOURCE, moved, state(NOW, 2));
    assertThat(fitting.etag()).isNull();
    assertThat(fitting.due()).isEqualTo(NOW);
    assertThat(fitting.lastSuccess()).isNull();
    assertThat(fitting.memory().of()).isEqualTo(Memory.Of.ELSEWHERE);
    assertThat(schedule.fitting(SOURCE, OFTEN, state(NOW, 0)).due()).isEqualTo(NOW.plusSeconds(2));
    assertThat(schedule.fitting(SOURCE, SOURCE, state(NOW, 0))).isEqualTo(state(NOW, 0));
  }

  @Property
  void aFailingSourceIsAskedLessAndLessButNeverGivenUp(
      @ForAll @IntRange(min = 1, max = 10_000) int failures, @ForAll boolean answered) {
    Pace pace = pace(Duration.ofMinutes(10));
    Instant due = schedule.afterFailure(SOURCE, pace, failures, answered, NOW);
    Instant next = schedule.afterFailure(SOURCE, pace, failures + 1, answered, NOW);
    assertThat(due).isBetween(NOW.plus(Duration.ofMinutes(5)), NOW.plus(Duration.ofHours(14)));
    assertThat(next).isAfterOrEqualTo(due);
  }

  @Property
  void aPollIsAlwaysAheadAndNeverFar(
      @ForAll @LongRange(min = 0, max = 1L << 40) long maxAge,
      @ForAll @LongRange(min = 0, max = 1L << 40) long before,
      @ForAll @IntRange(min = 0, max = 100) int fresh,
      @ForAll List<@LongRange(min = -1_000_000, max = 100_000_000) Long> ages) {
    List<Instant> published = ages.stream().map(NOW::minusSeconds).toList();
    PollSchedule.Next next =
        schedule.afterEntries(
            SOURCE,
            pace(Duration.ofSeconds(before)),
            NOW,
            new PollSchedule.Shown(published, fresh, false, HOUR, true),
            Duration.ofSeconds(maxAge),
            Declared.NOTHING);
    assertThat(next.pace().interval()).isBetween(PollSchedule.SHORTEST, PollSchedule.LONGEST);
    assertThat(Duration.between(NOW, next.due()))
        .isBetween(PollSchedule.SHORTEST, PollSchedule.LONGEST_PAUSE);
  }

  @Property
  void whateverCameBeforeSeveralNewEntriesLeadToFrequentPolls(
      @ForAll @Size(max = 200) List<@IntRange(min = -1, max = 5) Integer> outcomes) {
    Pace pace = Pace.UNKNOWN;
    for (int outcome : outcomes) {
      pace =
          outcome < 0
              ? unchanged(pace)
              : new Pace(interval(pace, List.of(), outcome), pace.declared());
      assertThat(pace.interval()).isBetween(PollSchedule.SHORTEST, PollSchedule.LONGEST);
    }
    for (int i = 0; i < 10; i++) {
      pace = new Pace(interval(pace, List.of(), 3), pace.declared());
    }
    assertThat(pace.interval()).isEqualTo(PollSchedule.SHORTEST);
    for (int i = 0; i < 140; i++) {
      pace = unchanged(pace);
    }
    assertThat(pace.interval()).isEqualTo(PollSchedule.LONGEST);
  }

  @Test
  void aGapShowsThatASourceWasAskedForTooSeldom() {
    Pace hourly = pace(HOUR);
    assertThat(afterGap(hourly, 10, HOUR)).isEqualTo(Duration.ofMinutes(30));
    assertThat(afterGap(hourly, 2, HOUR)).isEqualTo(Duration.ofMinutes(30));
    assertThat(afterGap(hourly, 10, HOUR.multipliedBy(48))).isEqualTo(HOUR);
  }

  private @Nullable Duration afterGap(Pace before, int fresh, Duration since) {
    PollSchedule.Shown shown = new PollSchedule.Shown(List.of(), fresh, true, since, true);
    return schedule
        .afterEntries(SOURCE, before, NOW, shown, Duration.ZERO, Declared.NOTHING)
        .pace()
        .interval();
  }

  @Test
  void newsThatAHubTellsOfIsAskedForAtOnceButNotTwiceWithinTwoMinutes() {
    PollState read = NextState.due(state(NOW, 0), NOW.plus(DAY));
    Instant lastTry = Objects.requireNonNull(read.lastTry());
    assertThat(schedule.due(SOURCE, read, lastTry.plusSeconds(10)))
        .isEqualTo(lastTry.plus(PollSchedule.SHORTEST));
    assertThat(schedule.due(SOURCE, read, lastTry)).isEqualTo(read.due());
    PollState soon = NextState.due(read, lastTry.plusSeconds(5));
    assertThat(schedule.due(SOURCE, soon, lastTry.plusSeconds(10))).isEqualTo(soon.due());
    PollState refused = NextState.due(state(NOW, 1), read.due());
    assertThat(schedule.due(SOURCE, refused, lastTry.plusSeconds(10))).isEqualTo(read.due());
  }

  @Property
  void theWaitIsTheIntervalAndUpToATenthMore(
      @ForAll @LongRange(min = 120, max = 86_400) long seconds,
      @ForAll @LongRange(min = 0, max = 1_000_000) long id) {
    Source source = Sources.feed("s" + id, ADDRESS, null);
    PollSchedule.Next next =
        schedule.afterUnchanged(source, pace(Duration.ofSeconds(seconds)), NOW, Duration.ZERO);
    Duration interval = Objects.requireNonNull(next.pace().interval());
    assertThat(Duration.between(NOW, next.due()))
        .isBetween(interval, Duration.ofMillis((long) (interval.toMillis() * TENTH)));
  }

  private Pace unchanged(Pace pace) {
    return schedule.afterUnchanged(SOURCE, pace, NOW, Duration.ZERO).pace();
  }

  private PollSchedule.Next declared(Declared declared) {
    return schedule.afterEntries(
        SOURCE,
        Pace.UNKNOWN,
        NOW,
        new PollSchedule.Shown(every(Duration.ofMinutes(10)), 0, false, HOUR, true),
        Duration.ZERO,
        declared);
  }

  private Duration interval(Pace before, List<Instant> published, int fresh) {
    Pace pace =
        schedule
            .afterEntries(
                SOURCE,
                before,
                NOW,
                new PollSchedule.Shown(published, fresh, false, since(before), true),
                Duration.ZERO,
                Declared.NOTHING)
            .pace();
    assertThat(pace.interval()).isNotNull();
    return pace.interval();
  }

  private static Duration since(Pace before) {
    return Objects.requireNonNullElse(before.interval(), HOUR);
  }

  private Duration after(Source source, List<Instant> published, Duration maxAge) {
    PollSchedule.Next next =
        schedule.afterEntries(
            source,
            Pace.UNKNOWN,
            NOW,
            new PollSchedule.Shown(published, 0, false, HOUR, true),
            maxAge,
            Declared.NOTHING);
    return Duration.between(NOW, next.due());
  }

  private static Pace pace(Duration interval) {
    return new Pace(interval, Declared.NOTHING);
  }

  private static List<Instant> every(Duration gap) {
    return Stream.iterate(NOW.minus(gap), date -> date.minus(gap)).limit(15).toList();
  }

  private static PollState state(Instant tried, int failures) {
    return new PollState(
        "a",
        "\"e\"",
        "yesterday",
        new Memory(Memory.Of.HERE, "", 0),
        Pace.UNKNOWN,
        Whereabouts.UNKNOWN,
        tried.plus(Duration.ofMinutes(7)),
        tried,
        tried,
        tried,
        failures,
        PollState.State.FRESH,
        "fine",
        tried,
        null);
  }
}
