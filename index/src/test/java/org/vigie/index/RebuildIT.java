package org.vigie.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;
import org.vigie.index.query.Sample;
import org.vigie.index.volume.ArchiveFeeder;
import org.vigie.index.volume.Change;
import org.vigie.index.volume.Comparison;
import org.vigie.index.volume.Inspection;
import org.vigie.index.volume.Rebuild;
import org.vigie.index.volume.Room;
import org.vigie.index.volume.Shelf;
import org.vigie.index.volume.Volume;
import org.vigie.index.volume.Volumes;
import org.vigie.model.Ruling.Retraction;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Streams;

/** An archive that is built anew while the old one answers, and what finds that it must be. */
class RebuildIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static Connection connection;

  @TempDir Path folder;
  private long written;

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
    written = 0;
  }

  @Test
  void onDemandItIsBuiltAnewAndTurnedToInOneStep() throws Exception {
    write(40);
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      Path before = fed.archive.files().path();
      String volume = fed.archive.state().volume();
      assertThat(fed.archive.rebuild("somebody asked for it")).isInstanceOf(Rebuild.Begun.class);
      assertThat(fed.archive.rebuild("somebody else asks")).isInstanceOf(Rebuild.Busy.class);
      while (fed.archive.state().building() != null) {
        assertThat(fed.archive.size()).isEqualTo(40);
      }
      assertThat(fed.archive.state().rebuilt()).isEqualTo("somebody asked for it");
      assertThat(fed.archive.files().path()).isNotEqualTo(before);
      assertThat(fed.archive.state().volume()).isNotEqualTo(volume);
      assertThat(fed.archive.size()).isEqualTo(40);
      await().atMost(SOON).until(() -> !Files.exists(before));
      write(1);
      fed.awaitAll();
    }
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      assertThat(fed.archive.size()).isEqualTo(41);
      assertThat(fed.archive.state().building()).isNull();
    }
  }

  @Test
  void anArchiveOfAnotherFormatAnswersAndLearnsUntilTheNewOneTakesItsPlace() throws Exception {
    write(10);
    writeOfOldFormat();
    try (Archive archive = Archive.open(settings())) {
      assertThat(archive.article("a0").orElseThrow().article().title()).isEqualTo("From of old");
      assertThat(archive.state().defect()).contains("its format is 2");
      assertThat(archive.state().building()).isNotNull();
      archive.add(List.of(Sample.of("fresh", "News", "first").filed()), 2);
      assertThat(archive.awaitVisible(2, SOON)).isTrue();
      assertThat(archive.article("fresh")).isPresent();
    }
    try (Fed fed = new Fed()) {
      await().atMost(SOON).until(() -> fed.archive.state().defect() == null);
      assertThat(fed.archive.size()).isEqualTo(10);
      assertThat(fed.archive.state().rebuilt()).contains("its format is 2");
    }
  }

  /** A field that changed its nature cannot be added to old files; they still answer. */
  @Test
  void whatAnOldFormatCannotTakeWaitsForTheNewOne() throws Exception {
    try (FSDirectory directory = FSDirectory.open(folder.resolve("archive/lucene"));
        IndexWriter old = new IndexWriter(directory, new IndexWriterConfig())) {
      Document foreign = new Document();
      foreign.add(
          new StringField(ArticleDocument.ID, "a", org.apache.lucene.document.Field.Store.NO));
      foreign.add(new NumericDocValuesField(Field.TITLE.key(), 1));
      old.addDocument(foreign);
      old.setLiveCommitData(Map.of("vigie.format", "1").entrySet());
      old.commit();
    }
    write(3);
    try (Fed fed = new Fed()) {
      await().atMost(SOON).until(() -> fed.archive.state().defect() == null);
      fed.awaitAll();
      assertThat(fed.archive.size()).isEqualTo(3);
      assertThat(fed.archive.state().trouble()).isNull();
    }
  }

  @Test
  void aKillWhileItIsBuiltLosesNeither() throws Exception {
    write(30);
    Path killed = folder.resolve("killed");
    try (Archive archive = Archive.open(settings())) {
      archive.volumes().feedFrom(new Nobody());
      archive.add(List.of(Sample.of("a0", "One", "first").filed()), 1);
      archive.rebuild("asked");
      archive.commit();
      copy(folder.resolve("archive"), killed.resolve("archive"));
    }
    folder = killed;
    try (Archive archive = Archive.open(settings())) {
      assertThat(archive.size()).isEqualTo(1);
      assertThat(archive.state().building()).isNotNull();
      assertThat(archive.state().defect()).isNull();
    }
    try (Fed fed = new Fed()) {
      await().atMost(SOON).until(() -> fed.archive.state().building() == null);
      fed.awaitAll();
      assertThat(fed.archive.size()).isEqualTo(30);
    }
    assertThat(folders(folder.resolve("archive"))).containsExactly("lucene-2");
  }

  @Test
  void withoutRoomForAnotherNoneIsBegunAndItIsSaidHowMuchThereIs() throws Exception {
    AtomicLong free = new AtomicLong(Room.REST);
    try (Archive archive = Archive.open(settings(), _ -> free.get())) {
      archive.add(List.of(Sample.of("a0", "One", "first").filed()), 1);
      archive.commit();
      assertThat(archive.rebuild("asked")).isInstanceOf(Rebuild.NoRoom.class);
      Room room = requireNonNull(archive.state().noRoom());
      assertThat(room.free()).isEqualTo(Room.REST);
      assertThat(room.needed()).isGreaterThan(Room.REST + archive.state().bytes());
      assertThat(archive.state().building()).isNull();
      assertThat(folders(folder.resolve("archive"))).containsExactly("lucene");
      free.set(room.free() + 1);
      assertThat(requireNonNull(archive.state().noRoom()).free()).isEqualTo(Room.REST + 1);
      free.set(room.needed());
      assertThat(archive.state().noRoom()).isNull();
      assertThat(archive.rebuild("asked")).isInstanceOf(Rebuild.Begun.class);
      assertThat(archive.state().noRoom()).isNull();
    }
  }

  @Test
  void withADefectAndNoRoomItStartsAndIsBuiltAnewByACheckOnceThereIsRoom() throws Exception {
    writeOfOldFormat();
    AtomicLong free = new AtomicLong(0);
    try (Archive archive = Archive.open(settings(), _ -> free.get())) {
      assertThat(archive.article("a0")).isPresent();
      assertThat(archive.state().defect()).contains("its format is 2");
      assertThat(archive.state().building()).isNull();
      assertThat(archive.state().noRoom()).isNotNull();
      free.set(Long.MAX_VALUE);
      assertThat(archive.check()).isTrue();
      await().atMost(SOON).until(() -> archive.state().building() != null);
      assertThat(archive.state().noRoom()).isNull();
    }
  }

  @Test
  void whereNobodyCanTellHowMuchRoomThereIsItIsTakenForEnough() {
    assertThat(Volumes.free(folder)).isBetween(1L, Long.MAX_VALUE - 1);
    assertThat(Volumes.free(folder.resolve("not/there"))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsBuiltCanBeGivenUpAndTheOldOneGoesOn() throws Exception {
    write(3);
    try (Archive archive = Archive.open(settings())) {
      archive.volumes().feedFrom(new Nobody());
      archive.rebuild("asked");
      assertThat(archive.endRebuild()).isTrue();
      assertThat(archive.endRebuild()).isFalse();
      assertThat(archive.state().building()).isNull();
      assertThat(folders(folder.resolve("archive"))).containsExactly("lucene");
    }
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      fed.archive.rebuild("asked");
      fed.archive.endRebuild();
      write(1);
      fed.awaitAll();
      assertThat(fed.archive.size()).isEqualTo(4);
      assertThat(fed.archive.rebuild("asked")).isInstanceOf(Rebuild.Begun.class);
      await().atMost(SOON).until(() -> fed.archive.state().building() == null);
      assertThat(fed.archive.size()).isEqualTo(4);
    }
  }

  @Test
  void aKillAfterTheTurnLeavesNothingBehind() throws Exception {
    write(5);
    try (Fed fed = new Fed()) {
      fed.awaitAll();
    }
    new Shelf(folder.resolve("archive")).turnTo(folder.resolve("archive/lucene-2"));
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      assertThat(fed.archive.size()).isEqualTo(5);
    }
    assertThat(folders(folder.resolve("archive"))).containsExactly("lucene-2");
  }

  @Test
  void aCheckOfAGoodArchiveSaysSo() throws Exception {
    write(40);
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      Inspection found = fed.check();
      assertThat(found.wrong()).isEmpty();
      assertThat(found.articles()).isEqualTo(40);
      assertThat(found.bytes()).isPositive();
      assertThat(fed.archive.state().building()).isNull();
    }
  }

  @Test
  void whatWasRetractedIsNeitherFoundNorMissedNorBuiltAnew() throws Exception {
    write(5);
    Retraction retraction = new Retraction("a3", List.of(), "a mistake", "ana", Sample.NOW);
    send("a3", Codec.FILED.encode(Sample.of("a3", "T", "x").filed().retracted(retraction, 9)));
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      assertThat(fed.archive.article("a3")).isEmpty();
      assertThat(fed.archive.size()).isEqualTo(4);
      assertThat(fed.check().wrong()).isEmpty();
      fed.archive.rebuild("asked");
      await().atMost(SOON).until(() -> fed.archive.state().building() == null);
      assertThat(fed.archive.article("a3")).isEmpty();
      assertThat(fed.archive.size()).isEqualTo(4);
    }
  }

  @Test
  void aCheckFindsWhatWasLostAndTheArchiveMendsItself() throws Exception {
    write(20);
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      fed.archive.files().writer().deleteDocuments(new Term(ArticleDocument.ID, "a7"));
      fed.archive.add(List.of(Sample.of("ghost", "Ghost", "x").filed()), 20);
      fed.archive.files().searchers().maybeRefreshBlocking();
      assertThat(fed.archive.article("a7")).isEmpty();
      Inspection found = fed.check();
      assertThat(found.wrong())
          .containsExactly(
              "1 of 20 articles are missing.", "1 articles are not in the stream, which has 20.");
      await().atMost(SOON).until(() -> fed.archive.article("a7").isPresent());
      await().atMost(SOON).until(() -> fed.archive.state().defect() == null);
      assertThat(fed.archive.article("ghost")).isEmpty();
      assertThat(fed.check().wrong()).isEmpty();
    }
  }

  @Test
  void aCheckFindsAFlippedByteWhileItRunsAndTheOldAnswersMeanwhile() throws Exception {
    write(30);
    try (Fed fed = new Fed()) {
      fed.awaitAll();
      fed.archive.commit();
      Path segment = largest(fed.archive.files().path(), ".cfs");
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length / 2] ^= 0x10;
      Files.write(segment, bytes);
      Inspection found = fed.check();
      assertThat(found.wrong()).singleElement().asString().contains("it is damaged");
      await().atMost(SOON).until(() -> fed.archive.state().defect() == null);
      assertThat(fed.archive.state().rebuilt()).contains("damaged");
      assertThat(fed.archive.size()).isEqualTo(30);
      assertThat(fed.check().wrong()).isEmpty();
    }
  }

  /** An archive with its feeder. */
  private final class Fed implements AutoCloseable {
    final Archive archive = Archive.open(settings());
    private final ArchiveFeeder feeder = new ArchiveFeeder(connection, archive.volumes());

    Fed() {
      feeder.start();
    }

    void awaitAll() throws InterruptedException {
      assertThat(archive.awaitVisible(written, SOON)).isTrue();
    }

    Inspection check() {
      assertThat(archive.check()).isTrue();
      await().atMost(SOON).until(() -> !archive.state().checking());
      return requireNonNull(archive.state().checked());
    }

    @Override
    public void close() {
      feeder.stop();
      archive.close();
    }
  }

  private static final class Nobody implements Volumes.Feed {
    @Override
    public void into(Volume volume) {}

    @Override
    public Comparison compare(Volume volume) {
      return new Comparison(0, 0, 0, 0);
    }
  }

  private IndexSettings settings() {
    return new IndexSettings(
        folder.resolve("archive"), Duration.ofMillis(10), Duration.ofMillis(50));
  }

  private void writeOfOldFormat() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder.resolve("archive/lucene"));
        IndexWriter old = new IndexWriter(directory, new IndexWriterConfig())) {
      Document known =
          requireNonNull(Change.of(Sample.of("a0", "From of old", "first").filed()).document());
      old.addDocument(known);
      old.setLiveCommitData(
          Map.of(
                  "vigie.format",
                  "2",
                  "vigie.next-offset",
                  "1",
                  "vigie.cluster",
                  "",
                  "vigie.topic",
                  "")
              .entrySet());
      old.commit();
    }
  }

  private void write(int articles) throws Exception {
    for (int i = 0; i < articles; i++) {
      String id = "a" + written;
      send(id, Codec.FILED.encode(Sample.of(id, "Title " + i, "first text").filed()));
    }
  }

  private void send(String id, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      String topic = org.vigie.streams.Stream.FILED.topic();
      producer.send(new ProducerRecord<>(topic, id.getBytes(UTF_8), value)).get();
      written++;
    }
  }

  private static List<String> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
    }
  }

  private static Path largest(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(ending))
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
