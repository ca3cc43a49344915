package org.vigie.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many reports of a subject there are, beside how many are usual. Days are 24 hours that end
 * with {@code hour}; what is usual is learned from those of the same weekday, drawn towards the
 * mean of all, past spikes cut down. Counts are compared as Anscombe made chance equal for few and
 * for many: by the square roots; how much they scatter is learned, too.
 *
 * @param hour the last hour of the last day
 * @param reports how many on the last day, by sources that can be compared, see {@link Panel}
 * @param sources how many sources these are from
 * @param fresh how many more there were, by sources that cannot be compared yet
 * @param usual how many are usual on such a day
 * @param calm up to so many are nothing to speak of
 * @param alarm so many are a spike
 * @param days the days, the oldest first; the last one is {@code reports}
 */
public record Tempo(
    Instant hour,
    int reports,
    int sources,
    int fresh,
    double usual,
    int calm,
    int alarm,
    List<Day> days) {

  /**
   * The reports of a day.
   *
   * @param reports how many; null for a day on which hardly anything was read
   * @param usual how many are usual on its weekday
   */
  public record Day(@Nullable Integer reports, double usual) {}

  /** Fewer reports are no spike, however rare they are. */
  private static final int FEWEST = 5;

  /** One source alone makes no spike: it may have begun another section. */
  private static final int FEWEST_SOURCES = 2;

  /** So many times the usual scatter. */
  private static final double ALARM = 3.5;

  private static final double CALM = 2;

  /** What is less than so many times the usual is no spike, however regular a subject is. */
  private static final double TIMES = 2;

  /** So many days of the mean are mixed into the few of one weekday. */
  private static final double SMOOTHING = 2;

  private static final int ROUNDS = 20;

  /** Makes a median deviation comparable with a standard deviation. */
  private static final double NORMAL = 1.4826;

  private static final Duration DAY = Duration.ofDays(1);

  public Tempo {
    days = List.copyOf(days);
  }

  /**
   * The tempo of a subject that was always counted; empty as long as the panel does not reach back
   * far enough.
   *
   * @param tallies of the subject, in any order
   */
  public static Optional<Tempo> of(Collection<Tally> tallies, Panel panel) {
    return of(tallies, panel, Instant.EPOCH);
  }

  /**
   * The tempo of a subject; empty as long as too few days are known.
   *
   * @param since when its reports began to be counted
   */
  public static Optional<Tempo> of(Collection<Tally> tallies, Panel panel, Instant since) {
    @Nullable Integer[] days = panel.days(tallies, since);
    long known = Arrays.stream(days).skip(1).filter(Objects::nonNull).count();
    if (known < Panel.FEWEST_DAYS) {
      return Optional.empty();
    }
    double[] cut = cut(days);
    double[] usual = usual(days, cut);
    double root = root(usual[0]);
    double scatter = scatter(days, usual, cut);
    int calm = (int) Math.floor(count(root + CALM * scatter / 2));
    double rare = count(root + ALARM * scatter / 2);
    int alarm = (int) Math.ceil(Math.max(FEWEST, Math.max(TIMES * usual[0], rare)));
    Set<String> sources = new HashSet<>();
    int fresh = 0;
    for (Tally tally : tallies) {
      if (Panel.day(tally.hour(), panel.hour()) == 0) {
        for (var source : tally.reports().entrySet()) {
          if (panel.sources().contains(source.getKey())) {
            sources.add(source.getKey());
          } else {
            fresh += source.getValue();
          }
        }
      }
    }
    return Optional.of(
        new Tempo(
            panel.hour(),
            Objects.requireNonNull(days[0]),
            sources.size(),
            fresh,
            Math.round(usual[0] * 10) / 10.0,
            Math.min(calm, alarm - 1),
            alarm,
            IntStream.range(0, days.length)
                .mapToObj(day -> new Day(days[day], Math.round(usual[day] * 10) / 10.0))
                .toList()
                .reversed()));
  }

  /** Whether there are so many that it is worth a message. */
  public boolean isSpike() {
    return reports >= alarm && sources >= FEWEST_SOURCES;
  }

  /** Whether a spike of an earlier hour is not over. */
  public boolean goesOn(Tempo before) {
    return reports > calm && Duration.between(before.hour, hour).compareTo(DAY) <= 0;
  }

  /** The days without the tops of past spikes, the last day left out. */
  private static double[] cut(@Nullable Integer[] days) {
    double[] cut = new double[days.length];
    double cap = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      for (int day = 1; day < days.length; day++) {
        Integer reports = days[day];
        cut[day] = reports == null ? 0 : Math.min(reports, cap);
      }
      double mean = mean(days, cut);
      cap = mean + 3 * Math.sqrt(Math.max(Math.max(1, mean), variance(days, cut, mean)));
    }
    return cut;
  }

  /** How many are usual on each day, as its weekday has them. */
  private static double[] usual(@Nullable Integer[] days, double[] cut) {
    double mean = mean(days, cut);
    double[] weekdays = new double[7];
    for (int weekday = 0; weekday < 7; weekday++) {
      double sum = SMOOTHING * mean;
      double counted = SMOOTHING;
      for (int day = weekday == 0 ? 7 : weekday; day < days.length; day += 7) {
        if (days[day] != null) {
          sum += cut[day];
          counted++;
        }
      }
      weekdays[weekday] = sum / counted;
    }
    double[] usual = new double[days.length];
    Arrays.setAll(usual, day -> weekdays[day % 7]);
    return usual;
  }

  private static double mean(@Nullable Integer[] days, double[] cut) {
    return IntStream.range(1, days.length)
        .filter(day -> days[day] != null)
        .mapToDouble(day -> cut[day])
        .average()
        .orElse(0);
  }

  private static double variance(@Nullable Integer[] days, double[] cut, double mean) {
    return IntStream.range(1, days.length)
        .filter(day -> days[day] != null)
        .mapToDouble(day -> (cut[day] - mean) * (cut[day] - mean))
        .average()
        .orElse(0);
  }

  /**
   * How far days usually are from what is usual, in roots; 1 where it is but chance, more where
   * reports come in flocks. The median does not see the flocks of a subject that rests on most
   * days, so their squares, cut down as the counts are, count as well.
   */
  private static double scatter(@Nullable Integer[] days, double[] usual, double[] cut) {
    double squares = 0;
    double expected = 0;
    List<Double> away = new ArrayList<>();
    for (int day = 1; day < days.length; day++) {
      Integer reports = days[day];
      if (reports != null) {
        away.add(Math.abs(2 * (root(reports) - root(usual[day]))));
        squares += (cut[day] - usual[day]) * (cut[day] - usual[day]);
        expected += usual[day];
      }
    }
    away.sort(Comparator.naturalOrder());
    double flocks = expected == 0 ? 1 : Math.sqrt(squares / expected);
    return Math.max(1, Math.max(NORMAL * away.get(away.size() / 2), flocks));
  }

  private static double root(double count) {
    return Math.sqrt(count + 0.375);
  }

  private static double count(double root) {
    return root * root - 0.375;
  }
}
