package org.vigie.web.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the live streams. What it has not taken yet waits in a queue of bounded length; one
 * that falls behind further is dropped, and may come back with the id of its last event.
 */
final class Client {
  static final int MOST_WAITING = 1_000;

  /** Guards all that follows; {@link #changed} is signalled when it changes. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Deque<Event> waiting = new ArrayDeque<>();
  private boolean dropped;

  /** Hands it an event; never waits for it. */
  void offer(Event event) {
    lock.lock();
    try {
      if (waiting.size() == MOST_WAITING) {
        dropped = true;
      }
      if (!dropped) {
        waiting.addLast(event);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it: it hears of nothing more. */
  void drop() {
    lock.lock();
    try {
      dropped = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** The next event; null when there is none within a time, or when it was dropped. */
  @Nullable Event next(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (waiting.isEmpty() && !dropped && left > 0) {
        left = changed.awaitNanos(left);
      }
      return dropped ? null : waiting.pollFirst();
    } finally {
      lock.unlock();
    }
  }
}
