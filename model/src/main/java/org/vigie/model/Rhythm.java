package org.vigie.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a source brings news, learned by the hour of the week; old weeks are forgotten by and
 * by. News is taken as independent of other news (a Poisson process whose rate changes with the
 * hour), corrected by the longest silence that turned out to be none.
 *
 * @param arrivals how many articles came in each hour of the week (Monday 0 h UTC first), 168
 *     numbers; empty before the first
 * @param weeks how long that was observed
 * @param last when the newest article came; null before the first
 * @param until up to when it was observed; null before the first time
 * @param longest the most articles that were once expected while none came
 */
public record Rhythm(
    List<Double> arrivals,
    double weeks,
    @Nullable Instant last,
    @Nullable Instant until,
    double longest) {

  /** Nothing was observed. */
  public static final Rhythm UNKNOWN = new Rhythm(List.of(), 0, null, null, 0);

  private static final int HOURS = 168;
  private static final double WEEK = Duration.ofDays(7).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** After so many weeks a week counts a third. */
  private static final double MEMORY = 6;

  /**
   * So many weeks of its mean rate are mixed in, as long as the hours of a week differ by chance.
   */
  private static final double SMOOTHING = 0.5;

  /** Fewer articles, or less time, show no rhythm. */
  private static final double ENOUGH = 8;

  private static final Duration LONG_ENOUGH = Duration.ofDays(3);

  /** As long as few weekends were seen, one must not seem late. */
  private static final double FEW_WEEKS = 3.5;

  private static final Duration LONG_WEEKEND = Duration.ofDays(4);

  /** How often a year a source may be called late that is not. */
  private static final double FALSE_ALARMS = 0.1;

  /** A silence must be longer by this than the longest that was none. */
  private static final double MARGIN = 1.5;

  /** What is further back than this shows nothing about today. */
  private static final Duration RECENT = Duration.ofDays(120);

  /** What is told of times and of waiting is rounded to so much. */
  private static final double PRECISION = 100_000;

  /** What passes sooner without news is counted later: rounded each time, it would not count. */
  private static final Duration WORTH_COUNTING = Duration.ofHours(1);

  public Rhythm {
    arrivals = List.copyOf(arrivals);
    if (!arrivals.isEmpty() && arrivals.size() != HOURS) {
      throw new IllegalArgumentException("a rhythm has 168 hours, not " + arrivals.size());
    }
  }

  /**
   * The rhythm after more was observed.
   *
   * @param came when articles came, in any order; those of the future and of long ago are left out
   * @param now up to when was observed
   */
  public Rhythm with(List<Instant> came, Instant now) {
    List<Instant> sorted =
        came.stream()
            .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(RECENT)))
            .sorted()
            .toList();
    Instant start = until != null ? until : sorted.isEmpty() ? now : sorted.getFirst();
    boolean soon = until != null && sorted.isEmpty() && now.isBefore(start.plus(WORTH_COUNTING));
    if (now.isBefore(start) || soon) {
      return this;
    }
    double passed = (now.toEpochMilli() - start.toEpochMilli()) / WEEK;
    double kept = Math.exp(-passed / MEMORY);
    double[] counts = new double[HOURS];
    for (int i = 0; i < arrivals.size(); i++) {
      counts[i] = arrivals.get(i) * kept;
    }
    double silence = longest * Math.exp(-passed / (2 * MEMORY));
    Instant newest = last;
    for (Instant at : sorted) {
      counts[hour(at)]++;
      if (newest != null && at.isAfter(newest)) {
        silence = Math.max(silence, expected(newest, at));
      }
      newest = newest == null || at.isAfter(newest) ? at : newest;
    }
    List<Double> rounded = Arrays.stream(counts).mapToObj(Rhythm::rounded).toList();
    return new Rhythm(rounded, weeks * kept + passed, newest, now, rounded(silence));
  }

  /** How many articles are usual between two moments; 0 while that is not known. */
  public double expected(Instant from, Instant to) {
    if (!isKnown() || !from.isBefore(to)) {
      return 0;
    }
    List<Double> rates = rates();
    double week = rates.stream().mapToDouble(Double::doubleValue).sum();
    long millis = to.toEpochMilli() - from.toEpochMilli();
    long whole = millis / (HOURS * HOUR);
    double expected = whole * week;
    long at = to.toEpochMilli() - millis % (HOURS * HOUR);
    while (at < to.toEpochMilli()) {
      long end = Math.min(to.toEpochMilli(), at - Math.floorMod(at, HOUR) + HOUR);
      expected += rates.get(hour(Instant.ofEpochMilli(at))) * (end - at) / HOUR;
      at = end;
    }
    return expected;
  }

  /** Whether enough was observed to say what is usual. */
  public boolean isKnown() {
    return total() >= ENOUGH && weeks * WEEK >= LONG_ENOUGH.toMillis();
  }

  /** How many articles a day are usual. */
  public double perDay() {
    return weeks == 0 ? 0 : total() / weeks / 7;
  }

  /** Whether a source that brought nothing since is late for itself. */
  public boolean isLate(Instant now) {
    return last != null
        && isKnown()
        && (weeks >= FEW_WEEKS || now.isAfter(last.plus(LONG_WEEKEND)))
        && expected(last, now) > patience();
  }

  /**
   * How many articles may be expected and not come before that is no chance any more: so that it
   * happens by chance but once in ten years.
   */
  private double patience() {
    double perYear = Math.max(1, perDay() * 365);
    return Math.max(Math.log(perYear / FALSE_ALARMS), MARGIN * longest);
  }

  private double total() {
    return arrivals.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Articles an hour, for each hour of the week. */
  private List<Double> rates() {
    double mean = total() / weeks / HOURS;
    List<Double> rates = new ArrayList<>(HOURS);
    for (double came : arrivals) {
      rates.add((came + SMOOTHING * mean) / (weeks + SMOOTHING));
    }
    return rates;
  }

  private static int hour(Instant at) {
    ZonedDateTime time = at.atZone(ZoneOffset.UTC);
    return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
  }

  private static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }
}
