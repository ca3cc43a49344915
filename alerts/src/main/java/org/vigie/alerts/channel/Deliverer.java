package org.vigie.alerts.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vigie.model.Delivery;

/**
 * Carries pending deliveries out until each is sent or given up. Every channel has a {@link Lane}
 * of its own, so that one that fails delays no other.
 *
 * <p>It serves once: whoever takes over makes a new one. Safe for any number of threads.
 */
final class Deliverer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration REWRITE = Duration.ofSeconds(1);

  private final Function<Delivery, Outcome> attempt;
  private final RetrySchedule schedule;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  /**
   * Every delivery that was taken on, those that ended as well: whoever reads {@code
   * vigie.deliveries} may hold one as pending that was sent in the meantime.
   */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /**
   * A deliverer.
   *
   * @param attempt tries a delivery once
   * @param ledger keeps what came of it
   */
  Deliverer(
      Function<Delivery, Outcome> attempt,
      RetrySchedule schedule,
      InstantSource clock,
      Ledger ledger) {
    this.attempt = attempt;
    this.schedule = schedule;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** Takes a pending delivery on; none is taken twice. */
  void submit(Delivery pending) {
    if (taken.add(pending.key())) {
      lane(pending).add(pending);
    }
  }

  /** Ends; what is being sent this moment is given a little time. */
  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
    Instant until = Instant.now().plus(FAREWELL);
    for (Lane lane : lanes.values()) {
      lane.await(Duration.between(Instant.now(), until));
    }
  }

  private Lane lane(Delivery delivery) {
    return lanes.computeIfAbsent(
        delivery.channel().key(), key -> new Lane(key, clock, this::carryOut));
  }

  /** Tries one; the lane then waits as long as the other side asks to be left alone. */
  private Duration carryOut(Delivery delivery) {
    Outcome outcome = attempt(delivery);
    if (Thread.currentThread().isInterrupted() && !(outcome instanceof Outcome.Sent)) {
      return Duration.ZERO;
    }
    Delivery after = after(delivery, outcome);
    Level level = after.state() == Delivery.State.SENT ? Level.DEBUG : Level.WARN;
    log.atLevel(level)
        .log("{}, attempt {} {}: {}", after.key(), after.attempts(), after.state(), after.answer());
    keep(after, outcome);
    if (!(outcome instanceof Outcome.Later later)) {
      return Duration.ZERO;
    }
    if (after.state() == Delivery.State.PENDING) {
      lane(after).add(after);
    }
    return RetrySchedule.capped(later.retryAfter().orElse(Duration.ZERO));
  }

  private Outcome attempt(Delivery delivery) {
    try {
      return attempt.apply(delivery);
    } catch (RuntimeException | Error e) {
      log.error("{} met a defect of ours", delivery.key(), e);
      return new Outcome.Later("a defect of ours: " + e);
    }
  }

  /** Tries until it is written: were it lost, the delivery would be made again after a restart. */
  private void keep(Delivery after, Outcome outcome) {
    while (!kept(after, outcome)) {
      try {
        Thread.sleep(REWRITE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean kept(Delivery after, Outcome outcome) {
    try {
      ledger.keep(after, outcome).forEach(this::submit);
      return true;
    } catch (RuntimeException e) {
      log.error("{} {} is not recorded", after.key(), after.state(), e);
      return false;
    }
  }

  private Delivery after(Delivery delivery, Outcome outcome) {
    int attempts = delivery.attempts() + 1;
    return switch (outcome) {
      case Outcome.Sent sent -> ended(delivery, Delivery.State.SENT, attempts, sent.answer());
      case Outcome.Never _, Outcome.Gone _, Outcome.Moot _ ->
          ended(delivery, Delivery.State.GIVEN_UP, attempts, outcome.answer());
      case Outcome.Held held ->
          ended(delivery, Delivery.State.PENDING, delivery.attempts(), held.answer());
      case Outcome.Later later -> {
        Optional<Duration> wait = schedule.wait(attempts, later.retryAfter());
        yield wait.isPresent()
            ? pending(delivery, attempts, wait.get(), later.answer())
            : ended(
                delivery,
                Delivery.State.GIVEN_UP,
                attempts,
                "after " + attempts + " attempts: " + later.answer());
      }
    };
  }

  private Delivery pending(Delivery of, int attempts, Duration wait, String answer) {
    Instant now = clock.instant();
    return of.after(Delivery.State.PENDING, attempts, now.plus(wait), answer, now);
  }

  private Delivery ended(Delivery of, Delivery.State state, int attempts, String answer) {
    return of.after(state, attempts, null, answer, clock.instant());
  }
}
