package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.Ping;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Declared;
import org.vigie.model.Source;
import org.vigie.model.Subscription;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

class SourcePollingIT {
  private static final Duration OFTEN = Duration.ofMillis(300);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofSeconds(40);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Connection connection;
  private static KafkaProducer<byte[], byte[]> page;

  private final List<AutoCloseable> open = new ArrayList<>();
  private TestSite site;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of());
    connection = new Connection(broker.bootstrap(), "test");
    Streams.ensure(connection, (short) 1);
    page = connection.newProducer();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    page.close();
  }

  @BeforeEach
  void startSite() {
    site = new TestSite();
    open.add(site);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  @Test
  void publishesWhatASourceHasAndThenWhatIsNew() throws Exception {
    site.publish("/feed", "\"1\"", 2, 1);
    write(Sources.feed("news", site.uri("/feed"), OFTEN));
    polling();
    await().atMost(LONG).until(() -> titles("news").size() == 2);
    await().atMost(LONG).until(() -> site.requests("/feed 304") > 0);
    assertThat(articles("news")).allMatch(Article::backfill);

    site.publish("/feed", "\"2\"", 3, 2, 1);
    await().atMost(LONG).until(() -> titles("news").size() == 3);
    assertThat(articles("news").getLast().backfill()).isFalse();
    await().atMost(LONG).until(() -> "\"2\"".equals(state("news").etag()));
    assertThat(titles("news")).containsExactlyInAnyOrder("Report 1", "Report 2", "Report 3");
  }

  @Test
  void articlesAndStateAreWrittenOnTheSourcesPartition() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    int partition = write(Sources.feed("placed", site.uri("/feed"), SELDOM));
    polling();
    await().atMost(LONG).until(() -> states().containsKey("placed"));
    List<Integer> partitions = new ArrayList<>();
    Replay.all(
        connection,
        Stream.POLL_STATE,
        record -> {
          if (key(record).equals("placed")) {
            partitions.add(record.partition());
          }
        });
    assertThat(partitions).isNotEmpty().containsOnly(partition);
  }

  @Test
  void aRestartNeitherPublishesTwiceNorPollsEarly() throws Exception {
    site.publish("/feed", "\"1\"", 2, 1);
    write(Sources.feed("kept", site.uri("/feed"), SELDOM));
    SourcePolling first = polling();
    await().atMost(LONG).until(() -> isRead("kept"));
    first.stop();
    site.publish("/later", "\"1\"", 7);
    write(Sources.feed("later", site.uri("/later"), SELDOM));
    polling();
    await().atMost(LONG).until(() -> isRead("later"));
    assertThat(site.requests("/feed")).isEqualTo(1);
    assertThat(titles("kept")).containsExactlyInAnyOrder("Report 1", "Report 2");
  }

  @Test
  void aSourceThatWasRemovedWhileNobodyPolledIsANewOneWhenItIsAddedAgain() throws Exception {
    site.publish("/back", "\"1\"", 96);
    write(Sources.feed("back", site.uri("/back"), SELDOM));
    SourcePolling first = polling();
    await().atMost(LONG).until(() -> isRead("back"));
    first.stop();
    page.send(
            new ProducerRecord<byte[], byte[]>(
                Stream.SOURCES.topic(), "back".getBytes(UTF_8), null))
        .get();
    SourcePolling second = polling();
    await().atMost(LONG).until(() -> !states().containsKey("back"));
    second.stop();
    site.publish("/back", "\"2\"", 97, 96);
    polling();
    write(Sources.feed("back", site.uri("/back"), SELDOM));
    await().atMost(LONG).until(() -> titles("back").contains("Report 97"));
    assertThat(articles("back")).allMatch(Article::backfill);
    assertThat(site.requests("/back 304")).isZero();
  }

  @Test
  void aSourceIsAddedChangedSwitchedOffAndRemovedWhileRunning() throws Exception {
    polling();
    site.publish("/one", "\"1\"", 11);
    site.publish("/two", "\"1\"", 12);
    int partition = write(Sources.feed("moving", site.uri("/one"), SELDOM));
    await().atMost(LONG).until(() -> isRead("moving"));
    write(Sources.feed("moving", site.uri("/two"), OFTEN));
    await().atMost(LONG).until(() -> titles("moving").contains("Report 12"));

    write(Sources.source("moving", Source.Kind.FEED, site.uri("/two"), OFTEN, false));
    assertComesToRest("/two", partition);
    write(Sources.feed("moving", site.uri("/two"), OFTEN));
    site.publish("/two", "\"2\"", 13, 12);
    await().atMost(LONG).until(() -> titles("moving").contains("Report 13"));
    page.send(
            new ProducerRecord<byte[], byte[]>(
                Stream.SOURCES.topic(), "moving".getBytes(UTF_8), null))
        .get();
    assertComesToRest("/two", partition);
    assertThat(states()).doesNotContainKey("moving");

    site.publish("/two", "\"3\"", 14, 13, 12);
    write(Sources.feed("moving", site.uri("/two"), SELDOM));
    await().atMost(LONG).until(() -> titles("moving").contains("Report 14"));
    assertThat(articles("moving").getLast().backfill()).isTrue();
  }

  @Test
  void anotherInstanceTakesOverAndNothingIsPublishedTwice() throws Exception {
    site.publish("/feed", "\"1\"", 21);
    write(Sources.feed("shared", site.uri("/feed"), OFTEN));
    SourcePolling first = polling();
    await().atMost(LONG).until(() -> isRead("shared"));
    polling();
    site.publish("/feed", "\"2\"", 22, 21);
    await().atMost(LONG).until(() -> titles("shared").contains("Report 22"));
    first.stop();
    site.publish("/feed", "\"3\"", 23, 22, 21);
    await().atMost(LONG).until(() -> titles("shared").contains("Report 23"));
    assertThat(titles("shared")).containsExactlyInAnyOrder("Report 21", "Report 22", "Report 23");
  }

  /** Every second source is amid a visit, of which one article is written and one is not. */
  @Test
  void atAHandoverASourceIsAskedForOnceMoreAtMost() throws Exception {
    int sources = 12;
    List<CountDownLatch> held = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      int older = 200 + 2 * i;
      site.publish("/handed" + i, "\"1\"", older + 1, older);
      if (i % 2 == 1) {
        held.add(site.hold("/article/" + (older + 1)));
      }
      write(Sources.feed("handed" + i, site.uri("/handed" + i), SELDOM));
    }
    SourcePolling first = polling();
    for (int i = 0; i < sources; i++) {
      String source = "handed" + i;
      boolean amid = i % 2 == 1;
      await().atMost(LONG).until(() -> amid ? titles(source).size() == 1 : isRead(source));
    }
    polling();
    first.stop();
    held.forEach(CountDownLatch::countDown);
    for (int i = 0; i < sources; i++) {
      String source = "handed" + i;
      await().atMost(LONG).until(() -> isRead(source));
      assertThat(titles(source)).as(source).hasSize(2).doesNotHaveDuplicates();
      assertThat(site.requests("/" + source)).as(source).isBetween(1L, 1L + i % 2);
      assertThat(site.requests("/article/" + (200 + 2 * i))).as(source).isOne();
    }
  }

  @Test
  void theHubOfAFeedIsAskedOnceToTellOfNews() throws Exception {
    site.publish("/told", "\"1\"", 91);
    TestSite.Page page = site.page("/told");
    String hub = "<link rel='hub' href='" + site.uri("/hub") + "'/></channel>";
    String body = page.body().replace("</channel>", hub);
    site.put("/told", new TestSite.Page(200, page.type(), body, page.etag()));
    site.put("/hub", new TestSite.Page(202, "text/plain", "", null));
    write(Sources.feed("told", site.uri("/told"), OFTEN));
    polling();
    await().atMost(LONG).until(() -> site.requests("/told 304") > 1);
    View<Subscription> subscriptions = view(Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION);
    Subscription subscription = subscriptions.get("told").orElseThrow();
    assertThat(site.requests("/hub")).isOne();
    assertThat(site.sent("/hub").split("&", -1))
        .containsExactlyInAnyOrder(
            "hub.mode=subscribe",
            "hub.topic=" + URLEncoder.encode(site.uri("/told").toString(), UTF_8),
            "hub.callback=https%3A%2F%2Fvigie.example%2Fwebsub%2Ftold%2F" + subscription.token(),
            "hub.secret=" + subscription.secret(),
            "hub.lease_seconds=864000");
  }

  @Test
  void aHubIsAskedAgainBeforeItsLeaseIsOverAndNotMoreThanDaily() throws Exception {
    site.put("/hub", new TestSite.Page(202, "text/plain", "", null));
    VirtualTime time = new VirtualTime();
    View<Subscription> subscriptions = view(Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION);
    View<Ping> pings = view(Stream.PINGS, Codec.PING);
    OutboundSettings settings =
        OutboundSettings.defaults("test").withAllowedHosts(Set.of(site.host()));
    Outbound outbound = new Outbound(settings);
    open.add(outbound);
    HostGates gates = new HostGates(Duration.ZERO, settings::allows);
    Hubs hubs =
        new Hubs(URI.create("https://vigie.example"), subscriptions, pings, outbound, gates, time);
    Source source = Sources.feed("leased", site.uri("/leased"), SELDOM);
    Declared declared = new Declared(null, null, 0, 0, site.uri("/hub"), null);

    hubs.visited(source, declared);
    hubs.visited(source, declared);
    assertThat(site.requests("/hub")).isOne();
    time.sleep(Hubs.AGAIN.plusSeconds(1));
    hubs.visited(source, declared);
    assertThat(site.requests("/hub")).as("it never called").isEqualTo(2);

    String token = subscriptions.get("leased").orElseThrow().token();
    pings.put("leased", new Ping(token, time.instant().plus(Hubs.LEASE), null));
    time.sleep(Hubs.LEASE.minus(Hubs.AGAIN).minusSeconds(1));
    hubs.visited(source, declared);
    assertThat(site.requests("/hub")).as("it goes on to tell").isEqualTo(2);
    time.sleep(Duration.ofSeconds(2));
    hubs.visited(source, declared);
    assertThat(site.requests("/hub")).as("its lease is nearly over").isEqualTo(3);
    assertThat(subscriptions.get("leased").orElseThrow().token()).isEqualTo(token);
  }

  @Test
  void newsThatAHubTellsOfIsAskedForAtOnce() throws Exception {
    site.publish("/news", "\"1\"", 92);
    int partition = write(Sources.feed("pinged", site.uri("/news"), SELDOM));
    SourcePolling first = polling();
    await().atMost(LONG).until(() -> isRead("pinged"));
    first.stop();
    PollState anHourAgo = NextState.shifted(state("pinged"), Duration.ofHours(-1));
    PollState notDue = NextState.due(anHourAgo, Instant.now().plus(Duration.ofHours(9)));
    page.send(
            new ProducerRecord<>(
                Stream.POLL_STATE.topic(),
                partition,
                "pinged".getBytes(UTF_8),
                Codec.POLL_STATE.encode(notDue)))
        .get();
    polling();
    assertComesToRest("/news", partition);
    assertThat(site.requests("/news 304")).isZero();
    URI hub = site.uri("/hub");
    view(Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION)
        .put("pinged", new Subscription("pinged", hub, hub, "token", "secret", Instant.now()));
    View<Ping> pings = view(Stream.PINGS, Codec.PING);
    pings.put("pinged", new Ping("another token", null, Instant.now()));
    assertComesToRest("/news 304", partition);
    assertThat(site.requests("/news 304")).isZero();
    pings.put("pinged", new Ping("token", null, Instant.now()));
    await().atMost(LONG).until(() -> site.requests("/news 304") == 1);
  }

  @Test
  void anOwnerThatIsFencedDropsItsWork() throws Exception {
    site.publish("/feed", "\"1\"", 31);
    int partition = write(Sources.feed("fenced", site.uri("/feed"), OFTEN));
    polling();
    await().atMost(LONG).until(() -> isRead("fenced"));
    try (KafkaProducer<byte[], byte[]> usurper =
        connection.newProducer("vigie-ingest-" + partition)) {
      usurper.initTransactions();
    }
    site.publish("/feed", "\"2\"", 32, 31);
    await().atMost(LONG).until(() -> titles("fenced").contains("Report 32"));
    assertThat(titles("fenced")).containsExactlyInAnyOrder("Report 31", "Report 32");
  }

  @Test
  void whatIsPolledUnderAnotherNameIsNotPolledAndSaysSo() throws Exception {
    site.publish("/feed", "\"1\"", 71);
    write(Sources.feed("first", site.uri("/feed"), SELDOM));
    write(Sources.feed("second", site.uri("/feed"), SELDOM));
    polling();
    await().atMost(LONG).until(() -> isRead("first") && states().containsKey("second"));
    assertThat(state("second").evidence())
        .isEqualTo("not polled: source first has the same address");
    assertThat(site.requests("/feed")).isEqualTo(1);
    write(Sources.source("first", Source.Kind.FEED, site.uri("/feed"), SELDOM, false));
    await().atMost(LONG).until(() -> isRead("second"));
  }

  @Test
  void anUnreadableSourceDoesNotStopTheOthers() throws Exception {
    page.send(
            new ProducerRecord<>(
                Stream.SOURCES.topic(), "garbage".getBytes(UTF_8), "{".getBytes(UTF_8)))
        .get();
    site.publish("/feed", "\"1\"", 41);
    write(Sources.feed("sound", site.uri("/feed"), SELDOM));
    polling();
    await().atMost(LONG).until(() -> isRead("sound"));
  }

  @Test
  void aDefectOfTheWritingThreadDoesNotEndItsPartition() throws Exception {
    site.publish("/feed", "\"1\"", 51);
    int partition = write(Sources.feed("survivor", site.uri("/feed"), SELDOM));
    AtomicBoolean met = new AtomicBoolean();
    polling(
        () -> {
          if (Thread.currentThread().getName().equals("sources-" + partition)
              && met.compareAndSet(false, true)) {
            throw new IllegalStateException("a defect");
          }
          return Instant.now();
        });
    await().atMost(LONG).until(() -> isRead("survivor"));
    assertThat(met).isTrue();
  }

  @Test
  void aVisitThatEndsInAnErrorIsToldAndRepeated() throws Exception {
    site.publish("/feed", "\"1\"", 61);
    write(Sources.feed("defective", site.uri("/feed"), OFTEN));
    AtomicBoolean broken = new AtomicBoolean(true);
    polling(
        () -> {
          if (Thread.currentThread().getName().startsWith("poll-") && broken.get()) {
            throw new NoClassDefFoundError("a defect");
          }
          return Instant.now();
        });
    await().atMost(LONG).until(() -> states().containsKey("defective"));
    assertThat(state("defective").evidence()).startsWith("a defect of Vigie");
    broken.set(false);
    await().atMost(LONG).until(() -> isRead("defective"));
  }

  @Test
  void anArticleThatNoStreamTakesIsLeftOutAndDoesNotJamItsPartition() throws Exception {
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            "<item><title>Large</title><guid>1</guid><description>%s</description></item>"
                .formatted("€".repeat(1_000_000))));
    Source usual = Sources.feed("large", site.uri("/feed"), SELDOM);
    String name = "x".repeat(6_900_000);
    write(
        new Source(
            usual.id(),
            name,
            name,
            usual.country(),
            usual.languages(),
            usual.kind(),
            usual.address(),
            null,
            "",
            usual.keep(),
            true,
            null,
            null,
            usual.every(),
            usual.backfillAfter()));
    polling();
    await().atMost(LONG).until(() -> isRead("large"));
    assertThat(titles("large")).isEmpty();
  }

  /** Nothing is asked for while another source of the partition is polled again and again. */
  private void assertComesToRest(String path, int partition) throws Exception {
    String witness = "/witness-" + site.requests().size();
    site.publish(witness, "\"1\"", 90);
    Source source = Sources.feed(witness.substring(1), site.uri(witness), OFTEN);
    page.send(
            new ProducerRecord<>(
                Stream.SOURCES.topic(),
                partition,
                source.id().getBytes(UTF_8),
                Codec.SOURCE.encode(source)))
        .get();
    await().atMost(LONG).until(() -> site.requests(witness + " 304") > 0);
    long asked = site.requests(path) + site.requests(path + " 304");
    await().atMost(LONG).until(() -> site.requests(witness + " 304") > 3);
    assertThat(site.requests(path) + site.requests(path + " 304")).isEqualTo(asked);
  }

  private SourcePolling polling() {
    return polling(InstantSource.system());
  }

  private SourcePolling polling(InstantSource clock) {
    OutboundSettings settings =
        OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(site.host()));
    Outbound outbound = new Outbound(settings);
    View<Source> sources = view(Stream.SOURCES, Codec.SOURCE);
    View<Subscription> subscriptions = view(Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION);
    View<Ping> pings = view(Stream.PINGS, Codec.PING);
    IngestSettings ingest =
        IngestSettings.defaults(settings).withHubsReach(URI.create("https://vigie.example"));
    SourcePolling polling =
        new IngestConfiguration()
            .sourcePolling(connection, sources, subscriptions, pings, ingest, outbound, clock);
    polling.start();
    open.add(outbound);
    open.add(polling::stop);
    return polling;
  }

  private <T> View<T> view(Stream stream, Codec<T> codec) {
    View<T> view = new View<>(connection, stream, codec);
    view.start();
    open.add(view::stop);
    return view;
  }

  private static int write(Source source) throws Exception {
    return page.send(
            new ProducerRecord<>(
                Stream.SOURCES.topic(), source.id().getBytes(UTF_8), Codec.SOURCE.encode(source)))
        .get()
        .partition();
  }

  private static boolean isRead(String source) {
    PollState state = states().get(source);
    return state != null && state.lastSuccess() != null;
  }

  private static PollState state(String source) {
    return Objects.requireNonNull(states().get(source));
  }

  private static Map<String, PollState> states() {
    Map<String, PollState> states = new HashMap<>();
    Replay.all(
        connection,
        Stream.POLL_STATE,
        record -> {
          if (record.value() == null) {
            states.remove(key(record));
          } else {
            states.put(key(record), Codec.POLL_STATE.decode(record.value()));
          }
        });
    return states;
  }

  private static List<Article> articles(String source) {
    List<Article> articles = new ArrayList<>();
    Replay.all(
        connection,
        Stream.ARTICLES,
        record -> {
          Article article = Codec.ARTICLE.decode(record.value());
          assertThat(key(record)).isEqualTo(article.id());
          if (article.source().equals(source)) {
            articles.add(article);
          }
        });
    articles.sort(Comparator.comparing(Article::firstSeen));
    return articles;
  }

  private static List<String> titles(String source) {
    return articles(source).stream().map(Article::title).toList();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }
}
