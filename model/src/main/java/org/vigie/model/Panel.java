package org.vigie.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which reports of some weeks can be compared with those of now: those of the sources that were
 * read in the first of them and are read still. What a newly added source brings is no change of
 * the world.
 *
 * @param hour the last hour of now
 * @param sources their ids
 * @param read for each day before the last, the newest first, whether anything was read on it; a
 *     day is 24 hours that end with that hour
 */
public record Panel(Instant hour, Set<String> sources, List<Boolean> read) {
  /** A weekday comes often enough in so many days that one odd week counts little. */
  public static final int MOST_DAYS = 42;

  private static final long SECONDS = Duration.ofDays(1).toSeconds();

  /** With fewer days nobody knows what is usual. */
  public static final int FEWEST_DAYS = 28;

  /** How long a tally counts for anything. */
  public static final Duration KEPT = Duration.ofDays(MOST_DAYS + 2);

  /** Even a slow source brings something in so many days. */
  private static final int SLOW = 7;

  /** One that brought nothing for so long was switched off, or is broken. */
  private static final Duration SILENT = Duration.ofDays(14);

  /** A day with a smaller share of what is usual is one on which we were not there. */
  private static final double HARDLY_ANY = 0.25;

  public Panel {
    sources = Set.copyOf(sources);
    read = List.copyOf(read);
  }

  /**
   * What can be compared.
   *
   * @param all tallies of every report, in any order
   */
  public static Panel of(Collection<Tally> all, Instant hour) {
    Map<String, Instant> first = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    int[] reports = new int[MOST_DAYS + 1];
    for (Tally tally : all) {
      int day = day(tally.hour(), hour);
      if (day >= 0) {
        for (String source : tally.reports().keySet()) {
          first.merge(source, tally.hour(), Panel::earlier);
          last.merge(source, tally.hour(), Panel::later);
        }
      }
      if (day >= 0 && day <= MOST_DAYS) {
        for (int count : tally.reports().values()) {
          reports[day] += count;
        }
      }
    }
    Instant begin = first.values().stream().min(Instant::compareTo).orElse(hour);
    int whole = day(begin.minus(Duration.ofHours(1)), hour) - 1;
    int days = Math.clamp(whole, 0, MOST_DAYS) / 7 * 7;
    int[] past = Arrays.copyOfRange(reports, 1, days + 1);
    double least = HARDLY_ANY * median(past);
    List<Boolean> read = IntStream.of(past).mapToObj(it -> it > 0 && it >= least).toList();
    Instant known = hour.minus(Duration.ofDays(beginning(read)));
    Instant silent = hour.minus(SILENT);
    Set<String> sources = new HashSet<>();
    first.forEach(
        (source, at) -> {
          if (at.isBefore(known) && last.getOrDefault(source, at).isAfter(silent)) {
            sources.add(source);
          }
        });
    return new Panel(hour, sources, read);
  }

  /** How many days ago the first week ended in which we were there. */
  private static int beginning(List<Boolean> read) {
    int days = 0;
    for (int day = read.size() - 1; day >= 0; day--) {
      days += read.get(day) ? 1 : 0;
      if (days == SLOW) {
        return day + 1;
      }
    }
    return read.size() + 1;
  }

  /** On how many of the days anything was read. */
  public int known() {
    return Collections.frequency(read, true);
  }

  /** Whether it reaches back far enough to say what is usual. */
  public boolean isKnown() {
    return known() >= FEWEST_DAYS;
  }

  /**
   * The reports of a subject on each day, the last one first; null where we were not there, or did
   * not count them.
   *
   * @param since when they began to be counted
   */
  @Nullable Integer[] days(Collection<Tally> tallies, Instant since) {
    int counted = day(since, hour);
    int[] reports = new int[read.size() + 1];
    for (Tally tally : tallies) {
      int day = day(tally.hour(), hour);
      if (day >= 0 && day < reports.length) {
        tally.reports().forEach((source, n) -> reports[day] += sources.contains(source) ? n : 0);
      }
    }
    @Nullable Integer[] days = new Integer[reports.length];
    for (int day = 0; day < days.length; day++) {
      days[day] = day == 0 || (day < counted && read.get(day - 1)) ? reports[day] : null;
    }
    return days;
  }

  /** 0 for the last 24 hours, 1 for the 24 hours before them, ...; negative for later hours. */
  static int day(Instant hour, Instant last) {
    return (int) Math.floorDiv(last.getEpochSecond() - hour.getEpochSecond(), SECONDS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static double median(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
