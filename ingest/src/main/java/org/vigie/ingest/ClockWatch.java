package org.vigie.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notices when the wall clock was set, by a clock that nobody can set. */
final class ClockWatch {
  /** Less is a clock that is being corrected little by little. */
  private static final Duration LEAST = Duration.ofSeconds(30);

  /** The two clocks go apart by less while the machine is awake. */
  private static final Duration NAP = Duration.ofSeconds(1);

  /** As Linux has it. */
  private static final Path UPTIME = Path.of("/proc/uptime");

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final LongSupplier sinceStart;
  private @Nullable Instant lastWall;
  private long lastNanos;
  private long asleep;

  /**
   * Watches a clock.
   *
   * @param nanos a clock that nobody can set, and that stands while the machine sleeps
   * @param sinceStart one that goes on then; it is asked seldom, as it may be slow
   */
  ClockWatch(InstantSource wall, LongSupplier nanos, LongSupplier sinceStart) {
    this.wall = wall;
    this.nanos = nanos;
    this.sinceStart = sinceStart;
    this.asleep = sinceStart.getAsLong() - nanos.getAsLong();
  }

  /** Nanoseconds since the machine started, its sleep counted in where the system tells it. */
  static long sinceStart() {
    try {
      String uptime = Files.readString(UPTIME);
      double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
      return (long) (seconds * 1e9);
    } catch (IOException | RuntimeException e) {
      return System.nanoTime();
    }
  }

  /** By how much the clock was set since it was looked at last; zero when it was not. */
  Duration leap() {
    Instant now = wall.instant();
    long nanosNow = nanos.getAsLong();
    Duration leap =
        lastWall == null
            ? Duration.ZERO
            : Duration.between(lastWall, now).minusNanos(nanosNow - lastNanos);
    lastWall = now;
    lastNanos = nanosNow;
    return leap.abs().compareTo(NAP) < 0 ? Duration.ZERO : awake(leap);
  }

  /** Who wakes up after a night has not had its clock set. */
  private Duration awake(Duration leap) {
    long before = asleep;
    asleep = sinceStart.getAsLong() - lastNanos;
    Duration set = leap.minusNanos(asleep - before);
    return set.abs().compareTo(LEAST) < 0 ? Duration.ZERO : set;
  }
}
