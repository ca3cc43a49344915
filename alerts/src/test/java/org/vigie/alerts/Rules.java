package org.vigie.alerts;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.AlertRules.QuietHours;
import org.vigie.model.AlertRules.Tells;

/** Alert rules for the tests, one after the other. */
public final class Rules {
  private final Cadence cadence;
  private Priority priority = AlertRules.DEFAULT.priority();
  private String language = AlertRules.DEFAULT.language();
  private ZoneId zone = AlertRules.DEFAULT.zone();
  private @Nullable QuietHours quiet;
  private Duration coolDown = Duration.ZERO;
  private int perHour;
  private int outlets = 1;
  private int origins = 1;
  private boolean again;
  private Tells tells = Tells.STORIES;

  private Rules(Cadence cadence) {
    this.cadence = cadence;
  }

  public static Rules of(Cadence cadence) {
    return new Rules(cadence);
  }

  public static Rules atOnce() {
    return of(Cadence.AT_ONCE);
  }

  public Rules in(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  public Rules quiet(String from, String to) {
    quiet = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    return this;
  }

  public Rules priority(Priority wanted) {
    priority = wanted;
    return this;
  }

  public Rules coolDown(int minutes) {
    coolDown = Duration.ofMinutes(minutes);
    return this;
  }

  public Rules perHour(int cap) {
    perHour = cap;
    return this;
  }

  public Rules size(int leastOutlets, int leastOrigins) {
    outlets = leastOutlets;
    origins = leastOrigins;
    return this;
  }

  public Rules again() {
    again = true;
    return this;
  }

  public Rules french() {
    language = "fr";
    return this;
  }

  public Rules tells(Tells what) {
    tells = what;
    return this;
  }

  public AlertRules rules() {
    return new AlertRules(
        cadence, priority, language, zone, quiet, coolDown, perHour, outlets, origins, again,
        tells);
  }
}
