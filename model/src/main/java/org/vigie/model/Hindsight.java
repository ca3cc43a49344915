package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * The reports of a subject before alerting began to count them, as the archive has them: a record
 * of {@code vigie.hindsight}. With it, what is usual is known from the beginning.
 *
 * @param subject see {@link Tally#subject}
 * @param from what was seen before is not in it; the same as {@code until} where nothing could be
 *     looked up
 * @param until what was seen from then on is not in it
 * @param reports its tallies, oldest first
 */
public record Hindsight(String subject, Instant from, Instant until, List<Tally> reports) {
  public Hindsight {
    reports = List.copyOf(reports);
  }
}
