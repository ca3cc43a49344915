package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.OperatorChannels;
import org.vigie.model.Trouble;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Json;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;

/**
 * kill -9 while a message is on its way: the other side has it and has not answered, or has just
 * said that it is gone, which is to be told elsewhere. What arrived arrives again under its id, and
 * nothing under a second one; a digest under its one Message-ID.
 */
class KillAmidIT {
  private static final String TAKES = "/hook/takes";
  private static final String FICKLE = "/hook/fickle";
  private static final String OPERATOR = "/hook/operator";
  private static final int GONE = 410;
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @TempDir Path data;
  private final Origin origin = new Origin();
  private final Postbox mail = new Postbox();
  private int published;

  @AfterEach
  void close() {
    origin.close();
    mail.close();
  }

  @Test
  void whatWasOnItsWayArrivesAgainUnderItsId() throws Exception {
    try (VigieProcess vigie = vigie()) {
      begin(vigie);
      origin.hold(TAKES);
      origin.hold(FICKLE);
      publish();
      awaitReceived(TAKES, 1);
      awaitReceived(FICKLE, 1);
      vigie.kill();
      origin.letGo(TAKES);
      origin.letGo(FICKLE);
      origin.answers(FICKLE, GONE);
      origin.hold(OPERATOR);
      vigie.start();
      awaitReceived(OPERATOR, 1);
      vigie.kill();
      origin.letGo(OPERATOR);
      vigie.start();
      awaitReceived(OPERATOR, 2);
      compare(vigie, 1);
      assertThat(origin.received(TAKES)).hasSizeGreaterThan(1);
      assertThat(troubles(vigie)).singleElement().matches(Trouble::off);

      int refused = origin.received(FICKLE).size();
      publish();
      compare(vigie, 1);
      assertThat(origin.received(FICKLE)).as("it is off").hasSize(refused);
      vigie.terminate();
    }
  }

  /** Each time at another moment after the channel said that it is gone, or that it is back. */
  @Test
  @Tag("soak")
  void aChannelThatGoesAndComesBackIsToldOfOnceEachTime() throws Exception {
    Random random = new Random();
    try (VigieProcess vigie = vigie()) {
      begin(vigie);
      for (int change = 1; change <= 20; change++) {
        boolean gone = change % 2 == 1;
        origin.answers(FICKLE, gone ? GONE : 200);
        if (!gone) {
          vigie.post("/api/v1/channels/on", Json.MAPPER.writeValueAsString(key(vigie)));
        }
        int before = origin.received(FICKLE).size();
        publish();
        awaitReceived(FICKLE, before + 1);
        assertThat(vigie.endsWithin(Duration.ofMillis(random.nextInt(120)))).isFalse();
        vigie.kill();
        vigie.start();
        int told = change;
        await().atMost(SETTLED).until(() -> ids(OPERATOR).size() == told);
        compare(vigie, change);
        assertThat(troubles(vigie)).hasSize(gone ? 1 : 0);
      }
      System.out.printf(
          "KillAmidIT: 20 kills; %d alerts and 20 notices in %d calls, %d notices in %d calls%n",
          published,
          origin.received(TAKES).size(),
          ids(OPERATOR).size(),
          origin.received(OPERATOR).size());
      vigie.terminate();
    }
  }

  /** A digest that the mail server has in part, or whole without having said so. */
  @Test
  void aDigestThatWasOnItsWayArrivesUnderItsMessageId() throws Exception {
    killAmidDigests(2);
  }

  @Test
  @Tag("soak")
  void digestsThatWereOnTheirWayArriveUnderTheirMessageIds() throws Exception {
    killAmidDigests(20);
  }

  private void killAmidDigests(int kills) throws Exception {
    try (VigieProcess vigie = vigie()) {
      vigie.start();
      KillIT.save(vigie, Stream.SEARCHES, KillIT.GATHERED, Codec.SEARCH, KillIT.gathered());
      awaitReading(vigie);
      for (int kill = 0; kill < kills; kill++) {
        int before = mail.received().size();
        mail.hold(kill % 2 == 0 ? Postbox.Hold.AMID_DATA : Postbox.Hold.BEFORE_ANSWER, "held back");
        for (int article = 0; article < 3; article++) {
          publish();
        }
        await().atMost(SETTLED).until(() -> isHeldBack(before));
        vigie.kill();
        mail.letGo();
        vigie.start();
        Connection connection = new Connection(vigie.bootstrap(), "kill-test");
        await().atMost(SETTLED).until(() -> newestAlerts(connection).size() == published);
        KillIT.compareGathered(vigie, mail);
      }
      vigie.terminate();
    }
  }

