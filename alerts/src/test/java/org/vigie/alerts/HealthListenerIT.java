package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vigie.alerts.Samples.changed;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.vigie.alerts.channel.Dispatch;
import org.vigie.alerts.channel.Dispatches;
import org.vigie.alerts.channel.Smtp;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.OperatorChannels;
import org.vigie.model.PollState.State;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/** From what became of sources to the operator's webhook and mailbox, through a real broker. */
class HealthListenerIT {
  private record Request(String id, String body) {}

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
  void whatHappensTogetherIsOneNoticeAndItsEndIsToldAfterARestart() throws MessagingException {
    Channel.Mail operator = new Channel.Mail("operator@together.example");
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      goTo(vigie, hook("together"), operator);
      happen(
          changed("t1", State.FRESH, State.SILENT),
          changed("t2", State.QUIET, State.SILENT),
          changed("t3", State.FRESH, State.THROTTLED),
          new HealthEvent.Gap("t3", "T", Samples.NOON, null, "nothing shared"));
      awaitSent("t2", State.SILENT, 2);
      Delivery sent = deliveries("t2", State.SILENT).findFirst().orElseThrow();
      assertThat(requireNonNull(sent.notice()).changes())
          .extracting(Changed::source)
          .containsExactly("t1", "t2");
      assertThat(requests)
          .filteredOn(request -> request.id().equals(sent.alert()))
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request.body())
                      .contains("\"type\":\"notice\"", "2 sources went silent"));
      assertThat(subjects(operator))
          .containsExactly("[Vigie] 2 sources went silent: Source t1, Source t2");
    }
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      happen(changed("t3", State.THROTTLED, State.FRESH), changed("t2", State.SILENT, State.FRESH));
      awaitSent("t2", State.FRESH, 2);
      assertThat(vigie.isRunning()).isTrue();
      assertThat(subjects(operator)).last().isEqualTo("[Vigie] Source t2 recovered");
      assertThat(deliveries("t3", State.FRESH)).isEmpty();
    }
  }

  @Test
  void whatWasPendingIsSentAfterARestartUnderTheSameIdWithTheSameContent() {
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      goTo(vigie, hook("pending"));
      status = 503;
      happen(changed("p1", State.FRESH, State.BLOCKED));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> deliveries("p1", State.BLOCKED).anyMatch(one -> one.attempts() == 1));
    }
    status = 204;
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      awaitSent("p1", State.BLOCKED, 1);
      assertThat(vigie.isRunning()).isTrue();
      String id = deliveries("p1", State.BLOCKED).findFirst().orElseThrow().alert();
      assertThat(requests.stream().filter(request -> request.id().equals(id)).toList())
          .hasSizeGreaterThan(1)
          .extracting(Request::body)
          .containsOnly(requests.stream().filter(r -> r.id().equals(id)).toList().get(0).body());
    }
  }

  @Test
  void withoutAChannelNothingIsWrittenAndGarbageStopsNothing() {
    try (AnnotationConfigApplicationContext vigie = vigie()) {
      goTo(vigie);
      happen(changed("n1", State.FRESH, State.BROKEN));
      send("garbage", "not a record".getBytes(UTF_8));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> count(org.vigie.streams.Stream.HEALTH_DLT) == 1);
      goTo(vigie, hook("later"));
      happen(changed("n1", State.BROKEN, State.FRESH), changed("n2", State.FRESH, State.GONE));
      awaitSent("n2", State.GONE, 1);
      assertThat(deliveries("n1", State.BROKEN)).isEmpty();
      assertThat(deliveries("n1", State.FRESH)).as("nobody was told that it broke").isEmpty();
    }
  }

  @Test
  void aBatchThatIsRolledBackIsToldTheSameAgain() {
    List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
    List<String> delivered = new CopyOnWriteArrayList<>();
    InstantSource clock = InstantSource.fixed(Samples.NOON);
    Dispatch dispatch = Dispatches.to(delivered, connection, delivery -> false);
    List<Channel> channels = List.of(new Channel.Mail("again@example.org"));
    try (HealthListener listener =
        new HealthListener(
            new Notices(), dispatch, () -> channels, _ -> "fr", clock, written::add)) {
      ConsumerRecord<byte[], byte[]> first = record(7, changed("r1", State.FRESH, State.EMPTY));
      TransactionSynchronizationManager.initSynchronization();
      listener.on(List.of(first));
      TransactionSynchronizationManager.clearSynchronization();
      Delivery rolledBack = Codec.DELIVERY.decode(written.getFirst().value());
      written.clear();

      TransactionSynchronizationManager.initSynchronization();
      listener.on(List.of(first, record(8, changed("r2", State.FRESH, State.EMPTY))));
      assertThat(written).hasSize(1);
      assertThat(Codec.DELIVERY.decode(written.getFirst().value()).key())
          .isEqualTo(rolledBack.key());
      assertThat(delivered).isEmpty();
      TransactionSynchronizationUtils.triggerAfterCommit();
      TransactionSynchronizationManager.clearSynchronization();
      await().until(() -> delivered.equals(List.of(rolledBack.alert())));
    }
  }

  private static AnnotationConfigApplicationContext vigie() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(AlertsSettings.class, HealthListenerIT::settings);
    context.register(StreamsConfiguration.class, AlertsConfiguration.class);
    context.refresh();
    return context;
  }

  private static AlertsSettings settings() {
    return new AlertsSettings(
        URI.create("http://127.0.0.1:8484"),
        OutboundSettings.defaults("test@example.org")
            .withAllowedHosts(Set.of("127.0.0.1:" + hooks.getAddress().getPort())),
        new Smtp("127.0.0.1", mail.getSmtp().getPort(), null, null, "vigie@watch.example"),
        Duration.ofSeconds(1),
        AlertsSettings.Match.FAST);
  }

  private static void goTo(AnnotationConfigApplicationContext vigie, Channel... channels) {
    @SuppressWarnings("unchecked")
    View<OperatorChannels> view = (View<OperatorChannels>) vigie.getBean("operatorChannels");
    view.put(Streams.OPERATOR_KEY, new OperatorChannels(List.of(channels), 1, Instant.now()));
  }

  /** All at once, as far as a reader can see. */
  private static void happen(HealthEvent... events) {
    try (KafkaProducer<byte[], byte[]> producer =
        connection.newProducer("test-" + System.nanoTime())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (HealthEvent event : events) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    "vigie.health", event.about().getBytes(UTF_8), Codec.HEALTH.encode(event)));
      }
      producer.commitTransaction();
    }
  }

  private static void send(String key, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      var _ = producer.send(new ProducerRecord<>("vigie.health", key.getBytes(UTF_8), value));
      producer.flush();
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, HealthEvent event) {
    return new ConsumerRecord<>(
        "vigie.health", 0, offset, event.about().getBytes(UTF_8), Codec.HEALTH.encode(event));
  }

  private static void awaitSent(String source, State state, int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                deliveries(source, state)
                        .filter(delivery -> delivery.state() == Delivery.State.SENT)
                        .count()
                    == count);
  }

  /** Those of notices that tell that a source is in a state. */
  private static Stream<Delivery> deliveries(String source, State state) {
    Map<String, Delivery> table = new LinkedHashMap<>();
    Replay.all(
        connection,
        org.vigie.streams.Stream.DELIVERIES,
        record ->
            table.put(new String(record.key(), UTF_8), Codec.DELIVERY.decode(record.value())));
    return table.values().stream()
        .filter(
            delivery ->
                requireNonNull(delivery.notice()).changes().stream()
                    .anyMatch(one -> one.source().equals(source) && one.to() == state));
  }

  private static List<String> subjects(Channel.Mail to) throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (var message : mail.getReceivedMessagesForDomain(to.to())) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  private static long count(org.vigie.streams.Stream stream) {
    List<Object> records = new CopyOnWriteArrayList<>();
    Replay.all(connection, stream, records::add);
    return records.size();
  }

  private static Channel.Webhook hook(String path) {
    return new Channel.Webhook(
        URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + "/" + path),
        Samples.SECRET);
  }
}
