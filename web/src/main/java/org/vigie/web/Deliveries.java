package org.vigie.web;

import java.time.Instant;
import java.util.stream.Stream;
import org.vigie.model.Delivery;
import org.vigie.model.Delivery.State;
import org.vigie.streams.View;

/** The deliveries as pages ask for them, the newest first. */
final class Deliveries {
  private static final String ALL = "ALL";
  private static final String PENDING = "PENDING";
  private static final String DONE = "DONE";

  private final Newest<Delivery> newest = new Newest<>(Deliveries::places);

  Deliveries(View<Delivery> view) {
    view.listen(newest::changed);
  }

  /** So many at most. */
  Stream<Delivery> all(int most) {
    return newest.of(ALL, most);
  }

  /** So many at most; those that are on their way come before the others. */
  Stream<Delivery> pendingFirst(int most) {
    return Stream.concat(newest.of(PENDING, most), newest.of(DONE, most)).limit(most);
  }

  /** Those that tell of an alert. */
  Stream<Delivery> of(String alert) {
    return newest.of(alert);
  }

  /** How many were given up to a channel from a moment on. */
  long givenUp(String channel, Instant from) {
    return newest.since(channel, from).count();
  }

  /** Ids of alerts and keys of channels are no single words in capitals. */
  private static Stream<Newest.Place> places(Delivery delivery) {
    Stream<String> lists = Stream.of(ALL, delivery.state() == State.PENDING ? PENDING : DONE);
    Stream<String> channel =
        Stream.of(delivery.channel().key()).filter(_ -> delivery.state() == State.GIVEN_UP);
    return Stream.of(lists, channel, delivery.told())
        .flatMap(names -> names)
        .map(name -> new Newest.Place(name, delivery.changed()));
  }
}
