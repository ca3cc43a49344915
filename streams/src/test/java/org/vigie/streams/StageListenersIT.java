package org.vigie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;

/** A stage that copies its records, and what may happen to it. */
class StageListenersIT {
  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void aFencedStageStartsAgainAndWritesEachRecordOnce() throws Exception {
    Copier copier = new Copier(connection);
    try (AnnotationConfigApplicationContext _ = run(copier)) {
      send("a");
      await().untilAsserted(() -> assertThat(copied()).containsExactly("a"));
      CountDownLatch working = new CountDownLatch(1);
      CountDownLatch fenced = new CountDownLatch(1);
      copier.before =
          () -> {
            working.countDown();
            fenced.await();
          };
      send("b");
      working.await();
      try (KafkaProducer<byte[], byte[]> usurper = connection.newProducer("vigie-copy-test-0")) {
        usurper.initTransactions();
      }
      copier.before = () -> {};
      fenced.countDown();
      send("c");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(copied()).containsExactly("a", "b", "c"));
    }
  }

  @Test
  void whatKafkaRefusesIsRolledBackAndTriedAgain() throws Exception {
    Copier copier = new Copier(connection);
    copier.failures.set(2);
    try (AnnotationConfigApplicationContext _ = run(copier)) {
      List<String> sent = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
      sent.forEach(this::send);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(copied()).containsExactlyInAnyOrderElementsOf(sent));
      assertThat(copier.failures).hasValue(0);
    }
  }

  @Test
  void startedAgainUnderItsNameItGoesOnAtOnceThoughItNeverSaidGoodbye() throws Exception {
    try (AnnotationConfigApplicationContext _ = run(new Copier(connection))) {
      send("a");
      await().untilAsserted(() -> assertThat(copied()).containsExactly("a"));
      // The first is still a member, as one that was killed is until its session ends.
      try (AnnotationConfigApplicationContext _ = run(new Copier(connection))) {
        send("b");
        await()
            .atMost(Duration.ofSeconds(8))
            .untilAsserted(() -> assertThat(copied()).containsExactly("a", "b"));
      }
    }
  }

  @Test
  void whatIsWrittenBetweenBatchesIsRefusedOnceThePartitionsAreAnothers() {
    try (StageListeners stage = new StageListeners(connection, "between");
        KafkaConsumer<byte[], byte[]> first = member("vigie-between")) {
      stage.write(first, List.of(record("a")));
      try (KafkaConsumer<byte[], byte[]> second = member("vigie-between")) {
        assertThatThrownBy(() -> stage.write(first, List.of(record("b"))))
            .isInstanceOf(RuntimeException.class);
        stage.write(second, List.of(record("c")));
      }
    }
    assertThat(copied()).containsExactly("a", "c");
  }

  private KafkaConsumer<byte[], byte[]> member(String group) {
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(group));
    consumer.subscribe(List.of(Stream.ARTICLES.topic()));
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .until(
            () -> {
              var _ = consumer.poll(Duration.ofMillis(200));
              return !consumer.assignment().isEmpty();
            });
    return consumer;
  }

  private static ProducerRecord<byte[], byte[]> record(String key) {
    return new ProducerRecord<>("vigie.classified", key.getBytes(UTF_8), new byte[1]);
  }

  private AnnotationConfigApplicationContext run(Copier copier) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(Copier.class, () -> copier);
    context.registerBean(
        "copyFactory",
        ConcurrentKafkaListenerContainerFactory.class,
        () -> copier.listeners.factory(1));
    context.register(StreamsConfiguration.class);
    context.refresh();
    return context;
  }

  private void send(String key) {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      var _ =
          producer.send(new ProducerRecord<>("vigie.articles", key.getBytes(UTF_8), new byte[1]));
    }
  }

  private List<String> copied() {
    List<String> keys = new ArrayList<>();
    Replay.all(connection, Stream.CLASSIFIED, record -> keys.add(new String(record.key(), UTF_8)));
    return keys;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  static final class Copier {
    private final StageListeners listeners;
    private volatile @Nullable Step before;
    private final AtomicInteger failures = new AtomicInteger();

    Copier(Connection connection) {
      listeners = new StageListeners(connection, "copy");
    }

    @KafkaListener(id = "copy", topics = "vigie.articles", containerFactory = "copyFactory")
    void on(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
      Step step = before;
      if (step != null) {
        step.run();
      }
      batch.forEach(
          record ->
              listeners.write(
                  new ProducerRecord<>("vigie.classified", record.key(), record.value())));
      if (failures.get() > 0) {
        failures.decrementAndGet();
        throw new KafkaException("as asked");
      }
    }
  }
}
