package org.vigie.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.TallyOutcome.Tallies;
import org.vigie.model.Panel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Spikes;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/** Finds what is reported more than usual now, whether a saved search asks for it or not. */
public final class Spiking {
  /** Fewer reports in a day are not looked at twice. */
  private static final int WORTH_A_LOOK = 3;

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Archive archive;
  private final View<Watch> watch;
  private final View<SavedSearch> searches;
  private final InstantSource time;
  private Survey last = new Survey(Instant.MIN, 0, List.of());

  Spiking(Archive archive, View<Watch> watch, View<SavedSearch> searches, InstantSource time) {
    this.archive = archive;
    this.watch = watch;
    this.searches = searches;
    this.time = time;
  }

  /** What a subject is. */
  public enum Kind {
    TOPIC,
    ENTITY,
    PLACE,
    SEARCH
  }

  /**
   * What is reported more than usual.
   *
   * @param kind of subject
   * @param id of it
   * @param names what it is called, by language; {@code en} is always there
   * @param query what finds its reports
   * @param tempo how many there are
   */
  public record Standing(
      Kind kind, String id, Map<String, String> names, String query, Tempo tempo) {}

  /**
   * All that is reported more than usual.
   *
   * @param at when that was so
   * @param days on how many days so far anything was read; see {@link Panel#FEWEST_DAYS}
   * @param standings spikes first, then by how far they are above what is usual
   */
  public record Survey(Instant at, int days, List<Standing> standings) {}

  /** As it was at most a minute ago. */
  synchronized Survey survey() {
    Instant now = time.instant();
    if (last.at().isBefore(now.minus(FRESH))) {
      last = survey(now);
    }
    return last;
  }

  private Survey survey(Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    List<Tally> all = tallies("", now.minus(Panel.KEPT), now);
    int days = new Spikes(List.of(), all).panel(hour).known();
    List<Standing> standings = new ArrayList<>();
    if (days >= Panel.FEWEST_DAYS) {
      Look look = new Look(all, now, standings);
      for (Watch one : watch.values()) {
        one.topics().forEach(it -> look.at(Kind.TOPIC, it.id(), it.names(), "topic:" + it.id()));
        one.entities()
            .forEach(it -> look.at(Kind.ENTITY, it.id(), it.names(), "entity:" + it.id()));
        one.places().forEach(it -> look.at(Kind.PLACE, it.id(), it.names(), "place:" + it.id()));
      }
      for (SavedSearch one : searches.values()) {
        look.at(Kind.SEARCH, one.id(), Map.of("en", one.name()), one.query());
      }
    }
    standings.sort(
        Comparator.comparing((Standing it) -> !it.tempo().isSpike())
            .thenComparing(Spiking::height, Comparator.reverseOrder())
            .thenComparing(Standing::query));
    return new Survey(now, days, List.copyOf(standings));
  }

  private final class Look {
    private final List<Tally> all;
    private final Instant now;
    private final List<Standing> found;

    Look(List<Tally> all, Instant now, List<Standing> found) {
      this.all = all;
      this.now = now;
      this.found = found;
    }

    void at(Kind kind, String id, Map<String, String> names, String query) {
      if (reports(tallies(query, now.minus(Duration.ofDays(1)), now)) >= WORTH_A_LOOK) {
        new Spikes(tallies(query, now.minus(Panel.KEPT), now), all)
            .at(now.truncatedTo(ChronoUnit.HOURS))
            .filter(tempo -> tempo.reports() > tempo.calm())
            .ifPresent(tempo -> found.add(new Standing(kind, id, names, query, tempo)));
      }
    }
  }

  /** None of a query that cannot be run, or not in time. */
  private List<Tally> tallies(String query, Instant since, Instant until) {
    return switch (archive.tallies(Tally.ALL, query, since, until)) {
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
