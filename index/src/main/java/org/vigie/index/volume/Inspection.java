package org.vigie.index.volume;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a check of the archive found.
 *
 * @param at when it ended
 * @param took how long it took
 * @param bytes how many of them were read and summed
 * @param articles how many articles were compared with the stream
 * @param wrong what is wrong, a sentence each; empty when all is well
 */
public record Inspection(Instant at, Duration took, long bytes, long articles, List<String> wrong) {
  public Inspection {
    wrong = List.copyOf(wrong);
  }
}
