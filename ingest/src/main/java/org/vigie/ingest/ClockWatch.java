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

  /** As Linux has it. */
  private static final Path UPTIME = Path.of("/proc/uptime");

  private final InstantSource wall;
  private final LongSupplier nanos;
  private @Nullable Instant lastWall;
  private long lastNanos;

  ClockWatch(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /**
   * Nanoseconds since the machine started, the time it slept counted in where the system tells it:
   * who wakes up after a night has not had its clock set.
   */
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
    return leap.abs().compareTo(LEAST) < 0 ? Duration.ZERO : leap;
  }
}
