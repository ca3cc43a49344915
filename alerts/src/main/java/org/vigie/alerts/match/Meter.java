package org.vigie.alerts.match;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Counts what a search costs. */
final class Meter {
  private final long since;
  private long runs;
  private long matches;
  private long spent;

  /** What this thread has used of a processor: how busy the machine is must not matter. */
  static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

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
  }

  Cost read(long articles) {
    return new Cost(articles - since, runs, matches, Duration.ofNanos(spent));
  }
}
