package org.vigie.alerts;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.vigie.model.Alert.Held;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.AlertRules.QuietHours;

/** When a saved search may tell of something: a function of its rules and of what it told. */
final class Timing {
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private Timing() {}

  /**
   * When something is told.
   *
   * @param held the rule that says so, the latest of several; {@link Held#NO} when none does
   * @param due not before it was asked
   */
  record Plan(Held held, Instant due) {}

  /** When something that comes up at a moment is told. */
  static Plan plan(AlertRules rules, Instant moment, Pace pace) {
    return rules.cadence() == Cadence.AT_ONCE
        ? free(rules, new Plan(Held.NO, moment), pace)
        : free(rules, new Plan(Held.CADENCE, windowEnd(rules, moment)), pace);
  }

  /** The first time, from when something is planned on, at which a message may leave. */
  static Plan free(AlertRules rules, Plan planned, Pace pace) {
    Plan plan = planned;
    Plan before;
    do {
      before = plan;
      plan = quiet(rules, plan);
      if (rules.cadence() == Cadence.AT_ONCE) {
        plan = coolDown(rules, plan, pace);
        plan = cap(rules, plan, pace);
      }
    } while (!plan.equals(before));
    return plan;
  }

  /** Whether nothing is sent then but what is urgent. */
  static boolean isQuiet(AlertRules rules, Instant moment) {
    QuietHours quiet = rules.quiet();
    if (quiet == null) {
      return false;
    }
    LocalTime time = moment.atZone(rules.zone()).toLocalTime();
    boolean begun = !time.isBefore(quiet.from());
    boolean goesOn = time.isBefore(quiet.to());
    return quiet.from().isBefore(quiet.to()) ? begun && goesOn : begun || goesOn;
  }

  /** The beginning of the hour of the clock in which a moment lies. */
  static Instant hour(ZoneId zone, Instant moment) {
    Duration offset = Duration.ofSeconds(zone.getRules().getOffset(moment).getTotalSeconds());
    return moment.plus(offset).truncatedTo(HOURS).minus(offset);
  }

  private static Instant windowEnd(AlertRules rules, Instant moment) {
    LocalDate today = moment.atZone(rules.zone()).toLocalDate();
    return switch (rules.cadence()) {
      case AT_ONCE -> moment;
      case HOURLY -> hour(rules.zone(), moment).plus(1, HOURS);
      case DAILY -> {
        Instant morning = morning(rules, today);
        yield morning.isAfter(moment) ? morning : morning(rules, today.plusDays(1));
      }
      case WEEKLY -> {
        Instant morning =
            morning(rules, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
        yield morning.isAfter(moment)
            ? morning
            : morning(rules, today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
      }
    };
  }

  private static Instant morning(AlertRules rules, LocalDate day) {
    return day.atTime(MORNING).atZone(rules.zone()).toInstant();
  }

  private static Plan quiet(AlertRules rules, Plan plan) {
    QuietHours quiet = rules.quiet();
    return quiet == null || rules.priority() == Priority.URGENT || !isQuiet(rules, plan.due())
        ? plan
        : new Plan(Held.QUIET_HOURS, quietEnd(quiet, plan.due().atZone(rules.zone())));
  }

  /** An hour that the clock goes through twice is quiet twice. */
  private static Instant quietEnd(QuietHours quiet, ZonedDateTime moment) {
    boolean today = moment.toLocalTime().isBefore(quiet.to());
    LocalDate day = moment.toLocalDate().plusDays(today ? 0 : 1);
    ZonedDateTime end = day.atTime(quiet.to()).atZone(moment.getZone());
    return (end.isAfter(moment) ? end : end.withLaterOffsetAtOverlap()).toInstant();
  }

  private static Plan coolDown(AlertRules rules, Plan plan, Pace pace) {
    return pace.last()
        .map(last -> last.plus(rules.coolDown()))
        .filter(cool -> cool.isAfter(plan.due()))
        .map(cool -> new Plan(Held.COOL_DOWN, cool))
        .orElse(plan);
  }

  private static Plan cap(AlertRules rules, Plan plan, Pace pace) {
    Instant hour = hour(rules.zone(), plan.due());
    Instant end = hour.plus(1, HOURS);
    boolean full = rules.perHour() > 0 && pace.messages(hour, end) >= rules.perHour();
    return full ? new Plan(Held.CAP, end) : plan;
  }
}
