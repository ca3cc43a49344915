package org.vigie.index;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the archive.
 *
 * @param folder where it is kept; nothing else may be in it
 * @param refresh how long a new article waits at most until it can be found
 * @param commit how often changes are made durable; what a crash loses of them is read again
 */
public record IndexSettings(Path folder, Duration refresh, Duration commit) {
  public IndexSettings {
    requireAtLeastAMilli("refresh", refresh);
    requireAtLeastAMilli("commit", commit);
  }

  /** The archive of a data folder, searchable within a quarter of a second. */
  public static IndexSettings defaults(Path data) {
    return new IndexSettings(
        data.resolve("archive"), Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  private static void requireAtLeastAMilli(String name, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException(name + " must be at least 1 ms");
    }
  }
}
