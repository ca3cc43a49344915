package org.vigie.index.volume;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An offset that others wait for. */
final class Watermark {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition risen = lock.newCondition();
  private volatile long offset;
  private volatile boolean ended;

  long get() {
    return offset;
  }

  void set(long newOffset) {
    lock.lock();
    try {
      offset = newOffset;
      risen.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** It rises no more: nobody need wait. */
  void end() {
    lock.lock();
    try {
      ended = true;
      risen.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean await(long wanted, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (offset < wanted) {
        if (left <= 0 || ended) {
          return false;
        }
        left = risen.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
