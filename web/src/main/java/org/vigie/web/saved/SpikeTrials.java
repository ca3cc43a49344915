package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.TallyOutcome.Tallies;
import org.vigie.index.query.Parsed;
import org.vigie.model.Panel;
import org.vigie.model.Spikes;
import org.vigie.model.Tally;
import org.vigie.web.answer.Refusal;

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
   * @param all makes them of the tallies of all reports
   * @param panels those that were asked for
   */
  private record Past(Instant until, Function<Instant, Panel> all, Map<Instant, Panel> panels) {
    Panel panel(Instant hour) {
      return panels.computeIfAbsent(hour, all);
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
    int known = past.panel(hour).known();
    Spikes spikes = new Spikes(tallies(query, from, now), past::panel);
    return spikes
        .since(from, () -> System.nanoTime() - deadline < 0)
        .map(
            found ->
                new DryRun.OfSpikes(
                    known, Panel.FEWEST_DAYS, false, found, spikes.at(hour).orElse(null)))
        .orElseGet(() -> new DryRun.OfSpikes(known, Panel.FEWEST_DAYS, true, List.of(), null));
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
      known = new Past(now, Spikes.panels(tallies("", from, now)), new ConcurrentHashMap<>());
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
