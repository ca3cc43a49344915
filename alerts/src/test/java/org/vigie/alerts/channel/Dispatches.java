package org.vigie.alerts.channel;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.vigie.alerts.Samples;
import org.vigie.model.Delivery;
import org.vigie.streams.Connection;

/** Dispatches for the tests of stages. */
public final class Dispatches {
  private Dispatches() {}

  /** One that sends all that it has to a list, each as the id of what it tells. */
  public static Dispatch to(
      List<String> delivered, Connection connection, Predicate<Delivery> owns) {
    return new Dispatch(
        connection,
        owns,
        () ->
            new Deliverer(
                delivery -> {
                  delivered.add(delivery.alert());
                  return new Outcome.Sent("OK");
                },
                new RetrySchedule(() -> 0),
                InstantSource.fixed(Samples.NOON),
                (_, _) -> List.of()));
  }
}
