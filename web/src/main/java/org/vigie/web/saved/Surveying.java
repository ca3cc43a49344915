package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.TallyOutcome.Tallies;
import org.vigie.index.query.Field;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.AlertRules.Tells;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Spikes;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;
import org.vigie.model.Watch;
import org.vigie.web.saved.Spiking.Kind;
import org.vigie.web.saved.Spiking.Standing;
import org.vigie.web.saved.Spiking.Survey;

/** Looks once at everything that may be reported more than usual. */
final class Surveying {
  /** Fewer reports in a day are not looked at twice. */
  private static final int WORTH_A_LOOK = 3;

  private static final String REPORTS_OF_A_DAY =
      "seen:[now-1d TO now] AND " + QueryLanguage.REPORTS;

  private final Archive archive;
  private final Instant now;
  private final long deadline;
  private final List<Standing> found = new ArrayList<>();
  private boolean cut;

  /**
   * A look at an archive.
   *
   * @param longest after which time it ends with what it has found
   */
  Surveying(Archive archive, Instant now, Duration longest) {
    this.archive = archive;
    this.now = now;
    this.deadline = System.nanoTime() + longest.toNanos();
  }

  Survey run(Collection<Watch> watches, Collection<SavedSearch> searches) {
    Panel panel = Spikes.panels(tallies("", Panel.KEPT)).apply(now.truncatedTo(ChronoUnit.HOURS));
    if (panel.isKnown()) {
      for (Watch one : watches) {
        known(panel, Kind.TOPIC, Field.TOPIC, one.topics(), it -> it.id(), it -> it.names());
        known(panel, Kind.ENTITY, Field.ENTITY, one.entities(), it -> it.id(), it -> it.names());
        known(panel, Kind.PLACE, Field.PLACE, one.places(), it -> it.id(), it -> it.names());
      }
      for (SavedSearch one : searches) {
        if (one.rules().tells() != Tells.STORIES
            && isInTime()
            && reports(tallies(one.query(), Duration.ofDays(1))) >= WORTH_A_LOOK) {
          look(panel, Kind.SEARCH, one.id(), Map.of("en", one.name()), one.query());
        }
      }
    }
    found.sort(
        Comparator.comparing((Standing it) -> !it.tempo().isSpike())
            .thenComparing(Surveying::height, Comparator.reverseOrder())
            .thenComparing(Standing::query));
    return new Survey(now, panel.known(), cut, List.copyOf(found));
  }

  /** Most of what is known was not reported: which was is asked of all at once. */
  private <T> void known(
      Panel panel,
      Kind kind,
      Field field,
      List<T> all,
      Function<T, String> id,
      Function<T, Map<String, String>> names) {
    Set<String> reported =
        archive.frequent(field, all.stream().map(id).toList(), WORTH_A_LOOK, REPORTS_OF_A_DAY, now);
    for (T one : all) {
      if (reported.contains(id.apply(one))) {
        String query = field.key() + ":" + id.apply(one);
        look(panel, kind, id.apply(one), names.apply(one), query);
      }
    }
  }

  private void look(Panel panel, Kind kind, String id, Map<String, String> names, String query) {
    if (isInTime()) {
      Tempo.of(tallies(query, Panel.KEPT), panel)
          .filter(tempo -> tempo.reports() > tempo.calm())
          .ifPresent(tempo -> found.add(new Standing(kind, id, names, query, tempo)));
    }
  }

  private boolean isInTime() {
    cut |= System.nanoTime() - deadline > 0;
    return !cut;
  }

  /** None of a query that cannot be run, or not in time. */
  private List<Tally> tallies(String query, Duration past) {
    return switch (archive.tallies(Tally.ALL, query, now.minus(past), now)) {
      case Tallies found -> found.tallies();
      case Refused _ -> List.of();
    };
  }

  private static int reports(List<Tally> tallies) {
    return tallies.stream()
        .flatMap(tally -> tally.reports().values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** How far above what is usual, in roots: few and many can be compared. */
  private static double height(Standing standing) {
    Tempo tempo = standing.tempo();
    return Math.sqrt(tempo.reports()) - Math.sqrt(tempo.usual());
  }
}
