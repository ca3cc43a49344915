package org.vigie.alerts;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.AlertRules.QuietHours;

/** Alert rules for the tests, one after the other. */
public record Rules(AlertRules rules) {
  public static Rules of(Cadence cadence) {
    AlertRules it = AlertRules.DEFAULT;
    return with(
        cadence, it.priority(), it.language(), it.zone(), null, it.coolDown(), 0, 1, 1, false);
  }

  public static Rules atOnce() {
    return of(Cadence.AT_ONCE);
  }

  public Rules in(String zone) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        ZoneId.of(zone),
        it.quiet(),
        it.coolDown(),
        it.perHour(),
        it.outlets(),
        it.origins(),
        it.again());
  }

  public Rules quiet(String from, String to) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        it.zone(),
        new QuietHours(LocalTime.parse(from), LocalTime.parse(to)),
        it.coolDown(),
        it.perHour(),
        it.outlets(),
        it.origins(),
        it.again());
  }

  public Rules priority(Priority priority) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        priority,
        it.language(),
        it.zone(),
        it.quiet(),
        it.coolDown(),
        it.perHour(),
        it.outlets(),
        it.origins(),
        it.again());
  }

  public Rules coolDown(int minutes) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        it.zone(),
        it.quiet(),
        Duration.ofMinutes(minutes),
        it.perHour(),
        it.outlets(),
        it.origins(),
        it.again());
  }

  public Rules perHour(int cap) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        it.zone(),
        it.quiet(),
        it.coolDown(),
        cap,
        it.outlets(),
        it.origins(),
        it.again());
  }

  public Rules size(int outlets, int origins) {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        it.zone(),
        it.quiet(),
        it.coolDown(),
        it.perHour(),
        outlets,
        origins,
        it.again());
  }

  public Rules again() {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        it.language(),
        it.zone(),
        it.quiet(),
        it.coolDown(),
        it.perHour(),
        it.outlets(),
        it.origins(),
        true);
  }

  public Rules french() {
    AlertRules it = rules;
    return with(
        it.cadence(),
        it.priority(),
        "fr",
        it.zone(),
        it.quiet(),
        it.coolDown(),
        it.perHour(),
        it.outlets(),
        it.origins(),
        it.again());
  }

  private static Rules with(
      Cadence cadence,
      Priority priority,
      String language,
      ZoneId zone,
      @org.jspecify.annotations.Nullable QuietHours quiet,
      Duration coolDown,
      int perHour,
      int outlets,
      int origins,
      boolean again) {
    return new Rules(
        new AlertRules(
            cadence,
            priority,
            language,
            zone,
            quiet,
            coolDown,
            perHour,
            outlets,
            origins,
            again,
            AlertRules.Tells.STORIES));
  }
}
