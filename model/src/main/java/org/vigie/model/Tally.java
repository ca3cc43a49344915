package org.vigie.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * How many reports of a subject there were in one hour: a record of {@code vigie.tallies}. A report
 * is an article that is no copy and was news when it was read.
 *
 * @param subject what they are of, see {@link #subject}; {@link #ALL} for every report
 * @param hour the beginning of the hour
 * @param reports how many, by the id of the source
 */
public record Tally(String subject, Instant hour, Map<String, Integer> reports) {
  /** The subject of every report. */
  public static final String ALL = "all";

  public Tally {
    reports = Map.copyOf(reports);
  }

  /** An hour without reports. */
  public Tally(String subject, Instant hour) {
    this(subject, hour, Map.of());
  }

  /** Whether an article counts. */
  public static boolean isReport(Filed filed) {
    return filed.role() != Filed.Role.COPY && !filed.article().backfill();
  }

  /**
   * The hour in which an article counts: when it was published, so that what came while nobody read
   * counts where it belongs.
   *
   * @param date as {@link Filed#date}
   * @param seen when it was first seen: what says that it is of a later time counts then
   */
  public static Instant hour(Instant date, Instant seen) {
    return (date.isAfter(seen) ? seen : date).truncatedTo(ChronoUnit.HOURS);
  }

  /** The subject of what a saved search matches: another one when its query becomes another. */
  public static String subject(SavedSearch search) {
    return Ids.hash(search.id(), search.query());
  }

  /** The key of {@code vigie.tallies}. */
  public String key() {
    return subject + " " + hour;
  }

  /** Of the same hour, the larger number of each source. */
  public Tally most(Tally other) {
    Map<String, Integer> most = new HashMap<>(reports);
    other.reports.forEach((source, count) -> most.merge(source, count, Math::max));
    return new Tally(subject, hour, most);
  }

  /** With one report more. */
  public Tally with(String source) {
    Map<String, Integer> more = new HashMap<>(reports);
    more.merge(source, 1, Integer::sum);
    return new Tally(subject, hour, more);
  }
}
