package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration POLL = Duration.ofHours(6);

  private static final Rhythm LEARNED =
      run(Kind.DAILY, Duration.ofDays(21), new Random(3)).rhythm();

  /** Made-up sources: how many articles an hour they bring at which time. */
  enum Kind {
    AGENCY,
    DAILY,
    TODAY,
    WEEKLY;

    private double rate(ZonedDateTime at) {
      return switch (this) {
        case AGENCY -> at.getHour() >= 5 && at.getHour() < 23 ? 5 : 0.5;
        case DAILY -> isWeekend(at) ? 0.05 : at.getHour() >= 7 && at.getHour() < 19 ? 1.5 : 0.1;
        case TODAY -> !isWeekend(at) && at.getHour() == 9 ? 0.9 : 0;
        case WEEKLY -> at.getDayOfWeek() == DayOfWeek.THURSDAY && at.getHour() == 14 ? 3 : 0;
      };
    }

    private static boolean isWeekend(ZonedDateTime at) {
      return at.getDayOfWeek().getValue() >= 6;
    }

    List<Instant> hour(Instant start, Random chance) {
      double expected = rate(start.atZone(ZoneOffset.UTC));
      List<Instant> came = new ArrayList<>();
      double limit = Math.exp(-expected);
      for (double p = chance.nextDouble(); p > limit; p *= chance.nextDouble()) {
        came.add(start.plusSeconds(chance.nextInt(3_600)));
      }
      return came;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSourceThatKeepsItsRhythmIsHardlyEverCalledLate(Kind kind) {
    int alarms = 0;
    for (int seed = 0; seed < 4; seed++) {
      alarms += run(kind, Duration.ofDays(365), new Random(seed)).alarms();
    }
    assertThat(alarms).as("false alarms in four years").isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSourceThatStopsIsCalledLateSoonForWhatItIs(Kind kind) {
    Duration most =
        switch (kind) {
          case AGENCY -> Duration.ofHours(16);
          case DAILY -> Duration.ofDays(3);
          case TODAY -> Duration.ofDays(21);
          case WEEKLY -> Duration.ofDays(35);
        };
    for (int seed = 0; seed < 4; seed++) {
      Run run = run(kind, Duration.ofDays(120), new Random(seed));
      Instant now = run.now();
      while (!run.rhythm().isLate(now)) {
        now = now.plus(POLL);
        assertThat(Duration.between(run.now(), now)).isLessThan(most);
      }
    }
  }

  /** However little passes between two polls, what was long ago is forgotten. */
  @ParameterizedTest
  @ValueSource(ints = {2, 15, 60, 360})
  void howOftenASourceIsPolledDoesNotChangeItsRhythm(int minutes) {
    Rhythm rhythm = Rhythm.UNKNOWN;
    Instant now = MONDAY;
    Instant end = MONDAY.plus(Duration.ofDays(7 * 30));
    Instant next = MONDAY.plus(Duration.ofHours(5));
    while (now.isBefore(end)) {
      List<Instant> came = new ArrayList<>();
      for (; !next.isAfter(now); next = next.plus(Duration.ofHours(29))) {
        came.add(next);
      }
      rhythm = rhythm.with(came, now);
      now = now.plus(Duration.ofMinutes(minutes));
    }
    assertThat(rhythm.perDay()).isCloseTo(24 / 29.0, within(0.05));
  }

  @Test
  void nothingIsLateBeforeItsRhythmIsKnown() {
    Rhythm rhythm = Rhythm.UNKNOWN.with(List.of(MONDAY, MONDAY.plusSeconds(60)), MONDAY.plus(POLL));
    assertThat(rhythm.isLate(MONDAY.plus(Duration.ofDays(100)))).isFalse();
    assertThat(Rhythm.UNKNOWN.isLate(MONDAY)).isFalse();
  }

  @Test
  void aClockThatWasSetBackChangesNothing() {
    Rhythm rhythm = run(Kind.DAILY, Duration.ofDays(30), new Random(1)).rhythm();
    assertThat(rhythm.with(List.of(MONDAY), MONDAY)).isEqualTo(rhythm);
  }

  @Property(tries = 100)
  void whatIsExpectedAddsUp(
      @ForAll @IntRange(max = 2_000) int first, @ForAll @IntRange(max = 2_000) int second) {
    Instant middle = MONDAY.plus(Duration.ofMinutes(17L * first));
    Instant end = middle.plus(Duration.ofMinutes(23L * second));
    assertThat(LEARNED.expected(MONDAY, middle) + LEARNED.expected(middle, end))
        .isCloseTo(LEARNED.expected(MONDAY, end), within(1e-6));
    assertThat(LEARNED.expected(end, end)).isZero();
  }

  @Property(tries = 20)
  void itTellsHowManyADayAreUsual(@ForAll @IntRange(min = 1, max = 60) int perDay) {
    List<Instant> came = new ArrayList<>();
    for (int i = 0; i < 28 * perDay; i++) {
      came.add(MONDAY.plus(Duration.ofDays(28).dividedBy(28L * perDay).multipliedBy(i)));
    }
    Rhythm rhythm = Rhythm.UNKNOWN.with(came, MONDAY.plus(Duration.ofDays(28)));
    assertThat(rhythm.perDay()).isCloseTo(perDay, within(0.05 * perDay));
  }

  private record Run(Rhythm rhythm, Instant now, int alarms) {}

  private static Run run(Kind kind, Duration time, Random chance) {
    Rhythm rhythm = Rhythm.UNKNOWN;
    int alarms = 0;
    boolean late = false;
    Instant now = MONDAY;
    while (now.isBefore(MONDAY.plus(time))) {
      List<Instant> came = new ArrayList<>();
      for (Instant end = now.plus(POLL); now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
        came.addAll(kind.hour(now, chance));
      }
      rhythm = rhythm.with(came, now);
      alarms += rhythm.isLate(now) && !late ? 1 : 0;
      late = rhythm.isLate(now);
    }
    return new Run(rhythm, now, alarms);
  }
}
