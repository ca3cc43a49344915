package org.vigie.index.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One end of a range: a number, or a moment in milliseconds, which may move with now.
 *
 * @param moving what it moves with; null when it stays
 * @param offset the value, or what is added to the moving moment
 */
public record Bound(@Nullable Moving moving, long offset) {
  /** Below every value. */
  static final Bound LOWEST = new Bound(null, Long.MIN_VALUE);

  /** Above every value. */
  static final Bound HIGHEST = new Bound(null, Long.MAX_VALUE);

  /**
   * A moment so long before or after now, by the calendar of UTC.
   *
   * @param amount negative before
   */
  record Moving(long amount, ChronoUnit unit) {
    private long millis(Instant now) {
      return now.atZone(ZoneOffset.UTC).plus(amount, unit).toInstant().toEpochMilli();
    }
  }

  static Bound fixed(long value) {
    return new Bound(null, value);
  }

  Bound plus(long more) {
    return new Bound(moving, offset + more);
  }

  /** Where it is at an instant. */
  public long at(Instant now) {
    return moving == null ? offset : moving.millis(now) + offset;
  }
}
