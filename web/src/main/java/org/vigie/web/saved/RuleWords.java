package org.vigie.web.saved;

import java.util.ArrayList;
import java.util.List;
import org.vigie.model.AlertRules;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.AlertRules.QuietHours;
import org.vigie.web.show.Key;
import org.vigie.web.show.Show;

/** How a saved search alerts, in its reader's words. */
public final class RuleWords {
  private static final int HOUR = 60;

  private final Show show;

  RuleWords(Show show) {
    this.show = show;
  }

  /** What is not as usual, after how often it tells. */
  public List<String> of(AlertRules rules) {
    List<String> words = new ArrayList<>();
    words.add(show.message("cadence." + Key.of(rules.cadence())));
    if (rules.tells() != AlertRules.Tells.STORIES) {
      words.add(show.message("tells." + Key.of(rules.tells())));
    }
    if (rules.priority() != Priority.NORMAL) {
      words.add(show.message("priority." + Key.of(rules.priority())));
    }
    QuietHours quiet = rules.quiet();
    if (quiet != null) {
      words.add(
          show.message(
              "rules.quiet", quiet.from().toString(), quiet.to().toString(), rules.zone().getId()));
    }
    if (!rules.coolDown().isZero()) {
      words.add(show.message("rules.cool-down", minutes(rules.coolDown().toMinutes())));
    }
    if (rules.perHour() > 0) {
      words.add(show.message("rules.per-hour", rules.perHour()));
    }
    if (rules.outlets() > 1) {
      words.add(show.message("rules.outlets", rules.outlets()));
    }
    if (rules.origins() > 1) {
      words.add(show.message("rules.origins", rules.origins()));
    }
    if (rules.again()) {
      words.add(show.message("rules.again"));
    }
    return List.copyOf(words);
  }

  /** One value of a search, as its history has it. */
  public String value(String field, String value) {
    if (value.isEmpty()) {
      return show.message("rule.none");
    }
    return switch (field) {
      case "cadence", "priority", "tells" -> show.message(field + "." + value);
      case "language" -> show.language(value);
      case "paused", "again" -> show.message("true".equals(value) ? "yes" : "no");
      case "coolDownMinutes" -> minutes(Long.parseLong(value));
      default -> value;
    };
  }

  private String minutes(long minutes) {
    return minutes > 0 && minutes % HOUR == 0
        ? show.message("rules.hours", minutes / HOUR)
        : show.message("rules.minutes", minutes);
  }
}
