package org.vigie.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.classify.story.Filer;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Edit.Hunk;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Role;
import org.vigie.model.Filing;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Place.Rank;
import org.vigie.model.PlaceHit;
import org.vigie.model.Refile;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Span;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/** Both stages over a real broker. */
class ClassifyAndFileIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String FIRE =
      "A fire in the warehouse by the canal was put out on Monday morning after six hours, the"
          + " brigade of the town of Lund said. Nobody was hurt. Smoke could be seen from far away"
          + " and schools nearby were closed for the day, while police looked for witnesses.";
  private static final String BREAD =
      "Bakers agreed on one price for rye bread until the harvest, the guild announced at its"
          + " yearly meeting. Customers at the market grumbled, yet the loaves were sold out by ten"
          + " and the mill promised more flour for the coming week.";

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Connection connection;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
    producer = connection.newProducer();
  }

  @AfterEach
  void stop() {
    broker.close();
    producer.close();
  }

  @Test
  void anArticleIsClassifiedAndFiledAndAChangedWatchTakesEffect() {
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, "old", watch(9, "bread"));
      apply(program, watch(1, "fire"));
      send(article("a", FIRE));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      assertThat(filed().getFirst().classified().topics())
          .extracting(hit -> hit.topic())
          .containsExactly("t");

      send(article("b", FIRE));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(2));
      assertThat(filed().getLast().role()).isEqualTo(Role.COPY);

      apply(program, watch(2, "bread"));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                send(article("c" + System.nanoTime(), BREAD));
                assertThat(filed())
                    .anySatisfy(
                        filed -> {
                          assertThat(filed.classified().watchVersion()).isEqualTo(2);
                          assertThat(filed.classified().topics()).isNotEmpty();
                        });
              });
    }
  }

  @Test
  void placesThatAreImportedMeanwhileAreFound() {
    AtomicReference<List<Place>> imported = new AtomicReference<>(List.of());
    try (AnnotationConfigApplicationContext program =
        run(ClassifySettings.defaults().withMorePlaces(imported::get))) {
      apply(program, watch(1, "fire"));
      String text = "In Altania a fire broke out near Kostira, where many houses burnt down.";
      send(article("a", text));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      assertThat(filed().getFirst().classified().places()).isEmpty();

      imported.set(
          List.of(
              new Place(
                  "aa", Map.of("en", "Altania"), List.of(), "AA", "", 13, 2, Precision.COUNTRY),
              new Place(
                  "aa-1",
                  Map.of("en", "Kostira"),
                  List.of(),
                  "AA",
                  "",
                  14,
                  2,
                  Precision.EXACT,
                  Rank.VILLAGE)));
      send(article("b", text));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(2));
      assertThat(filed().getLast().classified().places())
          .extracting(PlaceHit::place)
          .containsExactly("aa", "aa-1");
    }
  }

  @Test
  void withoutAWatchArticlesWait() {
    send(article("a", FIRE));
    try (AnnotationConfigApplicationContext program = run()) {
      MessageListenerContainer container =
          program
              .getBean(KafkaListenerEndpointRegistry.class)
              .getListenerContainer("vigie-classify");
      assertThat(container).isNotNull();
      await().during(Duration.ofSeconds(2)).until(() -> !container.isRunning());
      apply(program, watch(1, "fire"));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      assertThat(container.isRunning()).isTrue();
    }
  }

  @Test
  void whatCannotBeReadBecomesADeadLetterAndTheRestGoesOn() {
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, watch(1, "fire"));
      send("vigie.articles", "x", bytes("not an article"));
      send("vigie.classified", "y", bytes("not a filing"));
      send(article("a", FIRE));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(filed()).hasSize(1);
                assertThat(read(Stream.ARTICLES_DLT)).hasSize(1);
                assertThat(read(Stream.CLASSIFIED_DLT)).hasSize(1);
              });
      assertThat(read(Stream.ARTICLES_DLT).getFirst().value())
          .asString()
          .isEqualTo("not an article");
    }
  }

  @Test
  void anOrderToFileOnceMoreRaisesTheRevision() {
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, watch(1, "fire"));
      send(article("a", FIRE));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      Filing order = new Refile(filed().getFirst());
      send("vigie.classified", "a", Codec.FILING.encode(order));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(2));
      assertThat(filed().getLast().revision()).isGreaterThan(filed().getFirst().revision());
    }
  }

  @Test
  void anEditSaysWhatChangedAlsoAfterARestartAndWithinABatch() {
    String hurt = FIRE.replace("Nobody was hurt.", "Two firemen were hurt.");
    String longer = hurt.replace("six hours", "nine hours");
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, watch(1, "fire"));
      send(article("a", FIRE));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
    }
    send(article("a", hurt));
    send(article("a", longer));
    send(article("a", FIRE));
    try (AnnotationConfigApplicationContext program = run()) {
      assertThat(program.isActive()).isTrue();
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(4));
    }
    List<Edit> edits = filed().getLast().edits();
    assertThat(edits).extracting(Edit::version).containsExactly(2, 3, 4);
    assertThat(edits.getFirst().hunks())
        .containsExactly(new Hunk(Span.Field.TEXT, "Nobody was hurt.", "Two firemen were hurt."));
    assertThat(edits.get(1).hunks().getFirst().after()).contains("nine hours");
    assertThat(edits.getLast().hunks()).extracting(Hunk::after).first().asString().contains("six");
  }

  @Test
  void whatIsTooLargeToBeWrittenIsNotRemembered() {
    // As read it is just not too large for a record; filed it has a signature, too.
    String text = (FIRE + " ").repeat(1 + (16 << 20) / FIRE.length()).substring(0, 16_740_000);
    Article large = article("a", text);
    Article link =
        Articles.of("https://example.test/b", "News of the day", text, Articles.NOON, Keep.LINK);
    try (AnnotationConfigApplicationContext program = run()) {
      assertThat(program.isActive()).isTrue();
      for (Article article : List.of(large, link)) {
        send("vigie.classified", article.id(), Codec.FILING.encode(judged(article)));
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      assertThat(filed().getFirst().article().id()).isEqualTo(link.id());
      assertThat(filed().getFirst().role()).isEqualTo(Role.FIRST);
      assertThat(read(Stream.CLASSIFIED.deadLetters())).hasSize(1);
    }
  }

  private static Classified judged(Article article) {
    return new Classified(article, "en", List.of(), List.of(), List.of(), 1);
  }

  @Test
  void onlyTheDaysThatAreRememberedAreReadAgain() {
    Instant newest = Articles.NOON;
    for (int days : new int[] {100, 61, 59, 30, 70, 0}) {
      long written = newest.minus(Duration.ofDays(days)).toEpochMilli();
      byte[] day = bytes(String.valueOf(days));
      assertThat(producer.send(new ProducerRecord<>("vigie.filed", 0, written, day, day)))
          .succeedsWithin(Duration.ofSeconds(20));
    }
    List<String> read = new ArrayList<>();
    Replay.recent(
        connection,
        Stream.FILED,
        Duration.ofDays(60),
        record -> read.add(new String(record.value(), UTF_8)));
    assertThat(read).containsExactly("59", "30", "70", "0");
    read.clear();
    Replay.recent(
        connection, Stream.ALERTS, Duration.ofDays(60), record -> read.add("of an empty stream"));
    assertThat(read).isEmpty();
  }

  @Test
  void afterARestartNothingIsFiledTwiceAndCopiesAreStillKnown() {
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, watch(1, "fire"));
      send(article("a", FIRE));
      send(article("b", BREAD));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(2));
    }
    send(article("c", FIRE));
    try (AnnotationConfigApplicationContext program = run()) {
      assertThat(program.isActive()).isTrue();
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(3));
      Filed copy = filed().getLast();
      assertThat(copy.role()).isEqualTo(Role.COPY);
      assertThat(copy.copyOf()).isEqualTo(article("a", FIRE).id());
      assertThat(copy.revision()).isEqualTo(3);
      send(article("d", BREAD));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(4));
    }
    assertThat(filed()).extracting(filed -> filed.article().id()).doesNotHaveDuplicates();
  }

  @Test
  void whatWasTakenOutStaysOutAfterARestart() {
    Article fire = article("a", FIRE);
    Retraction retraction = new Retraction(fire.id(), List.of(), "a mistake", "ana", Articles.NOON);
    try (AnnotationConfigApplicationContext program = run()) {
      apply(program, watch(1, "fire"));
      send(fire);
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(1));
      send("vigie.classified", fire.id(), Codec.FILING.encode(retraction));
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(2));
    }
    assertThat(filed().getLast().isGone()).isTrue();
    assertThat(read(Stream.RETRACTED))
        .extracting(record -> Codec.RETRACTION.decode(record.value()))
        .containsExactly(retraction);
    send(fire);
    send(article("b", BREAD));
    try (AnnotationConfigApplicationContext program = run()) {
      assertThat(program.isActive()).isTrue();
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(3));
    }
    assertThat(filed().getLast().article().id()).isEqualTo(article("b", BREAD).id());
  }

  @Test
  void stoppedInTheMiddleOfABacklogItFilesEveryArticleOnce() {
    int sent = 0;
    for (int round = 1; round <= 3; round++) {
      int before = filed().size();
      for (int i = 0; i < 300; i++) {
        String text = "Report number %d of the day. %s".formatted(sent, i % 2 == 0 ? FIRE : BREAD);
        Article article = article("n" + sent++, text);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    "vigie.articles", bytes(article.id()), Codec.ARTICLE.encode(article)));
      }
      producer.flush();
      try (AnnotationConfigApplicationContext program = run()) {
        apply(program, watch(1, "fire"));
        await().atMost(SOON).until(() -> filed().size() > before);
      }
    }
    int all = sent;
    try (AnnotationConfigApplicationContext program = run()) {
      assertThat(program.isActive()).isTrue();
      await().atMost(SOON).untilAsserted(() -> assertThat(filed()).hasSize(all));
    }
    List<Filed> filed = filed();
    assertThat(filed).extracting(f -> f.article().id()).doesNotHaveDuplicates();
    assertThat(filed).extracting(Filed::revision).isSorted().doesNotHaveDuplicates();
    assertThat(filed).isEqualTo(inOneRun(classified()));
  }

  /** What a filer without interruptions makes of the same stream. */
  private static List<Filed> inOneRun(List<Filing> filings) {
    Filer filer = new Filer();
    List<Filed> filed = new ArrayList<>();
    filings.forEach(filing -> filer.file(filing).forEach(filed::add));
    return filed;
  }

  private AnnotationConfigApplicationContext run() {
    return run(ClassifySettings.defaults());
  }

  private AnnotationConfigApplicationContext run(ClassifySettings settings) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(ClassifySettings.class, () -> settings);
    context.register(
        StreamsConfiguration.class, ClassifyConfiguration.class, FileConfiguration.class);
    context.refresh();
    return context;
  }

  private static void apply(AnnotationConfigApplicationContext program, Watch watch) {
    apply(program, "watch", watch);
  }

  @SuppressWarnings("unchecked")
  private static void apply(AnnotationConfigApplicationContext program, String key, Watch watch) {
    ((View<Watch>) program.getBean("watch")).put(key, watch);
  }

  private static Watch watch(long version, String word) {
    Rule rule =
        new Rule("r", List.of("l"), List.of(), List.of(), Window.SENTENCE, Where.ANYWHERE, 1, 1);
    Topic topic =
        new Topic("t", Map.of("en", "T"), Map.of(), 1, Map.of("l", List.of(word)), List.of(rule));
    return new Watch("test", version, List.of(topic), List.of(), List.of());
  }

  private static Article article(String id, String text) {
    return Articles.of("https://example.test/" + id, "News of the day", text);
  }

  private void send(Article article) {
    send("vigie.articles", article.id(), Codec.ARTICLE.encode(article));
  }

  private void send(String topic, String key, byte[] value) {
    assertThat(producer.send(new ProducerRecord<>(topic, bytes(key), value)))
        .succeedsWithin(Duration.ofSeconds(20));
  }

  private List<Filed> filed() {
    return read(Stream.FILED).stream().map(record -> Codec.FILED.decode(record.value())).toList();
  }

  private List<Filing> classified() {
    return read(Stream.CLASSIFIED).stream()
        .map(record -> Codec.FILING.decode(record.value()))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(Stream stream) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Replay.all(connection, stream, records::add);
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
