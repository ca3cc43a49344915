package org.vigie.alerts.match;

import java.time.Duration;

/** Counts what a search costs. */
final class Meter {
  private final long since;
  private long runs;
  private long matches;
  private long spent;
  private long longest;

  /**
   * A meter of a new search.
   *
   * @param since how many articles there had been
   */
  Meter(long since) {
    this.since = since;
  }

  void count(boolean match, long nanos) {
    runs++;
    matches += match ? 1 : 0;
    spent += nanos;
    longest = Math.max(longest, nanos);
  }

  Cost read(long articles) {
    return new Cost(
        articles - since, runs, matches, Duration.ofNanos(spent), Duration.ofNanos(longest));
  }
}
