package org.vigie.alerts.match;

import java.time.Duration;

/**
 * What matching a search has cost since it was taken in.
 *
 * @param articles how many came
 * @param runs on how many of them it was run, the others having nothing that it asks for
 * @param matches how many matched
 * @param spent time of a processor on running it, as far as that is measured: what our engine knows
 *     to be quick is not
 */
public record Cost(long articles, long runs, long matches, Duration spent) {
  /** What a run may take on average. */
  private static final Duration MEAN = Duration.ofMillis(5);

  /** Before an average is believed there are so many runs, or they took so long in all. */
  private static final int MANY = 20;

  private static final Duration LONG = Duration.ofSeconds(1);

  /** Whether it costs more than a search may: it would keep all others waiting. */
  public boolean isTooMuch() {
    return (runs >= MANY || spent.compareTo(LONG) > 0) && mean().compareTo(MEAN) > 0;
  }

  /** What a run takes. */
  public Duration mean() {
    return runs == 0 ? Duration.ZERO : spent.dividedBy(runs);
  }
}
