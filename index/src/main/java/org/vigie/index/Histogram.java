package org.vigie.index;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.index.SearchResult.Bucket;

/** Counts dates by the hour, and shows them in steps that fit their range. */
final class Histogram {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int MAX_BUCKETS = 60;

  private final TreeMap<Long, long[]> hours = new TreeMap<>();
  private long lastHour;
  private long[] last = new long[1];

  private enum Step {
    HOUR,
    SIX_HOURS,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    ZonedDateTime start(ZonedDateTime time) {
      ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
      return switch (this) {
        case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
        case SIX_HOURS -> day.plusHours(time.getHour() / 6 * 6L);
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    ZonedDateTime next(ZonedDateTime start) {
      return switch (this) {
        case HOUR -> start.plusHours(1);
        case SIX_HOURS -> start.plusHours(6);
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
        case YEAR -> start.plusYears(1);
      };
    }

    /** About how long it is, to choose by. */
    long hours() {
      return switch (this) {
        case HOUR -> 1;
        case SIX_HOURS -> 6;
        case DAY -> 24;
        case WEEK -> 24 * 7;
        case MONTH -> 24 * 30;
        case YEAR -> 24 * 365;
      };
    }
  }

  void add(long millis) {
    long hour = Math.floorDiv(millis, HOUR);
    if (hour != lastHour || hours.isEmpty()) {
      last = hours.computeIfAbsent(hour, key -> new long[1]);
      lastHour = hour;
    }
    last[0]++;
  }

  void addAll(Histogram other) {
    other.hours.forEach(
        (hour, count) -> hours.computeIfAbsent(hour, key -> new long[1])[0] += count[0]);
  }

  /** Without gaps, unless the range is more than {@value #MAX_BUCKETS} years. */
  List<Bucket> buckets() {
    if (hours.isEmpty()) {
      return List.of();
    }
    Step step = step(hours.lastKey() - hours.firstKey());
    TreeMap<ZonedDateTime, Long> counts = new TreeMap<>();
    hours.forEach((hour, count) -> counts.merge(step.start(time(hour)), count[0], Long::sum));
    if (ChronoUnit.YEARS.between(counts.firstKey(), counts.lastKey()) <= MAX_BUCKETS) {
      ZonedDateTime end = counts.lastKey();
      for (ZonedDateTime at = counts.firstKey(); at.isBefore(end); at = step.next(at)) {
        counts.putIfAbsent(at, 0L);
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    for (Map.Entry<ZonedDateTime, Long> bucket : counts.entrySet()) {
      buckets.add(new Bucket(bucket.getKey().toInstant(), bucket.getValue()));
    }
    return buckets;
  }

  private static Step step(long range) {
    for (Step step : Step.values()) {
      if (range / step.hours() < MAX_BUCKETS) {
        return step;
      }
    }
    return Step.YEAR;
  }

  private static ZonedDateTime time(long hour) {
    return Instant.ofEpochMilli(hour * HOUR).atZone(ZoneOffset.UTC);
  }
}
