package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is set by hand. */
public final class Manual implements InstantSource {
  private volatile Instant now = Samples.NOON;

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant time) {
    now = time;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }
}
