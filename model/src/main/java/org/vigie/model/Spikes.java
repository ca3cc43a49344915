package org.vigie.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Looks back at the reports of a subject: which spikes there were. */
public final class Spikes {
  private final NavigableMap<Instant, Tally> reports;
  private final Function<Instant, Panel> panels;

  /**
   * The past of a subject.
   *
   * @param reports its tallies, one for each hour that has any
   * @param panels what can be compared with an hour
   */
  public Spikes(Collection<Tally> reports, Function<Instant, Panel> panels) {
    this.reports = byHour(reports);
    this.panels = panels;
  }

  /**
   * What can be compared with any hour.
   *
   * @param all the tallies of all reports, one for each hour that has any
   */
  public static Function<Instant, Panel> panels(Collection<Tally> all) {
    NavigableMap<Instant, Tally> byHour = byHour(all);
    return hour -> Panel.of(until(byHour, hour), hour);
  }

  /** The tempo in an hour; empty where not enough was known. */
  public Optional<Tempo> at(Instant hour) {
    return Tempo.of(until(reports, hour), panels.apply(hour));
  }

  /**
   * The spikes since then, each by the hour in which it began.
   *
   * @param goOn asked at each hour; once it says no, the spikes are not known
   */
  public Optional<List<Tempo>> since(Instant from, BooleanSupplier goOn) {
    List<Tempo> spikes = new ArrayList<>();
    Optional<Tempo> open = Optional.empty();
    for (Instant hour : reports.tailMap(from).keySet()) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
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
    return Optional.of(Collections.unmodifiableList(spikes));
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
