package org.vigie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.model.SavedSearch;

class ViewIT {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aWriteIsReadAtOnceAndSurvivesInAnotherView() {
    View<SavedSearch> view = view();
    view.start();
    view.put("a", search("a", "one"));
    assertThat(view.get("a")).contains(search("a", "one"));
    view.put("a", search("a", "two"));
    view.put("b", search("b", "three"));
    view.remove("b");
    assertThat(view.get("b")).isEmpty();
    view.stop();

    View<SavedSearch> other = view();
    other.start();
    assertThat(other.values()).containsExactly(search("a", "two"));
    other.stop();
  }

  @Test
  void aListenerHearsWhatIsThereAndWhatComes() {
    View<SavedSearch> view = view();
    view.start();
    view.put("l1", search("l1", "one"));
    List<String> heard = new CopyOnWriteArrayList<>();
    view.listen((key, value) -> heard.add(key + (value == null ? "-" : "+")));
    view.put("l2", search("l2", "two"));
    view.remove("l2");
    await().untilAsserted(() -> assertThat(heard).contains("l1+", "l2+", "l2-"));
    view.remove("l1");
    view.stop();
  }

  @Test
  void garbageIsPassedOver() throws Exception {
    View<SavedSearch> view = view();
    view.start();
    view.put("g", search("g", "good"));
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      for (byte[] garbage :
          List.of(
              "not json".getBytes(UTF_8),
              "{\"v\":99,\"savedSearch\":{}}".getBytes(UTF_8),
              "{\"v\":1,\"other\":{}}".getBytes(UTF_8),
              "{\"v\":1,\"savedSearch\":null}".getBytes(UTF_8),
              new byte[] {(byte) 0xff, 0})) {
        producer.send(new ProducerRecord<>(Stream.SEARCHES.topic(), bytes("g"), garbage)).get();
      }
    }
    view.put("h", search("h", "after"));
    assertThat(view.get("g")).contains(search("g", "good"));
    view.stop();
  }

  @Test
  void afterTheBrokerWasAwayItGoesOnWhereItWas(@TempDir Path other) throws Exception {
    int port = FreePort.next();
    int controllerPort = FreePort.next();
    EmbeddedBroker away = EmbeddedBroker.start(other, port, controllerPort, Map.of());
    Connection there = new Connection(away.bootstrap(), "test");
    Streams.ensure(there, (short) 1);
    View<SavedSearch> view = new View<>(there, Stream.SEARCHES, Codec.SEARCH);
    view.start();
    List<String> heard = new CopyOnWriteArrayList<>();
    view.listen((key, value) -> heard.add(key + (value == null ? "-" : "+")));
    view.put("a", search("a", "one"));
    view.remove("a");
    away.close();
    try (EmbeddedBroker _ = EmbeddedBroker.start(other, port, controllerPort, Map.of())) {
      await()
          .ignoreExceptions()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> view.put("b", search("b", "two")));
      assertThat(heard).startsWith("a+", "a-", "b+").doesNotHaveDuplicates();
      view.stop();
    }
  }

  @Test
  void aValueThatIsTooLargeIsSaidToBe() {
    View<SavedSearch> view = view();
    view.start();
    SavedSearch large = search("large", "x".repeat(Stream.MAX_RECORD_BYTES));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view.put("large", large))
        .withMessageStartingWith("vigie.searches: ");
    view.stop();
  }

  private static View<SavedSearch> view() {
    return new View<>(connection, Stream.SEARCHES, Codec.SEARCH);
  }

  private static SavedSearch search(String id, String query) {
    return new SavedSearch(id, id, query, List.of(), false, 1, Instant.EPOCH, Instant.EPOCH);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
