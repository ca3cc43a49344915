package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * A change of an article's title or text, which made a new version of it.
 *
 * @param version the version that it made; an article as it was first read is version 1
 * @param seen when Vigie first read it so
 * @param hunks what changed, title first, then in the order of the text; empty when it changed in a
 *     part that is not held
 */
public record Edit(int version, Instant seen, List<Hunk> hunks) {

  /**
   * Sentences that took the place of others.
   *
   * @param field where they stand
   * @param before as they were; empty when nothing stood there
   * @param after as they are since; empty when they were removed
   */
  public record Hunk(Span.Field field, String before, String after) {}

  public Edit {
    hunks = List.copyOf(hunks);
  }
}
