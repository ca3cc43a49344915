package org.vigie.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A year of reports that some sources bring of a subject, and the spikes that are seen in it by
 * whoever looks at each report.
 */
final class SpikeSimulation {
  static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z"); // A Monday.
  static final int DAYS = 365;
  private static final int SOURCES = 20;

  /** Who reports when. */
  record Report(Instant at, String source) {
    Instant hour() {
      return at.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }
  }

  /**
   * How a subject is reported.
   *
   * @param perDay reports on a mean day
   * @param perStory how many reports of one story there are on average, spread over half a day
   * @param weekend how a day of it compares with a working day
   */
  record Subject(double perDay, double perStory, double weekend) {}

  private final Random random;
  private final Map<Instant, Panel> panels = new HashMap<>();
  private final List<Tally> all = new ArrayList<>();

  SpikeSimulation(long seed) {
    random = new Random(seed);
    for (int hour = 0; hour < DAYS * 24; hour++) {
      Tally tally = new Tally(Tally.ALL, BEGIN.plus(Duration.ofHours(hour)));
      for (int source = 0; source < SOURCES; source++) {
        if (random.nextInt(8) == 0) {
          tally = tally.with("s" + source);
        }
      }
      all.add(tally);
    }
  }

  /** A year of it. */
  List<Report> year(Subject subject) {
    List<Report> reports = new ArrayList<>();
    double working = 7 / (5 + 2 * subject.weekend());
    for (int day = 0; day < DAYS; day++) {
      double factor = day % 7 < 5 ? working : working * subject.weekend();
      int stories = poisson(subject.perDay() * factor / subject.perStory());
      for (int story = 0; story < stories; story++) {
        Instant first = at(day, random.nextInt(24 * 3600));
        reports.add(new Report(first, source()));
        while (random.nextDouble() > 1 / subject.perStory()) {
          reports.add(new Report(first.plusSeconds(random.nextInt(12 * 3600)), source()));
        }
      }
    }
    return sorted(reports);
  }

  /** The same with so many reports more, within a day from a moment on. */
  List<Report> with(List<Report> reports, Instant from, int more) {
    List<Report> all = new ArrayList<>(reports);
    for (int i = 0; i < more; i++) {
      all.add(new Report(from.plusSeconds(random.nextInt(24 * 3600)), source()));
    }
    return sorted(all);
  }

  /** When a spike is seen. */
  List<Instant> spikes(List<Report> reports) {
    List<Instant> spikes = new ArrayList<>();
    TreeMap<Instant, Tally> tallies = new TreeMap<>();
    Tempo open = null;
    for (Report report : reports) {
      tallies.merge(
          report.hour(),
          new Tally("s", report.hour()).with(report.source()),
          (before, _) -> before.with(report.source()));
      tallies.headMap(report.hour().minus(Panel.KEPT)).clear();
      Panel panel = panels.computeIfAbsent(report.hour(), hour -> Panel.of(until(hour), hour));
      Tempo tempo = Tempo.of(tallies.values(), panel).orElse(null);
      if (tempo != null && open != null && tempo.goesOn(open)) {
        open = tempo;
      } else if (tempo != null && tempo.isSpike()) {
        spikes.add(report.at());
        open = tempo;
      } else {
        open = null;
      }
    }
    return spikes;
  }

  private List<Tally> until(Instant hour) {
    int last = (int) Math.min(all.size(), Duration.between(BEGIN, hour).toHours() + 1);
    return all.subList(Math.max(0, last - (int) Panel.KEPT.toHours()), last);
  }

  private String source() {
    return "s" + random.nextInt(SOURCES);
  }

  private static Instant at(int day, int second) {
    return BEGIN.plus(Duration.ofDays(day)).plusSeconds(second);
  }

  private static List<Report> sorted(List<Report> reports) {
    return reports.stream().sorted(Comparator.comparing(Report::at)).toList();
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}
