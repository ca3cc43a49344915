package org.vigie.alerts.match;

import java.time.Duration;

/**
 * What matching a search has cost since it was taken in.
 *
 * @param articles how many came
 * @param runs on how many of them it was run, the others having nothing that it asks for
 * @param matches how many matched
 * @param spent on running it, as far as that is measured: what our engine knows to be quick is not
 * @param longest of its runs
 */
public record Cost(long articles, long runs, long matches, Duration spent, Duration longest) {
  /** What a run may take once, and what it may take again and again. */
  private static final Duration ONCE = Duration.ofMillis(250);

  private static final Duration OFTEN = Duration.ofMillis(5);
  private static final int MANY = 20;

  /** Whether it costs more than a search may: it would keep all others waiting. */
  public boolean isTooMuch() {
    return longest.compareTo(ONCE) > 0 || (runs >= MANY && mean().compareTo(OFTEN) > 0);
  }

  /** What a run takes. */
  public Duration mean() {
    return runs == 0 ? Duration.ZERO : spent.dividedBy(runs);
  }
}
