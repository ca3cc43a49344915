package org.vigie.alerts.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again: the schedule of Standard Webhooks. */
final class RetrySchedule {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** The most that a wait is drawn out, so that what failed together is not retried together. */
  private static final double JITTER = 0.1;

  /** An endpoint that asks to be left alone for longer is asked again after this. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait after an attempt that failed; empty when it was the last.
   *
   * @param attempts how many there were, this one included
   * @param retryAfter how long the other side asks to be left alone
   */
  Optional<Duration> wait(int attempts, Optional<Duration> retryAfter) {
    if (attempts > WAITS.size()) {
      return Optional.empty();
    }
    Duration planned = WAITS.get(attempts - 1);
    long jitter = (long) (planned.toMillis() * JITTER * random.nextDouble());
    Duration asked = capped(retryAfter.orElse(Duration.ZERO));
    Duration wait = planned.plusMillis(jitter);
    return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
  }

  /** How long an endpoint that asks to be left alone is left alone. */
  static Duration capped(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
  }
}
