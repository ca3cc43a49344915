package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.model.Ping;
import org.vigie.model.PollState.Declared;
import org.vigie.model.Source;
import org.vigie.model.Subscription;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.View;

/**
 * The hubs (WebSub) of feeds that have one: asked to tell of news at once, if they can reach us. A
 * hub only has a source polled sooner; what it sends is not read, and polling goes on without it.
 */
final class Hubs {
  private static final Logger log = LoggerFactory.getLogger(Hubs.class);

  /** For how long a hub is asked to tell of news. */
  static final Duration LEASE = Duration.ofDays(10);

  /** A subscription that ends sooner is asked for again, as often as this. */
  static final Duration AGAIN = Duration.ofDays(1);

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int SECRET_BYTES = 32;

  private final @Nullable URI ours;
  private final View<Subscription> subscriptions;
  private final View<Ping> pings;
  private final Outbound outbound;
  private final HostGates gates;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Hubs.
   *
   * @param ours where they reach us; null when they cannot, and none is asked
   */
  Hubs(
      @Nullable URI ours,
      View<Subscription> subscriptions,
      View<Ping> pings,
      Outbound outbound,
      HostGates gates,
      InstantSource clock) {
    this.ours = ours;
    this.subscriptions = subscriptions;
    this.pings = pings;
    this.outbound = outbound;
    this.gates = gates;
    this.clock = clock;
  }

  /** When a hub told of a source's news last. */
  Optional<Instant> news(String source) {
    return subscriptions.get(source).flatMap(subscription -> ping(subscription).map(Ping::news));
  }

  /** After a visit: its hub is asked if it has one, and was not asked yet or long ago. */
  void visited(Source source, Declared declared) throws InterruptedException {
    URI hub = declared.hub();
    if (ours == null || hub == null) {
      return;
    }
    URI topic = declared.self() == null ? source.address() : declared.self();
    Optional<Subscription> known =
        subscriptions
            .get(source.id())
            .filter(one -> one.hub().equals(hub) && one.topic().equals(topic));
    Instant now = clock.instant();
    if (known.isEmpty()) {
      ask(new Subscription(source.id(), hub, topic, random(), random(), now));
    } else if (isOver(known.get(), now)) {
      ask(known.get().askedAt(now));
    }
  }

  /** A source was removed. Its hub calls in vain until its lease is over. */
  void forget(String source) {
    try {
      if (subscriptions.get(source).isPresent()) {
        subscriptions.remove(source);
        pings.remove(source);
      }
    } catch (UnconfirmedWriteException e) {
      log.warn("source={} its hub is remembered", source, e);
    }
  }

  private boolean isOver(Subscription subscription, Instant now) {
    boolean lasts =
        ping(subscription).map(Ping::until).filter(now.plus(AGAIN)::isBefore).isPresent();
    return !lasts && subscription.asked().plus(AGAIN).isBefore(now);
  }

  private Optional<Ping> ping(Subscription subscription) {
    return pings
        .get(subscription.source())
        .filter(ping -> ping.token().equals(subscription.token()));
  }

  /** Written first: the hub calls back while it is being asked. */
  private void ask(Subscription subscription) throws InterruptedException {
    try {
      subscriptions.put(subscription.source(), subscription);
    } catch (UnconfirmedWriteException e) {
      log.warn("source={} its hub is asked at another visit", subscription.source(), e);
      return;
    }
    URI hub = subscription.hub();
    Answer answer =
        gates
            .turns()
            .pass(
                hub,
                () ->
                    outbound.post(
                        hub,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        form(subscription),
                        DEADLINE));
    log.info("source={} hub {} {}", subscription.source(), hub, outcome(answer));
  }

  private byte[] form(Subscription subscription) {
    return Map.of(
            "hub.mode", "subscribe",
            "hub.topic", subscription.topic().toString(),
            "hub.callback", ours + "/websub/" + subscription.source() + "/" + subscription.token(),
            "hub.secret", subscription.secret(),
            "hub.lease_seconds", Long.toString(LEASE.toSeconds()))
        .entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"))
        .getBytes(US_ASCII);
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Received received when received.status() / 100 == 2 ->
          "was asked to tell of news";
      case Answer.Received received -> "does not tell of news: HTTP " + received.status();
      case Answer.Failed failed -> "does not tell of news: " + failed.reason();
      case Answer.Refused refused -> "is not asked: " + refused.reason();
    };
  }

  private String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