  private boolean isHeldBack(int before) throws MessagingException {
    List<Postbox.Received> received = mail.received();
    for (Postbox.Received one : received.subList(before, received.size())) {
      if (one.message().getSubject().contains("held back")) {
        return true;
      }
    }
    return false;
  }

  private VigieProcess vigie() {
    return new VigieProcess(
        data,
        List.of(
            "--no-sources",
            "--watch=" + TestWatch.write(data.resolve("watch"), origin, "rss"),
            "--smtp=127.0.0.1:" + mail.port(),
            "--allow-host=" + origin.host()));
  }

  private void begin(VigieProcess vigie) throws Exception {
    vigie.start();
    List<Map<String, String>> channels =
        List.of(
            Map.of("kind", "webhook", "target", origin.address(TAKES).toString()),
            Map.of("kind", "webhook", "target", origin.address(FICKLE).toString()));
    Map<String, Object> search =
        Map.of("name", "All reports", "query", "title:report", "channels", channels);
    vigie.post("/api/v1/searches", Json.MAPPER.writeValueAsString(search));
    String secret =
        "whsec_" + Base64.getEncoder().encodeToString("a secret".repeat(4).getBytes(UTF_8));
    Channel operator = new Channel.Webhook(origin.address(OPERATOR), secret);
    KillIT.save(
        vigie,
        Stream.SETTINGS,
        Streams.OPERATOR_KEY,
        Codec.OPERATOR,
        new OperatorChannels(List.of(operator), 1, Instant.now()));
    awaitReading(vigie);
  }

  private static void awaitReading(VigieProcess vigie) {
    await()
        .atMost(SETTLED)
        .until(() -> vigie.get("/api/v1/sources").toString().contains("\"lastSuccess\":"));
  }

  private void publish() {
    origin.publish(KillIT.item(published++));
  }

  private void awaitReceived(String path, int count) {
    await()
        .atMost(SETTLED)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> origin.received(path).size() >= count);
  }

  /**
   * Every message came to its end, and what arrived is what was to be told, each under one id: each
   * alert, and each change of the channel on the other one of the search and to the operator.
   */
  private void compare(VigieProcess vigie, int changes) {
    Connection connection = new Connection(vigie.bootstrap(), "kill-test");
    await()
        .atMost(SETTLED)
        .until(() -> newestAlerts(connection).size() == published && allEnded(connection));
    Set<String> messages = new TreeSet<>();
    newestAlerts(connection).forEach(alert -> messages.add(alert.id()));
    assertThat(messages).containsAll(ids(FICKLE).keySet());
    List<Delivery> told =
        deliveries(connection).stream().filter(delivery -> delivery.notice() != null).toList();
    assertThat(told).hasSize(2 * changes).allMatch(it -> it.state() == Delivery.State.SENT);
    assertThat(ids(OPERATOR)).hasSize(changes);
    told.forEach(notice -> messages.add(notice.alert()));
    assertThat(ids(TAKES).keySet()).isEqualTo(messages);
    assertThat(messages).containsAll(ids(OPERATOR).keySet()).hasSize(published + changes);
    for (String path : List.of(TAKES, FICKLE, OPERATOR)) {
      assertThat(ids(path)).as(path).allSatisfy((_, contents) -> assertThat(contents).isEqualTo(1));
    }
  }

  private static Collection<Alert> newestAlerts(Connection connection) {
    return KillIT.newest(connection, Stream.ALERTS, Codec.ALERT);
  }

  private static boolean allEnded(Connection connection) {
    return deliveries(connection).stream()
        .noneMatch(delivery -> delivery.state() == Delivery.State.PENDING);
  }

  private static Collection<Delivery> deliveries(Connection connection) {
    return KillIT.newest(connection, Stream.DELIVERIES, Codec.DELIVERY);
  }

  private static Collection<Trouble> troubles(VigieProcess vigie) {
    return KillIT.newest(
        new Connection(vigie.bootstrap(), "kill-test"), Stream.CHANNELS, Codec.TROUBLE);
  }

  private static Map<String, String> key(VigieProcess vigie) {
    return Map.of("key", troubles(vigie).iterator().next().channel());
  }

  /** The ids under which an endpoint got messages, and how many different ones under each. */
  private Map<String, Integer> ids(String path) {
    return origin.received(path).stream()
        .collect(
            Collectors.groupingBy(
                received -> received.headers().get("webhook-id"),
                Collectors.mapping(
                    Origin.Received::body,
                    Collectors.collectingAndThen(Collectors.toSet(), bodies -> bodies.size()))));
  }
}
