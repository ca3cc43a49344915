package org.vigie.index.volume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the stream was read into an archive that does not have all of it yet.
 *
 * @param why it is built
 * @param articles how many it holds by now
 * @param done records of the stream that were read; where newer ones took the place of older ones,
 *     these are counted
 * @param all records of the stream
 * @param since when the reading began, or went on after a start
 * @param secondsLeft how long it will take, as it went so far; null when that cannot be told yet
 */
public record Progress(
    String why, long articles, long done, long all, Instant since, @Nullable Long secondsLeft) {

  /** The same in words, for a log. */
  String inWords() {
    String left = secondsLeft == null ? "" : ", about " + time(secondsLeft) + " left";
    return "%,d of %,d records%s (%s)".formatted(done, all, left, why);
  }

  private static String time(long seconds) {
    return seconds < 90 ? seconds + " seconds" : (seconds + 30) / 60 + " minutes";
  }
}
