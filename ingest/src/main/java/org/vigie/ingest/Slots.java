package org.vigie.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many visits there may be at a time. One that has taken long, as with a server that hangs or a
 * source of many pages, stops counting among the quick ones: so the slow ones cannot use up the
 * room of the others. First come, first served.
 */
final class Slots {
  /** How long a visit counts as quick. */
  static final Duration QUICK = Duration.ofSeconds(2);

  /** How many slow ones there may be for each quick one: they cost but little. */
  static final int SLOW_PER_QUICK = 8;

  private final int mostQuick;
  private final int most;
  private final HostGates.Time time;

  /** Guards all that follows. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Deque<Slot> waiting = new ArrayDeque<>();
  private final Deque<Slot> quick = new ArrayDeque<>();
  private int taken;

  Slots(int mostQuick) {
    this(mostQuick, HostGates.REAL);
  }

  Slots(int mostQuick, HostGates.Time time) {
    this.mostQuick = mostQuick;
    this.most = mostQuick * (1 + SLOW_PER_QUICK);
    this.time = time;
  }

  /** A slot that is not taken yet. */
  Slot slot() {
    return new Slot();
  }

  /** Room for one visit. */
  final class Slot implements HostGates.Admission, AutoCloseable {
    private final Condition turn = lock.newCondition();
    private boolean held;
    private long since;

    private Slot() {}

    /** Takes the slot when there is room; one that is held is held on to. */
    @Override
    public void enter() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (!held) {
          waiting.add(this);
          await();
        }
      } finally {
        lock.unlock();
      }
    }

    private void await() throws InterruptedException {
      try {
        while (!isFirst() || !tryEnter()) {
          if (isFirst()) {
            var _ = turn.awaitNanos(nanosToRoom());
          } else {
            turn.await();
          }
        }
      } finally {
        waiting.remove(this);
        wakeFirst();
      }
    }

    private boolean isFirst() {
      return waiting.peekFirst() == this;
    }

    /** Takes the slot if there is room now. */
    boolean tryEnter() {
      lock.lock();
      try {
        letAge();
        if (quick.size() >= mostQuick || taken >= most) {
          return false;
        }
        held = true;
        since = time.now();
        quick.addLast(this);
        taken++;
        return true;
      } finally {
        lock.unlock();
      }
    }

    /** Gives the slot back, if it is held. */
    @Override
    public void close() {
      lock.lock();
      try {
        if (held) {
          held = false;
          taken--;
          quick.remove(this);
          wakeFirst();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void letAge() {
    long now = time.now();
    while (!quick.isEmpty() && now - quick.getFirst().since >= QUICK.toNanos()) {
      quick.removeFirst();
    }
  }

  /** How long until the oldest quick one counts as slow; then at the latest there may be room. */
  long nanosToRoom() {
    lock.lock();
    try {
      if (quick.isEmpty() || taken >= most) {
        return TimeUnit.SECONDS.toNanos(1);
      }
      return Math.max(1, quick.getFirst().since + QUICK.toNanos() - time.now());
    } finally {
      lock.unlock();
    }
  }

  private void wakeFirst() {
    Slot first = waiting.peekFirst();
    if (first != null) {
      first.turn.signal();
    }
  }
}
