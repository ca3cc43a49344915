package org.vigie.web;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the live streams. What it has not taken yet waits in a queue of bounded length; one
 * that falls behind further is dropped, and may come back with the id of its last event.
 */
final class Client {
  static final int MOST_WAITING = 1_000;

  private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile boolean dropped;

  /** Hands it an event; never waits. */
  void offer(Event event) {
    if (!dropped && !waiting.offer(event)) {
      dropped = true;
    }
  }

  /** Ends it: it hears of nothing more. */
  void drop() {
    dropped = true;
  }

  boolean dropped() {
    return dropped;
  }

  /** The next event; null when there is none within a time. */
  @Nullable Event next(Duration patience) throws InterruptedException {
    return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
