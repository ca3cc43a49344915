package org.vigie.web.channel;

import java.time.Instant;
import java.util.stream.Stream;
import org.vigie.model.Delivery;
import org.vigie.model.Delivery.State;
import org.vigie.streams.View;
import org.vigie.web.stream.Newest;

/** The deliveries as pages ask for them, the newest first. */
public final class Deliveries {
  private static final Newest.Name<Lists> ALL = new Newest.Name<>(Lists.ALL);
  private static final Newest.Name<Lists> PENDING = new Newest.Name<>(Lists.PENDING);
  private static final Newest.Name<Lists> DONE = new Newest.Name<>(Lists.DONE);

  private final Newest<Lists, Delivery> newest = new Newest<>(Deliveries::places);

  private enum Lists {
    ALL,
    PENDING,
    DONE,
    ALERT,
    CHANNEL
  }

  Deliveries(View<Delivery> view) {
    view.listen(newest::changed);
  }

  /** So many at most. */
  public Stream<Delivery> all(int most) {
    return newest.of(ALL, most);
  }

  /** So many at most; those that are on their way come before the others. */
  public Stream<Delivery> pendingFirst(int most) {
    return Stream.concat(newest.of(PENDING, most), newest.of(DONE, most)).limit(most);
  }

  /** Those that tell of an alert. */
  public Stream<Delivery> of(String alert) {
    return newest.of(new Newest.Name<>(Lists.ALERT, alert));
  }

  /** How many were given up to a channel from a moment on. */
  long givenUp(String channel, Instant from) {
    return newest.since(new Newest.Name<>(Lists.CHANNEL, channel), from).count();
  }

  private static Stream<Newest.Place<Lists>> places(Delivery delivery) {
    Stream<Newest.Name<Lists>> always =
        Stream.of(ALL, delivery.state() == State.PENDING ? PENDING : DONE);
    Stream<Newest.Name<Lists>> channel =
        Stream.of(delivery.channel().key())
            .filter(_ -> delivery.state() == State.GIVEN_UP)
            .map(key -> new Newest.Name<>(Lists.CHANNEL, key));
    Stream<Newest.Name<Lists>> alerts =
        delivery.told().map(alert -> new Newest.Name<>(Lists.ALERT, alert));
    return Stream.of(always, channel, alerts)
        .flatMap(names -> names)
        .map(name -> name.at(delivery.changed()));
  }
}
