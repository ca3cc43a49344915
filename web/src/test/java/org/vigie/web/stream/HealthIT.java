package org.vigie.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.vigie.index.Archive;
import org.vigie.streams.Json;
import org.vigie.streams.Stream;
import org.vigie.web.Browser;
import org.vigie.web.TestDesk;

class HealthIT {
  private static final TopicPartition CLASSIFIED = new TopicPartition(Stream.CLASSIFIED.topic(), 0);

  private final TestDesk desk = TestDesk.shared();
  private final Browser stranger = new Browser(desk.home());

  @Test
  void aStrangerIsToldThatItLivesAndKeepsNoSession() throws Exception {
    HttpResponse<String> answer = stranger.get("/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"live\":true}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void itIsReadyOnceEveryStageHasReadItsStream() throws Exception {
    long end = desk.send(Stream.CLASSIFIED, "k", "{}".getBytes(UTF_8)) + 1;
    long articles = desk.send(Stream.ARTICLES, "k", "{}".getBytes(UTF_8));
    assertThat(articles).isNotNegative();
    commit("vigie-classify", new TopicPartition(Stream.ARTICLES.topic(), 0), 0);
    commit("vigie-alerts", new TopicPartition(Stream.FILED.topic(), 0), filedEnd());
    commit("vigie-file", CLASSIFIED, end);
    Awaitility.await()
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = stranger.get("/health/ready");
              assertThat(answer.body()).contains("{\"name\":\"file\",\"ready\":true");
              assertThat(answer.statusCode()).isEqualTo(200);
            });
    for (int i = 0; i < 1_001; i++) {
      desk.send(Stream.CLASSIFIED, "k", "{}".getBytes(UTF_8));
    }
    Awaitility.await()
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = stranger.get("/health/ready");
              assertThat(answer.statusCode()).isEqualTo(503);
              var file = Json.MAPPER.readTree(answer.body()).at("/parts");
              assertThat(file.toString())
                  .contains(
                      "{\"name\":\"file\",\"ready\":false,\"state\":\"1001 records behind\"}");
            });
    commit("vigie-file", CLASSIFIED, end + 1_001);
  }

  @Test
  void aStageIsBehindByRecordsNotByTheMarksOfTransactions() throws Exception {
    long plain = desk.send(Stream.CLASSIFIED, "k", "{}".getBytes(UTF_8));
    assertThat(lagFrom(plain)).as("written without a transaction").isEqualTo(1);
    assertThat(lagFrom(plain + 1)).isZero();
    long last;
    try (KafkaProducer<byte[], byte[]> out = desk.connection().newProducer("health-it")) {
      out.initTransactions();
      out.beginTransaction();
      last =
          out.send(new ProducerRecord<>(Stream.CLASSIFIED.topic(), "{}".getBytes(UTF_8)))
              .get()
              .offset();
      out.commitTransaction();
    }
    // The broker sets the mark after it has said that the transaction is committed.
    Awaitility.await().untilAsserted(() -> assertThat(lagFrom(last)).isEqualTo(1));
    assertThat(lagFrom(last + 1)).as("only the mark is left").isZero();
    assertThat(lagFrom(last + 2)).isZero();
  }

  /** How far the filer is said to be behind when it has read so far. */
  private long lagFrom(long offset) throws Exception {
    commit("vigie-file", CLASSIFIED, offset);
    StreamDesk fresh =
        new StreamDesk(
            desk.connection(),
            desk.bean(Archive.class),
            desk.bean(StreamMeter.class),
            desk.bean(StreamTape.class),
            InstantSource.system());
    try {
      Long lag =
          fresh.look().stages().stream()
              .filter(stage -> stage.name().equals("file"))
              .findFirst()
              .orElseThrow()
              .lag();
      return lag == null ? -1 : lag;
    } finally {
      fresh.destroy();
    }
  }

  private long filedEnd() {
    return desk.bean(Archive.class).state().nextOffset();
  }

  private void commit(String group, TopicPartition partition, long offset) throws Exception {
    try (Admin admin = Admin.create(desk.connection().admin())) {
      admin
          .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }
}
