package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.AlertRules.QuietHours;

class TimingPropertiesTest {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(8).plusHours(2);

  @Property
  void dueIsNeverBeforeItWasAskedAndBounded(
      @ForAll("rules") AlertRules rules, @ForAll("moments") Instant moment) {
    Timing.Plan plan = Timing.plan(rules, moment, new Pace());
    assertThat(plan.due()).isBetween(moment, moment.plus(LONGEST_WINDOW));
    assertThat(plan.held() == Held.NO).isEqualTo(plan.due().equals(moment));
  }

  @Property
  void nothingIsDueInQuietHoursButWhatIsUrgent(
      @ForAll("rules") AlertRules rules, @ForAll("moments") Instant moment) {
    Timing.Plan plan = Timing.plan(rules, moment, told(moment.minusSeconds(600)));
    boolean quiet = Timing.isQuiet(rules, plan.due());
    assertThat(quiet && rules.priority() != Priority.URGENT).isFalse();
  }

  @Property
  void nothingIsDueWithinACoolDownOrAboveTheCap(
      @ForAll("rules") AlertRules rules, @ForAll("moments") Instant moment) {
    Pace pace = told(moment.minusSeconds(1_500), moment.minusSeconds(900), moment);
    Timing.Plan plan = Timing.plan(rules, moment, pace);
    if (rules.cadence() == Cadence.AT_ONCE) {
      assertThat(plan.due()).isAfterOrEqualTo(moment.plus(rules.coolDown()));
      Instant hour = Timing.hour(rules.zone(), plan.due());
      assertThat(
              rules.perHour() == 0
                  || pace.messages(hour, hour.plusSeconds(3_600)) < rules.perHour())
          .isTrue();
    }
  }

  @Property
  void aDigestIsDueWhenItsWindowEndsOnTheClock(
      @ForAll("rules") AlertRules rules, @ForAll("moments") Instant moment) {
    Instant due = Timing.plan(rules, moment, new Pace()).due();
    ZonedDateTime at = due.atZone(rules.zone());
    if (rules.quiet() == null) {
      switch (rules.cadence()) {
        case AT_ONCE -> assertThat(due).isEqualTo(moment);
        case HOURLY -> {
          assertThat(due).isBetween(moment.plusNanos(1), moment.plusSeconds(3_600));
          assertThat(at.getMinute()).isZero();
        }
        case DAILY -> {
          assertThat(at.toLocalTime()).isEqualTo(LocalTime.of(7, 0));
          assertThat(due).isBetween(moment.plusNanos(1), moment.plus(Duration.ofHours(25)));
        }
        case WEEKLY -> {
          assertThat(at.toLocalTime()).isEqualTo(LocalTime.of(7, 0));
          assertThat(at.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
          assertThat(due).isBetween(moment.plusNanos(1), moment.plus(Duration.ofHours(169)));
        }
      }
    }
  }

  @Property
  void whatIsDueIsFreeThen(@ForAll("rules") AlertRules rules, @ForAll("moments") Instant moment) {
    Pace pace = told(moment.minusSeconds(700), moment.minusSeconds(5));
    Timing.Plan plan = Timing.plan(rules, moment, pace);
    assertThat(Timing.free(rules, plan, pace)).isEqualTo(plan);
  }

  @Example
  void anHourThatTheClockSkipsOrRepeatsEndsQuietHoursOnce() {
    // In Paris the clocks went from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25
    // October.
    AlertRules rules = Rules.atOnce().in("Europe/Paris").quiet("22:00", "02:30").rules();
    assertThat(due(rules, "2026-03-29T00:30:00Z")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(due(rules, "2026-10-24T23:30:00Z")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(due(rules, "2026-10-25T01:10:00Z")).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Example
  void aMorningIsAtSevenOnBothSidesOfTheChange() {
    AlertRules rules = Rules.of(Cadence.DAILY).in("Europe/Paris").rules();
    assertThat(due(rules, "2026-03-28T05:59:59Z")).isEqualTo(Instant.parse("2026-03-28T06:00:00Z"));
    assertThat(due(rules, "2026-03-28T06:00:00Z")).isEqualTo(Instant.parse("2026-03-29T05:00:00Z"));
  }

  @Example
  void aPaceForgetsWhatIsLongPast() {
    Pace pace = told(Samples.NOON, Samples.NOON.minusSeconds(60), Samples.NOON.plusSeconds(86_400));
    assertThat(pace.messages(Instant.EPOCH, Instant.MAX)).isEqualTo(1);
    assertThat(pace.last()).contains(Samples.NOON.plusSeconds(86_400));
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(0, Duration.ofDays(730).toSeconds())
        .map(Instant.parse("2025-12-01T00:00:00Z")::plusSeconds);
  }

  @Provide
  static Arbitrary<AlertRules> rules() {
    Arbitrary<QuietHours> quiet =
        Combinators.combine(
                Arbitraries.integers().between(0, 1_439), Arbitraries.integers().between(1, 1_439))
            .as(
                (from, length) ->
                    new QuietHours(
                        LocalTime.ofSecondOfDay(from * 60L),
                        LocalTime.ofSecondOfDay((from + length) % 1_440 * 60L)));
    return Combinators.combine(
            Arbitraries.of(Cadence.class),
            Arbitraries.of(Priority.class),
            Arbitraries.of(
                    "UTC", "Europe/Paris", "Africa/Bamako", "America/New_York", "Asia/Tehran")
                .map(ZoneId::of),
            quiet.injectNull(0.4),
            Arbitraries.of(0, 0, 1, 7, 45, 600).map(Duration::ofMinutes),
            Arbitraries.of(0, 0, 1, 2, 5))
        .as(
            (cadence, priority, zone, hours, coolDown, cap) ->
                new AlertRules(
                    cadence,
                    priority,
                    "en",
                    zone,
                    hours,
                    coolDown,
                    cap,
                    1,
                    1,
                    false,
                    AlertRules.Tells.STORIES));
  }

  private static Instant due(AlertRules rules, String moment) {
    return Timing.plan(rules, Instant.parse(moment), new Pace()).due();
  }

  private static Pace told(Instant... messages) {
    Pace pace = new Pace();
    for (Instant at : messages) {
      pace.told(Samples.alert("1"), new Told(at, Held.NO, 0, 0));
    }
    return pace;
  }
}
