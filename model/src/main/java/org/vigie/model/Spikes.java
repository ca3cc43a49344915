package org.vigie.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Looks back at the reports of a subject: which spikes there were. */
public final class Spikes {
  private final NavigableMap<Instant, Tally> reports;
  private final NavigableMap<Instant, Tally> all;

  /**
   * The past of a subject.
   *
   * @param reports its tallies, one for each hour that has any
   * @param all those of all reports
   */
  public Spikes(Collection<Tally> reports, Collection<Tally> all) {
    this.reports = byHour(reports);
    this.all = byHour(all);
  }

  /** The tempo in an hour; empty where not enough was known. */
  public Optional<Tempo> at(Instant hour) {
    return Tempo.of(until(reports, hour), panel(hour));
  }

  /** What can be compared with an hour. */
  public Panel panel(Instant hour) {
    return Panel.of(until(all, hour), hour);
  }

  /** The spikes since then, each by the hour in which it began. */
  public List<Tempo> since(Instant from) {
    List<Tempo> spikes = new ArrayList<>();
    Optional<Tempo> open = Optional.empty();
    for (Instant hour : reports.tailMap(from).keySet()) {
      Optional<Tempo> tempo = at(hour);
      if (open.isPresent() && tempo.isPresent() && tempo.get().goesOn(open.get())) {
        open = tempo;
      } else if (tempo.isPresent() && tempo.get().isSpike()) {
        spikes.add(tempo.get());
        open = tempo;
      } else {
        open = Optional.empty();
      }
    }
    return Collections.unmodifiableList(spikes);
  }

  private static Collection<Tally> until(NavigableMap<Instant, Tally> tallies, Instant hour) {
    return tallies.subMap(hour.minus(Panel.KEPT), true, hour, true).values();
  }

  private static NavigableMap<Instant, Tally> byHour(Collection<Tally> tallies) {
    NavigableMap<Instant, Tally> byHour = new TreeMap<>();
    tallies.forEach(tally -> byHour.put(tally.hour(), tally));
    return byHour;
  }
}
