package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;

/**
 * Lets one request at a time through to each host and port, with a pause in between. A host that
 * cannot be reached again and again is left alone for a while, whoever asks for it; then one
 * request is let through, and what comes of it decides for all.
 */
final class HostGates {
  /** How many times in a row a host is not reached before it is left alone. */
  static final int PATIENCE = 3;

  static final Duration FIRST_REST = Duration.ofMinutes(5);
  static final Duration LONGEST_REST = Duration.ofHours(1);

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

  static final Time REAL =
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

  /** What must be had besides a host's turn. */
  @FunctionalInterface
  interface Admission {
    /** Waits until there is room. */
    void enter() throws InterruptedException;
  }

  /** The first request of a visit, with what it takes to make it. */
  @FunctionalInterface
  interface FirstRequest {
    /** Makes it. */
    Answer run() throws InterruptedException;
  }

  /** What is known of a host; guarded by the lock. */
  private static final class Gate {
    /**
     * Held by the one visit that waits for room and then makes its first request. Visits that have
     * room wait for the other lock only, and nobody waits for room while holding that.
     */
    private final ReentrantLock entrance = new ReentrantLock(true);

    private final ReentrantLock lock = new ReentrantLock(true);
    private long opens;
    private int unreached;

    Gate(long opens) {
      this.opens = opens;
    }

    boolean isIdle(long now) {
      return !entrance.isLocked() && !lock.isLocked() && now - opens >= 0;
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

  /** Whether a host and port are not spared. */
  boolean isExempt(URI address) {
    return exempt.test(address.getHost(), port(address));
  }

  /** The turns of one fetch, for which room is needed besides. */
  HostTurns turns(Admission admission) {
    return new HostTurns(admission);
  }

  /** The turns of one fetch, by who has room. */
  HostTurns turns() {
    HostTurns turns = new HostTurns(() -> {});
    turns.admitted = true;
    return turns;
  }

  /** The turns of one fetch. */
  final class HostTurns implements Turns {
    private final Admission admission;
    private boolean admitted;
    private @Nullable FetchResult heldBack;

    private HostTurns(Admission admission) {
      this.admission = admission;
    }

    @Override
    public Answer pass(URI uri, Supplier<Answer> request) throws InterruptedException {
      return admitted(uri, () -> pass(uri, Duration.ZERO, request));
    }

    /**
     * Runs the first request of a visit, and what it takes to make it, once there is room: visits
     * that begin come to a host one by one.
     */
    Answer admitted(URI uri, FirstRequest first) throws InterruptedException {
      if (admitted) {
        return first.run();
      }
      if (isExempt(uri)) {
        enter();
        return first.run();
      }
      Gate gate = gate(uri);
      gate.entrance.lockInterruptibly();
      try {
        Duration wait = untilOpen(gate);
        if (isResting(gate) && wait.isPositive()) {
          return heldBack(uri, gate, wait);
        }
        time.sleep(wait);
        enter();
        return first.run();
      } finally {
        gate.entrance.unlock();
      }
    }

    private void enter() throws InterruptedException {
      admission.enter();
      admitted = true;
    }

    /**
     * Runs a request when its host's turn has come.
     *
     * @param leastPause the least time from its end until the host's next turn
     */
    Answer pass(URI uri, Duration leastPause, Supplier<Answer> request)
        throws InterruptedException {
      if (isExempt(uri)) {
        return request.get();
      }
      Gate gate = gate(uri);
      gate.lock.lockInterruptibly();
      try {
        Duration wait = untilOpen(gate);
        if (isResting(gate) && wait.isPositive()) {
          return heldBack(uri, gate, wait);
        }
        time.sleep(wait);
        return noted(gate, leastPause.compareTo(gap) > 0 ? leastPause : gap, request);
      } finally {
        gate.lock.unlock();
      }
    }

    private Answer heldBack(URI uri, Gate gate, Duration wait) {
      String reason =
          "%s was not reached %d times in a row and is left alone for %d min"
              .formatted(name(uri), gate.unreached, rest(gate.unreached).toMinutes());
      heldBack = new FetchResult.Waiting(wait, reason);
      return new Answer.Refused(Answer.Refusal.FOR_NOW, reason);
    }

    @Override
    public Optional<FetchResult> heldBack() {
      return Optional.ofNullable(heldBack);
    }
  }

  private Duration untilOpen(Gate gate) throws InterruptedException {
    gate.lock.lockInterruptibly();
    try {
      return Duration.ofNanos(Math.max(0, gate.opens - time.now()));
    } finally {
      gate.lock.unlock();
    }
  }

  private static boolean isResting(Gate gate) throws InterruptedException {
    gate.lock.lockInterruptibly();
    try {
      return gate.unreached >= PATIENCE;
    } finally {
      gate.lock.unlock();
    }
  }

  private Answer noted(Gate gate, Duration pause, Supplier<Answer> request) {
    Duration wait = pause;
    try {
      Answer answer = request.get();
      // A request that was ended from outside says nothing of its host.
      if (!Thread.currentThread().isInterrupted()) {
        gate.unreached = isUnreached(answer) ? gate.unreached + 1 : 0;
        wait = gate.unreached < PATIENCE ? pause : rest(gate.unreached);
      }
      return answer;
    } finally {
      gate.opens = time.now() + wait.toNanos();
    }
  }

  /** Longer each time. */
  private static Duration rest(int unreached) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(unreached - PATIENCE, 10));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static boolean isUnreached(Answer answer) {
    return answer instanceof Answer.Failed failed && isUnreachable(failed.kind());
  }

  /** Whether the server did not answer at all. A page that is missing says nothing of its host. */
  static boolean isUnreachable(Answer.Kind kind) {
    return switch (kind) {
      case DNS, CONNECT, TLS, TIMEOUT -> true;
      case TOO_LARGE, BAD_ENCODING, TOO_MANY_REDIRECTS, PROTOCOL -> false;
    };
  }

  private Gate gate(URI address) {
    if (gates.size() > MANY) {
      long now = time.now();
      gates.values().removeIf(gate -> gate.isIdle(now));
    }
    return gates.computeIfAbsent(name(address), name -> new Gate(time.now()));
  }

  private static String name(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT) + ":" + port(address);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
