package org.vigie.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;

class StreamsIT {
  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void twoProcessesMayStartAtOnceAndOneAgain() throws Exception {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> Streams.ensure(connection, (short) 1));
    Streams.ensure(connection, (short) 1);
    other.join();
    Streams.ensure(connection, (short) 1);
    try (Admin admin = Admin.create(connection.admin())) {
      assertThat(admin.listTopics().names().get()).hasSize(Stream.values().length);
    }
  }

  @Test
  void whatIsWrittenAsSoonAsTheStreamsAreThereIsTaken() {
    Streams.ensure(connection, (short) 1);
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        byte[] value = new byte[2_000];
        ThreadLocalRandom.current().nextBytes(value);
        sent.add(producer.send(new ProducerRecord<>(Stream.ARTICLES.topic(), i % 12, null, value)));
      }
      assertThat(sent).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(20)));
    }
  }

  @Test
  void aStreamThatIsNotAsItMustBeIsNamedEvenWhenOthersAreAbsent() throws Exception {
    try (Admin admin = Admin.create(connection.admin())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("vigie.filed", 3, (short) 1),
                  new NewTopic("vigie.classified", 1, (short) 1)))
          .all()
          .get();
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> Streams.ensure(connection, (short) 1))
        .withMessageContaining("vigie.filed has 3 partitions, not 1")
        .withMessageContaining("vigie.filed has cleanup.policy=delete, not compact")
        .withMessageNotContaining("vigie.classified");
  }

  @Test
  void whatThisProcessLeftOpenIsEndedAndWhatAnotherHasOpenIsNot() {
    Streams.ensure(connection, (short) 1);
    TopicPartition mine = new TopicPartition("vigie.filed", 0);
    TopicPartition theirs = new TopicPartition("vigie.alerts", 0);
    try (KafkaProducer<byte[], byte[]> killed = leftOpen("vigie-file-test-3", mine);
        KafkaProducer<byte[], byte[]> other = leftOpen("vigie-alerts-other-0", theirs);
        KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      Streams.settle(connection, false);
      assertThat(reader.endOffsets(List.of(mine, theirs)))
          .containsEntry(mine, 2L)
          .containsEntry(theirs, 0L);
      assertThatExceptionOfType(KafkaException.class).isThrownBy(killed::commitTransaction);
      other.commitTransaction();
    }
  }

  @Test
  void onItsOwnBrokerNothingThatIsOpenIsAnothers() {
    Streams.ensure(connection, (short) 1);
    TopicPartition articles = new TopicPartition("vigie.articles", 4);
    try (KafkaProducer<byte[], byte[]> killed = leftOpen("vigie-ingest-4", articles);
        KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      Streams.settle(connection, true);
      assertThat(reader.endOffsets(List.of(articles))).containsEntry(articles, 2L);
      assertThatExceptionOfType(KafkaException.class).isThrownBy(killed::commitTransaction);
    }
  }

  private KafkaProducer<byte[], byte[]> leftOpen(String transactionalId, TopicPartition to) {
    KafkaProducer<byte[], byte[]> producer = connection.newProducer(transactionalId);
    producer.initTransactions();
    producer.beginTransaction();
    var _ =
        producer.send(new ProducerRecord<>(to.topic(), to.partition(), new byte[1], new byte[1]));
    producer.flush();
    return producer;
  }
}
