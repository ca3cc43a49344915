package org.vigie.web.stream;

import java.time.Duration;
import org.vigie.index.Archive;

/**
 * Waits for the archive to show what was just filed. Once in vain, it does not wait again until the
 * archive keeps up: behind the event that waits stand alerts.
 */
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Archive archive;
  private volatile boolean lost;

  Patience(Archive archive) {
    this.archive = archive;
  }

  /** Whether all that stands up to an offset of {@code vigie.filed} can be found. */
  public boolean isVisible(long offset) throws InterruptedException {
    boolean visible = archive.awaitVisible(offset + 1, lost ? Duration.ZERO : LONGEST);
    lost = !visible;
    return visible;
  }
}
