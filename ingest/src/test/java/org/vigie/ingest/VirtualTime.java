package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when somebody sleeps, and not otherwise; a wall clock and one none can set. */
final class VirtualTime implements HostGates.Time, InstantSource {
  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final AtomicLong now = new AtomicLong();
  private volatile Duration set = Duration.ZERO;

  @Override
  public long now() {
    return now.get();
  }

  @Override
  public void sleep(Duration duration) {
    now.addAndGet(duration.toNanos());
  }

  @Override
  public Instant instant() {
    return START.plusNanos(now()).plus(set);
  }

  /** Sets the wall clock. */
  void set(Duration ahead) {
    set = ahead;
  }

  Duration passed() {
    return Duration.ofNanos(now());
  }
}
