package org.vigie.alerts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Change;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Alert.Told;

/**
 * What came to a story in a while.
 *
 * @param later how many later articles
 * @param sources how many publishers that had not reported it before
 * @param changes what became different
 */
public record News(int later, int sources, List<Change> changes) {

  /** What an alert has that was not told yet; all that came later when it never was. */
  public static News untold(Alert alert) {
    Told told = alert.told().isEmpty() ? null : alert.told().getLast();
    return between(alert, told, alert.later(), alert.changes().size());
  }

  /** What was new when an alert was told for a second time, or a later one. */
  static News at(Alert alert, int telling) {
    Told told = alert.told().get(telling);
    return between(alert, alert.told().get(telling - 1), told.later(), told.changes());
  }

  /** In a line: {@code +3 sources, toll 12 → 30}; empty where nothing is new. */
  String line(Words words) {
    List<String> parts = new ArrayList<>();
    if (sources > 0) {
      parts.add(words.say("change.sources", sources));
    }
    for (Change.Kind kind : Change.Kind.values()) {
      List<Change> of = changes.stream().filter(change -> change.kind() == kind).toList();
      if (!of.isEmpty()) {
        parts.add(words(kind, of.getFirst().before(), of.getLast().after(), words));
      }
    }
    return String.join(", ", parts);
  }

  private static News between(Alert alert, @Nullable Told told, int later, int changes) {
    int before = told == null ? 0 : told.later();
    List<String> publishers =
        Stream.concat(Stream.of(alert.first()), alert.folded().stream())
            .map(Reported::publisher)
            .toList();
    int known = Math.min(before + 1, publishers.size());
    int now = Math.min(later + 1, publishers.size());
    long sources =
        publishers.subList(known, now).stream()
            .filter(publisher -> !publishers.subList(0, known).contains(publisher))
            .distinct()
            .count();
    return new News(
        later - before,
        (int) sources,
        alert.changes().subList(told == null ? 0 : told.changes(), changes));
  }

  private static String words(Change.Kind kind, String from, String to, Words words) {
    String before = Texts.line(from);
    String after = Texts.line(to);
    String first = before.isEmpty() ? ".first" : "";
    return switch (kind) {
      case TOLL -> words.say("change.toll" + first, before, after);
      case REPORTS -> words.say("change.reports", before, after);
      case PLACE -> words.say("change.place" + first, before, after);
      case ACTOR -> words.say("change.actor" + first, before, after);
      case CLAIM -> words.say("change.claim" + (after.isEmpty() ? ".nobody" : ""), before, after);
    };
  }
}
