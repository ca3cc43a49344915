package org.vigie.alerts.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Delivery;

/**
 * The deliveries to one channel, one at a time, each when it is due. A virtual thread works while
 * there are any.
 */
final class Lane {
  /** It waits no longer than this at a time, so that it notices when the clock was set. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final String channel;
  private final InstantSource clock;
  private final Function<Delivery, Duration> carryOut;

  /** Guards all below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Delivery> queue =
      new PriorityQueue<>(Comparator.comparing(Lane::due));
  private Instant notBefore = Instant.MIN;
  private @Nullable Thread worker;
  private boolean closed;

  /**
   * A lane.
   *
   * @param carryOut tries a delivery and says how long the channel then wants to be left alone
   */
  Lane(String channel, InstantSource clock, Function<Delivery, Duration> carryOut) {
    this.channel = channel;
    this.clock = clock;
    this.carryOut = carryOut;
  }

  void add(Delivery delivery) {
    lock.lock();
    try {
      queue.add(delivery);
      changed.signalAll();
      if (worker == null && !closed) {
        worker = Thread.ofVirtual().name("deliver-" + channel).start(this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Begins nothing more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the delivery that is being tried, and interrupts it when it takes longer. */
  void await(Duration atMost) {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (worker != null && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (worker != null) {
        worker.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      Delivery next = next();
      while (next != null) {
        Duration pause = carryOut.apply(next);
        leaveAlone(pause);
        next = next();
      }
    } finally {
      leave();
    }
  }

  private void leaveAlone(Duration pause) {
    lock.lock();
    try {
      if (pause.isPositive()) {
        notBefore = clock.instant().plus(pause);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next that is due; null, and no worker, when there is nothing left to do. */
  private @Nullable Delivery next() {
    lock.lock();
    try {
      while (!closed && !queue.isEmpty()) {
        Duration wait = Duration.between(clock.instant(), latest(due(queue.element()), notBefore));
        if (!wait.isPositive()) {
          return queue.remove();
        }
        Duration step = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        boolean _ = changed.await(step.toNanos(), TimeUnit.NANOSECONDS);
      }
      return leave();
    } catch (InterruptedException e) {
      return leave();
    } finally {
      lock.unlock();
    }
  }

  /** Whatever ends a worker, the next delivery gets another; one may have begun already. */
  private @Nullable Delivery leave() {
    lock.lock();
    try {
      if (Thread.currentThread().equals(worker)) {
        worker = null;
        changed.signalAll();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static Instant due(Delivery delivery) {
    Instant next = delivery.next();
    return next == null ? Instant.MIN : next;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
