package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Lets one request at a time through to each host and port, with a pause in between. */
final class HostGates {
  private static final int MANY = 10_000;

  private final Duration gap;
  private final BiPredicate<String, Integer> exempt;
  private final Time time;
  private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

  /** How time passes. */
  interface Time {
    /** Nanoseconds since some moment. */
    long now();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;
  }

  private static final Time REAL =
      new Time() {
        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  private static final class Gate {
    private final ReentrantLock lock = new ReentrantLock(true);
    private long opens;

    Gate(long opens) {
      this.opens = opens;
    }
  }

  HostGates(Duration gap, BiPredicate<String, Integer> exempt) {
    this(gap, exempt, REAL);
  }

  HostGates(Duration gap, BiPredicate<String, Integer> exempt, Time time) {
    this.gap = gap;
    this.exempt = exempt;
    this.time = time;
  }

  /**
   * Runs a request when its host's turn has come.
   *
   * @throws InterruptedException when the wait was ended from outside
   */
  <T> T pass(URI address, Supplier<T> request) throws InterruptedException {
    int port =
        address.getPort() >= 0
            ? address.getPort()
            : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    if (exempt.test(address.getHost(), port)) {
      return request.get();
    }
    Gate gate = gate(address.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    gate.lock.lockInterruptibly();
    try {
      time.sleep(Duration.ofNanos(Math.max(0, gate.opens - time.now())));
      return request.get();
    } finally {
      gate.opens = time.now() + gap.toNanos();
      gate.lock.unlock();
    }
  }

  private Gate gate(String host) {
    if (gates.size() > MANY) {
      gates.values().removeIf(gate -> !gate.lock.isLocked());
    }
    return gates.computeIfAbsent(host, name -> new Gate(time.now()));
  }
}
