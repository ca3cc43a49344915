package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.vigie.alerts.channel.Dispatches;
import org.vigie.alerts.channel.Smtp;
import org.vigie.alerts.channel.WebhookSecret;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/** From a saved search and filed articles to a webhook and a mailbox, through a real broker. */
class AlertListenerIT {
  private record Request(String id, String timestamp, String signature, String body) {}

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Connection connection;
  private static HttpServer hooks;
  private static GreenMail mail;
  private static final List<Request> requests = new CopyOnWriteArrayList<>();
  private static volatile int status = 204;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    hooks.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
    hooks.stop(0);
    mail.stop();
  }

  @Test
  void aSavedSearchAlertsOncePerStoryAcrossRestarts() throws GeneralSecurityException {
    Channel.Webhook webhook = new Channel.Webhook(hook("once"), WebhookSecret.create());
    String convoy = Alert.idOf("convoys", "st1");
    String drought = Alert.idOf("convoys", "st2");
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      save(
          vigie,
          search("convoys", "convoy", webhook, new Channel.Mail("convoys@example.org")),
          search("broken", "convoy AND ("));
      file(filed("o1", "st1", "Gunmen attacked a convoy near Djibo."));
      file(filed("o2", "st1", "The convoy lost 12 men."));
      file(filed("o3", "st3", "Rain at last."));
      awaitState(convoy, Delivery.State.SENT, 2);
      await().until(() -> vigie.getBean(Alerting.class).get(convoy).orElseThrow().later() == 1);

      Request request = only(convoy);
      assertThat(request.body()).contains("attacked a convoy near Djibo");
      assertThat(request.signature()).isEqualTo(signature(convoy, request, webhook.secret()));
      assertThat(mails("convoys@example.org")).isEqualTo(1);
      assertThat(vigie.getBean(Matcher.class).problems()).containsOnlyKeys("broken");
    }
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      file(filed("o1", "st1", "Gunmen attacked a convoy near Djibo."));
      file(filed("o4", "st1", "Third report of the convoy."));
      file(filed("o5", "st2", "Another convoy, another story."));
      awaitState(drought, Delivery.State.SENT, 2);
      await().until(() -> vigie.getBean(Alerting.class).get(convoy).orElseThrow().later() == 2);
      only(convoy);
      only(drought);
      assertThat(mails("convoys@example.org")).isEqualTo(2);
      assertThat(requireNonNull(alerts().get(convoy)).folded())
          .extracting(Alert.Reported::article)
          .containsExactly("o2", "o4");
    }
  }

  @Test
  void whatWasPendingIsTakenOnAfterARestart() {
    String alert = Alert.idOf("pending", "sp");
    SavedSearch unreachable =
        search("pending", "elephants", new Channel.Webhook(hook("p"), WebhookSecret.create()));
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      status = 503;
      save(vigie, unreachable);
      file(filed("p1", "sp", "Elephants return."));
      await()
          .until(
              () ->
                  deliveries().values().stream()
                      .anyMatch(d -> d.alert().equals(alert) && d.attempts() == 1));
      assertThat(requireNonNull(deliveries().get(key(alert, unreachable))).answer())
          .isEqualTo("HTTP 503");
    }
    status = 204;
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      awaitState(alert, Delivery.State.SENT, 1);
      assertThat(requireNonNull(deliveries().get(key(alert, unreachable))).attempts())
          .isGreaterThan(1);
      assertThat(vigie.isRunning()).isTrue();
    }
  }

  @Test
  void aNewSearchSeesNothingThatWasFiledBeforeAndGarbageStopsNothing() {
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      file(filed("n1", "sn1", "A caravan arrived."));
      send("garbage", "not a record".getBytes(UTF_8));
      save(vigie, search("caravans", "caravan"));
      file(filed("n2", "sn2", "A second caravan arrived."));
      await().until(() -> alerts().containsKey(Alert.idOf("caravans", "sn2")));
      assertThat(alerts()).doesNotContainKey(Alert.idOf("caravans", "sn1"));
      await().until(() -> count(Stream.FILED_DLT) == 1);
    }
  }

  @Test
  void aBatchThatIsRolledBackIsForgottenAndGivesTheSameAgain() {
    List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
    List<String> delivered = new CopyOnWriteArrayList<>();
    InstantSource clock = InstantSource.fixed(Samples.NOON);
    View<SavedSearch> searches = new View<>(connection, Stream.SEARCHES, Codec.SEARCH);
    searches.start();
    searches.put("again", search("again", "giraffes", new Channel.Mail("again@example.org")));
    try (Matcher matcher = new Matcher(clock);
        AlertListener listener =
            new AlertListener(
                connection,
                searches,
                matcher,
                Stage.alerting(
                    beforeAnyWrite(matcher, written),
                    clock,
                    id -> Optional.empty(),
                    searches::get,
                    id -> Optional.empty()),
                new SlowSearches(List::of, List::of, _ -> "en", clock),
                Dispatches.to(delivered, connection, delivery -> delivery.notice() == null),
                clock,
                within(written))) {
      List<ConsumerRecord<byte[], byte[]>> batch =
          List.of(
              record(7, filed("g1", "sg", "Giraffes.")), record(8, filed("g2", "sg", "Giraffes!")));
      TransactionSynchronizationManager.initSynchronization();
      listener.on(batch);
      TransactionSynchronizationManager.clearSynchronization();
      List<String> rolledBack = values(written);
      written.clear();

      TransactionSynchronizationManager.initSynchronization();
      listener.on(batch);
      assertThat(values(written)).isEqualTo(rolledBack).hasSize(4);
      assertThat(delivered).isEmpty();
      TransactionSynchronizationUtils.triggerAfterCommit();
      TransactionSynchronizationManager.clearSynchronization();
      await().until(() -> delivered.equals(List.of(Alert.idOf("again", "sg"))));
    } finally {
      searches.stop();
    }
  }

  private static AlertListener.Writing within(List<ProducerRecord<byte[], byte[]>> written) {
    return new AlertListener.Writing() {
      @Override
      public void within(ProducerRecord<byte[], byte[]> record) {
        written.add(record);
      }

      @Override
      public void between(Consumer<?, ?> consumer, List<ProducerRecord<byte[], byte[]>> records) {
        written.addAll(records);
      }
    };
  }

  @Test
  void aDigestIsFixedBeforeItIsSentAndOutlivesARestart() {
    Manual clock = new Manual();
    SavedSearch hourly =
        Samples.search(
            "hourly",
            "oasis",
            Rules.of(Cadence.HOURLY),
            new Channel.Webhook(hook("digest"), WebhookSecret.create()),
            new Channel.Mail("hourly@digest.example"));
    try (AnnotationConfigApplicationContext vigie = vigie(clock)) {
      status = 503;
      save(vigie, hourly);
      file(filed("d1", "sd1", "An oasis."));
      file(filed("d2", "sd1", "The same oasis."));
      file(filed("d3", "sd2", "Another oasis."));
      await().until(() -> alerts().containsKey(Alert.idOf("hourly", "sd2")));
      assertThat(digests()).isEmpty();
      clock.pass(Duration.ofMinutes(61));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> digests().stream().anyMatch(delivery -> delivery.attempts() == 1));
      file(filed("d4", "sd1", "The oasis once more."));
      String one = Alert.idOf("hourly", "sd1");
      await().until(() -> requireNonNull(alerts().get(one)).later() == 2);
    }
    status = 204;
    Delivery known = digests().getFirst();
    assertThat(known.digest()).isNotNull();
    assertThat(requireNonNull(known.digest()).items())
        .extracting(Digest.Item::later)
        .containsExactly(1, 0);
    try (AnnotationConfigApplicationContext _ = vigie(clock)) {
      clock.pass(Duration.ofMinutes(10));
      awaitState(known.alert(), Delivery.State.SENT, 1);
      await().until(() -> digests().stream().allMatch(it -> it.state() == Delivery.State.SENT));
    }
    assertThat(digests()).as("one for the webhook, one for the mailbox").hasSize(2);
    List<Request> sent = requests.stream().filter(it -> it.body().contains("sd2")).toList();
    assertThat(sent).hasSizeGreaterThan(1);
    assertThat(sent.stream().map(it -> it.id() + it.body()).distinct()).hasSize(1);
    assertThat(mails("hourly@digest.example")).isEqualTo(1);
  }

  private static List<Delivery> digests() {
    return deliveries().values().stream().filter(it -> it.digest() != null).toList();
  }

  /** Kafka gives a transaction little time from its first record on. */
  private static Matching beforeAnyWrite(
      Matcher matcher, List<ProducerRecord<byte[], byte[]>> written) {
    return filed -> {
      assertThat(written).isEmpty();
      return matcher.match(filed);
    };
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, Filed filed) {
    return new ConsumerRecord<>(
        Stream.FILED.topic(),
        0,
        offset,
        System.currentTimeMillis(),
        TimestampType.CREATE_TIME,
        0,
        0,
        filed.article().id().getBytes(UTF_8),
        Codec.FILED.encode(filed),
        new RecordHeaders(),
        Optional.empty());
  }

  private static List<String> values(List<ProducerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private static AnnotationConfigApplicationContext vigie() {
    return vigie(InstantSource.system());
  }

  private static AnnotationConfigApplicationContext vigie(InstantSource clock) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, () -> clock);
    context.registerBean(AlertsSettings.class, AlertListenerIT::settings);
    context.register(StreamsConfiguration.class, AlertsConfiguration.class);
    context.refresh();
    return context;
  }

  private static AlertsSettings settings() {
    return new AlertsSettings(
        URI.create("http://127.0.0.1:8484"),
        OutboundSettings.defaults("test@example.org")
            .withAllowedHosts(Set.of("127.0.0.1:" + hooks.getAddress().getPort())),
        new Smtp("127.0.0.1", mail.getSmtp().getPort(), null, null, "vigie@watch.example"));
  }

  private static void save(AnnotationConfigApplicationContext vigie, SavedSearch... searches) {
    @SuppressWarnings("unchecked")
    View<SavedSearch> view = (View<SavedSearch>) vigie.getBean("searches");
    for (SavedSearch search : searches) {
      view.put(search.id(), search);
    }
  }

  private static SavedSearch search(String id, String query, Channel... channels) {
    Instant now = Instant.now();
    return new SavedSearch(id, "Search " + id, query, List.of(channels), false, 1, now, now);
  }

  private static Filed filed(String id, String story, String text) {
    return Samples.filed(
        Samples.article(id, "Report " + id, text, Instant.now(), false), story, Change.NEW);
  }

  private static void file(Filed filed) {
    send(filed.article().id(), Codec.FILED.encode(filed));
  }

  private static void send(String key, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      var _ = producer.send(new ProducerRecord<>(Stream.FILED.topic(), key.getBytes(UTF_8), value));
      producer.flush();
    }
  }

  /** As the specification of Standard Webhooks has it. */
  private static String signature(String id, Request request, String secret)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = id + "." + request.timestamp() + "." + request.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static Request only(String alert) {
    assertThat(requests).filteredOn(request -> request.id().equals(alert)).hasSize(1);
    return requests.stream().filter(r -> r.id().equals(alert)).findFirst().orElseThrow();
  }

  private static long mails(String to) {
    return List.of(mail.getReceivedMessagesForDomain(to)).size();
  }

  private static void awaitState(String alert, Delivery.State state, int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                deliveries().values().stream()
                        .filter(d -> d.alert().equals(alert) && d.state() == state)
                        .count()
                    == count);
  }

  private static String key(String alert, SavedSearch search) {
    return alert + "/" + search.channels().getFirst().key();
  }

  private static Map<String, Delivery> deliveries() {
    return table(Stream.DELIVERIES, Codec.DELIVERY);
  }

  private static Map<String, Alert> alerts() {
    return table(Stream.ALERTS, Codec.ALERT);
  }

  private static long count(Stream stream) {
    List<Object> records = new CopyOnWriteArrayList<>();
    Replay.all(connection, stream, records::add);
    return records.size();
  }

  private static <T> Map<String, T> table(Stream stream, Codec<T> codec) {
    Map<String, T> table = new LinkedHashMap<>();
    Replay.all(
        connection,
        stream,
        record -> table.put(new String(record.key(), UTF_8), codec.decode(record.value())));
    return table;
  }

  private static URI hook(String path) {
    return URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + "/" + path);
  }
}
