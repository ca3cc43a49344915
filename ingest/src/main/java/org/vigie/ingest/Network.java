package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells when it is our own way to the web that is broken: most hosts that were asked lately did not
 * answer at all. A host that answers, be it with an error, is reached. Safe for any number of
 * threads.
 */
final class Network {
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final int ENOUGH = 5;
  private static final double MOST = 0.8;

  /** Whole again when fewer than this fail: not the same as above, or it would flicker. */
  private static final double FEW = 0.5;

  /** The last answer of each host, or that there was none; the latest last. */
  private final SequencedMap<String, Asked> lately = new LinkedHashMap<>();

  private int failing;
  private boolean down;

  private record Asked(boolean reached, Instant at) {}

  /**
   * That it broke, or is whole again.
   *
   * @param down whether it broke
   * @param hosts how many were asked lately
   * @param failing how many of them did not answer
   */
  record Turn(boolean down, int hosts, int failing) {}

  /** Takes note of an answer or of none; says so when that turns the matter. */
  synchronized Optional<Turn> asked(String host, boolean reached, Instant at) {
    String name = host.toLowerCase(Locale.ROOT);
    forget(lately.get(name), name);
    lately.putLast(name, new Asked(reached, at));
    failing += reached ? 0 : 1;
    while (lately.firstEntry().getValue().at().isBefore(at.minus(LATELY))) {
      forget(lately.firstEntry().getValue(), lately.firstEntry().getKey());
    }
    double share = (double) failing / lately.size();
    boolean turns = down ? share < FEW && reached : lately.size() >= ENOUGH && share >= MOST;
    if (!turns) {
      return Optional.empty();
    }
    Turn turn = new Turn(!down, lately.size(), failing);
    down = !down;
    if (!down) {
      lately.values().removeIf(one -> !one.reached());
      failing = 0;
    }
    return Optional.of(turn);
  }

  private void forget(@Nullable Asked asked, String name) {
    if (asked != null) {
      lately.remove(name);
      failing -= asked.reached() ? 0 : 1;
    }
  }

  /** Whether it is broken now. */
  synchronized boolean isDown() {
    return down;
  }
}
