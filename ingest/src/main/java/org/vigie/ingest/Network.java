package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  private final Deque<Asked> lately = new ArrayDeque<>();
  private boolean down;

  private record Asked(String host, boolean reached, Instant at) {}

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
    lately.addLast(new Asked(host.toLowerCase(Locale.ROOT), reached, at));
    while (lately.getFirst().at().isBefore(at.minus(LATELY))) {
      lately.removeFirst();
    }
    Map<String, Boolean> newest = new HashMap<>();
    lately.forEach(one -> newest.put(one.host(), one.reached()));
    int failing = (int) newest.values().stream().filter(answered -> !answered).count();
    double share = (double) failing / newest.size();
    boolean turns = down ? share < FEW && reached : newest.size() >= ENOUGH && share >= MOST;
    if (!turns) {
      return Optional.empty();
    }
    down = !down;
    if (!down) {
      lately.removeIf(one -> !one.reached());
    }
    return Optional.of(new Turn(down, newest.size(), failing));
  }

  /** Whether it is broken now. */
  synchronized boolean isDown() {
    return down;
  }
}
