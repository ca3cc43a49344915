package org.vigie.alerts.channel;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;

/** The deliveries of one stage, carried out while this process serves it. */
public final class Dispatch implements AutoCloseable {
  private final Connection connection;
  private final Predicate<Delivery> own;
  private final Supplier<Deliverer> deliverers;
  private final AtomicReference<@Nullable Deliverer> deliverer = new AtomicReference<>();

  /**
   * What a stage knows of its deliveries.
   *
   * @param owns which of all are its own
   * @param message what one brings, as it is by now; empty when there is nothing to bring any more
   * @param channels where such messages go now
   */
  public record Stage(
      Predicate<Delivery> owns,
      Function<Delivery, Optional<Message>> message,
      Function<Delivery, List<Channel>> channels) {}

  /** A dispatch that serves nothing yet. */
  public Dispatch(
      Stage stage,
      Connection connection,
      Couriers couriers,
      ChannelTroubles troubles,
      InstantSource clock) {
    this(connection, stage.owns(), deliverers(stage, couriers, troubles, clock));
  }

  /**
   * A dispatch that serves nothing yet.
   *
   * @param own which deliveries are of this stage
   * @param deliverers makes one for as long as this process serves
   */
  Dispatch(Connection connection, Predicate<Delivery> own, Supplier<Deliverer> deliverers) {
    this.connection = connection;
    this.own = own;
    this.deliverers = deliverers;
  }

  /**
   * Serves from now on, and takes on what is pending.
   *
   * @param each hears of all that was written of this stage's deliveries
   * @return how many are pending
   */
  public int begin(Consumer<Delivery> each) {
    Map<String, Delivery> pending = new LinkedHashMap<>();
    Replay.values(
        connection,
        Stream.DELIVERIES,
        Codec.DELIVERY,
        (key, delivery) -> {
          pending.remove(key);
          delivery
              .filter(own)
              .ifPresent(
                  known -> {
                    each.accept(known);
                    if (known.state() == Delivery.State.PENDING) {
                      pending.put(key, known);
                    }
                  });
        });
    deliverer.compareAndSet(null, deliverers.get());
    pending.values().forEach(this::submit);
    return pending.size();
  }

  /** Has a delivery carried out; nothing happens while this process does not serve. */
  public void submit(Delivery delivery) {
    Deliverer serving = deliverer.get();
    if (serving != null) {
      serving.submit(delivery);
    }
  }

  /** Stops delivering; what is pending is taken on by whoever comes next. */
  @Override
  public void close() {
    Deliverer serving = deliverer.getAndSet(null);
    if (serving != null) {
      serving.close();
    }
  }

  private static Supplier<Deliverer> deliverers(
      Stage stage, Couriers couriers, ChannelTroubles troubles, InstantSource clock) {
    Attempt attempt = new Attempt(stage.message(), stage.channels(), troubles::off, couriers);
    RetrySchedule schedule = new RetrySchedule(new Random());
    return () -> new Deliverer(attempt, schedule, clock, troubles);
  }
}
