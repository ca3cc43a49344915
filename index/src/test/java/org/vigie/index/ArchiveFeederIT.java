package org.vigie.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.index.query.Sample;
import org.vigie.index.volume.ArchiveFeeder;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.DeadLetter;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;

class ArchiveFeederIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static Connection connection;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(data, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void emptyStreams() throws Exception {
    try (Admin admin = Admin.create(connection.admin())) {
      List<String> old =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith("vigie."))
              .toList();
      admin.deleteTopics(old).all().get();
      await()
          .atMost(SOON)
          .until(() -> admin.listTopics().names().get().stream().noneMatch(old::contains));
    }
    Streams.ensure(connection, (short) 1);
  }

  @Test
  void anArticleIsFoundOnceItWasFiled() throws Exception {
    try (Archive archive = Archive.open(settings())) {
      ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());
      feeder.start();
      write("a", Codec.FILED.encode(Sample.of("a", "One", "first").filed()));
      assertThat(archive.awaitVisible(1, SOON)).isTrue();
      write("b", Codec.FILED.encode(Sample.of("b", "Two", "second").filed()));
      assertThat(archive.awaitVisible(2, SOON)).isTrue();
      assertThat(archive.article("b")).isPresent();
      feeder.stop();
    }
  }

  @Test
  void anUnreadableRecordBecomesADeadLetterAndTheRestGoesOn() throws Exception {
    write("a", Codec.FILED.encode(Sample.of("a", "One", "first").filed()));
    write("x", "not json".getBytes(UTF_8));
    write("y", null);
    Filed undated = Sample.of("z", "Beyond time", "x").at("+1000000000-12-31T23:00:00Z").filed();
    write("z", Codec.FILED.encode(undated));
    write("b", Codec.FILED.encode(Sample.of("b", "Two", "second").filed()));
    try (Archive archive = Archive.open(settings())) {
      ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());
      feeder.start();
      assertThat(archive.awaitVisible(5, SOON)).isTrue();
      assertThat(archive.article("a")).isPresent();
      assertThat(archive.article("b")).isPresent();
      assertThat(archive.state().documents()).isEqualTo(2);
      feeder.stop();
    }
    List<DeadLetter> letters = new ArrayList<>();
    Replay.all(connection, Stream.FILED_DLT, record -> letters.add(DeadLetter.read(record)));
    assertThat(letters).extracting(DeadLetter::offset).containsExactly(1L, 3L);
    assertThat(letters).extracting(DeadLetter::stage).containsOnly("index");
    assertThat(letters.getFirst().value()).asString().isEqualTo("not json");
  }

  @Test
  void anArchiveThatIsBuiltAgainReportsNothingTwice() throws Exception {
    write("x", "not json".getBytes(UTF_8));
    feedTo(1);
    folder = folder.resolve("another");
    write("y", "no json either".getBytes(UTF_8));
    feedTo(2);
    List<DeadLetter> letters = new ArrayList<>();
    Replay.all(connection, Stream.FILED_DLT, record -> letters.add(DeadLetter.read(record)));
    assertThat(letters).extracting(DeadLetter::offset).containsExactly(0L, 1L);
  }

  @Test
  void goesOnWhereItsOwnCommitEnds() throws Exception {
    for (int i = 0; i < 20; i++) {
      write("a" + i, Codec.FILED.encode(Sample.of("a" + i, "", "first").filed()));
    }
    feedTo(20);
    for (int i = 10; i < 30; i++) {
      write("a" + i, Codec.FILED.encode(Sample.of("a" + i, "", "second").filed()));
    }
    ArchiveState state = feedTo(40);
    assertThat(state.documents()).isEqualTo(30);
    assertThat(state.rebuilt()).isNull();
  }

  @Test
  void isBuiltAgainWhenTheStreamIsAnotherOne() throws Exception {
    write("a", Codec.FILED.encode(Sample.of("a", "", "first").filed()));
    feedTo(1);
    emptyStreams();
    write("b", Codec.FILED.encode(Sample.of("b", "", "first").filed()));
    try (Archive archive = Archive.open(settings())) {
      ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());
      feeder.start();
      await().atMost(SOON).until(() -> archive.article("b").isPresent());
      assertThat(archive.article("a")).isEmpty();
      assertThat(archive.state().rebuilt()).contains("another stream");
      feeder.stop();
    }
  }

  @Test
  void recoversByItselfWhenTheFilesFail() throws Exception {
    try (Archive archive = Archive.open(settings())) {
      ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());
      feeder.start();
      write("a", Codec.FILED.encode(Sample.of("a", "", "first").filed()));
      assertThat(archive.awaitVisible(1, SOON)).isTrue();
      archive.files().abandon();
      write("b", Codec.FILED.encode(Sample.of("b", "", "first").filed()));
      await().atMost(SOON).until(() -> archive.article("b").isPresent());
      assertThat(archive.article("a")).isPresent();
      assertThat(archive.state().trouble()).isNull();
      feeder.stop();
    }
  }

  private ArchiveState feedTo(long offset) throws InterruptedException {
    try (Archive archive = Archive.open(settings())) {
      ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());
      feeder.start();
      assertThat(archive.awaitVisible(offset, SOON)).isTrue();
      feeder.stop();
      return archive.state();
    }
  }

  private IndexSettings settings() {
    return IndexSettings.defaults(folder);
  }

  private static void write(String key, byte @Nullable [] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      producer.send(new ProducerRecord<>(Stream.FILED.topic(), key.getBytes(UTF_8), value)).get();
    }
  }
}
