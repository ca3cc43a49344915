package org.vigie.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.TallyOutcome.Tallies;
import org.vigie.index.query.Parsed;
import org.vigie.model.Panel;
import org.vigie.model.Spikes;
import org.vigie.model.Tally;
import org.vigie.model.Tempo;

/** Finds the spikes that a search would have told of, while somebody writes it. */
final class SpikeTrials {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Archive archive;
  private final InstantSource time;
  private final Duration longest;
  private @Nullable Past last;

  /**
   * What all searches are compared with: the panel of an hour is the same for each of them.
   *
   * @param until when it ends
   * @param all the tallies of all reports
   * @param panels those that were asked for
   */
  private record Past(Instant until, Spikes all, Map<Instant, Panel> panels) {
    Panel panel(Instant hour) {
      return panels.computeIfAbsent(hour, all::panel);
    }
  }

  SpikeTrials(Archive archive, InstantSource time) {
    this(archive, time, LONGEST);
  }

  SpikeTrials(Archive archive, InstantSource time, Duration longest) {
    this.archive = archive;
    this.time = time;
    this.longest = longest;
  }

  /** As alerting would have counted them. */
  DryRun.OfSpikes of(String query, Duration back) {
    long deadline = System.nanoTime() + longest.toNanos();
    Instant now = time.instant();
    Instant from = now.minus(back);
    Past past = past(from, now);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    NavigableMap<Instant, Tally> reports = new TreeMap<>();
    tallies(query, from, now).forEach(tally -> reports.put(tally.hour(), tally));
    int known = past.panel(hour).known();
    List<Tempo> found = new ArrayList<>();
    Optional<Tempo> open = Optional.empty();
    for (Instant each : reports.tailMap(from).keySet()) {
      if (System.nanoTime() - deadline > 0) {
        return new DryRun.OfSpikes(known, Panel.FEWEST_DAYS, true, List.of(), null);
      }
      Optional<Tempo> tempo = tempo(reports, past, each);
      boolean goesOn = open.isPresent() && tempo.isPresent() && tempo.get().goesOn(open.get());
      if (goesOn) {
        open = tempo;
      } else if (tempo.isPresent() && tempo.get().isSpike()) {
        found.add(tempo.get());
        open = tempo;
      }
    }
    return new DryRun.OfSpikes(
        known,
        Panel.FEWEST_DAYS,
        false,
        List.copyOf(found),
        tempo(reports, past, hour).orElse(null));
  }

  private static Optional<Tempo> tempo(
      NavigableMap<Instant, Tally> reports, Past past, Instant hour) {
    return Tempo.of(
        reports.subMap(hour.minus(Panel.KEPT), true, hour, true).values(), past.panel(hour));
  }

  /** The next keystroke asks for nearly the same. */
  private synchronized Past past(Instant from, Instant now) {
    Past known = last;
    if (known == null
        || known.until().isBefore(now.minus(FRESH))
        || known
            .until()
            .truncatedTo(ChronoUnit.HOURS)
            .isBefore(now.truncatedTo(ChronoUnit.HOURS))) {
      known =
          new Past(now, new Spikes(List.of(), tallies("", from, now)), new ConcurrentHashMap<>());
      last = known;
    }
    return known;
  }

  private List<Tally> tallies(String query, Instant from, Instant until) {
    return switch (archive.tallies(Tally.ALL, query, from.minus(Panel.KEPT), until)) {
      case Tallies found -> found.tallies();
      case Refused(Parsed.Bad bad) -> throw Refusal.query(bad);
    };
  }
}
