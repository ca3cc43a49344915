package org.vigie.index.volume;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The course of reading a stream: from where, to where, since when.
 *
 * @param start the first offset of the stream
 * @param from where this reading began
 * @param end the offset behind the last record, as last seen
 * @param since when this reading began
 */
public record Course(long start, long from, long end, Instant since) {
  /** Not begun. */
  static final Course NONE = new Course(0, 0, 0, Instant.EPOCH);

  /** Too short a time to tell a speed. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** The same reading, when the stream ends here; a new one where the end was reached. */
  Course at(long next, long newEnd, Instant now) {
    return next >= newEnd
        ? new Course(start, next, newEnd, now)
        : new Course(start, from, newEnd, since);
  }

  public Progress progress(String why, long articles, long next, Instant now) {
    return new Progress(why, articles, next - start, end - start, since, secondsLeft(next, now));
  }

  private @Nullable Long secondsLeft(long next, Instant now) {
    Duration took = Duration.between(since, now);
    if (next <= from || took.compareTo(SHORT) < 0) {
      return null;
    }
    double each = (double) took.toMillis() / (next - from);
    return TimeUnit.MILLISECONDS.toSeconds(Math.round(each * Math.max(0, end - next)));
  }
}
