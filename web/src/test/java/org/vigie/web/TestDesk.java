package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.broker.FreePort;
import org.vigie.index.Archive;
import org.vigie.index.IndexConfiguration;
import org.vigie.index.IndexSettings;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Checked;
import org.vigie.model.Classified;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.Topic;
import org.vigie.model.TopicHit;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.web.access.SignIn;
import org.vigie.web.channel.Channels;
import org.vigie.web.operate.Judges;
import org.vigie.web.source.Documents;
import org.vigie.web.source.SourceChecks;

/** The real pages over a real broker and a real archive, filled with samples. */
public final class TestDesk {
  public static final String TOKEN = "a-token-for-tests-that-is-long-enough-0123456789";

  private static @Nullable TestDesk shared;

  private final ConfigurableApplicationContext context;
  private final Connection connection;
  private final KafkaProducer<byte[], byte[]> out;
  private final EmbeddedBroker broker;

  /** What was tried, and what comes of it. */
  public static final class TestChannels implements Channels {
    public final ConcurrentLinkedQueue<Channel> tried = new ConcurrentLinkedQueue<>();
    private int secrets;

    @Override
    public Tried test(Channel channel) {
      tried.add(channel);
      return new Tried(true, "HTTP 204");
    }

    @Override
    public Optional<String> refusal(Channel channel) {
      return channel instanceof Channel.Hook hook && hook.url().getHost().startsWith("10.")
          ? Optional.of(hook.url().getHost() + " is private")
          : Optional.empty();
    }

    @Override
    public synchronized String newSecret() {
      secrets++;
      return "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0".substring(0, 34) + secrets + "=";
    }

    @Override
    public Optional<Cost> cost(SavedSearch search) {
      return search.paused() ? Optional.empty() : Optional.of(new Cost(3_400, 12, 5, 800));
    }

    @Override
    public Optional<String> problem(SavedSearch search) {
      return Optional.empty();
    }
  }

  /** Reads one page, and any file as its text. */
  public static final class TestDocuments implements Documents {
    public static final URI PAGE = URI.create("https://pier.example/page");

    /** One that does not answer until it is told to. */
    public static final URI SLOW = URI.create("https://pier.example/slow");

    public final CountDownLatch asked = new CountDownLatch(1);
    public final CountDownLatch answer = new CountDownLatch(1);

    @Override
    public Found fetch(URI address) {
      if (address.equals(SLOW)) {
        asked.countDown();
        await(answer);
      }
      return address.equals(PAGE)
          ? new Read(
              PAGE,
              "The pier <b>is</b> closed",
              "A freighter struck the pier.\n\nNobody was hurt.",
              List.of("I. Marn"),
              Instant.parse("2024-05-02T10:00:00Z"),
              "en",
              "Northgate Gazette",
              "")
          : new Unreadable("not asked: " + address.getHost() + " is private");
    }

    public static void await(CountDownLatch latch) {
      try {
        if (!latch.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody came");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Found read(String name, byte[] bytes) {
      return bytes.length == 0
          ? new Unreadable("the PDF is encrypted")
          : new Read(
              null,
              "A report",
              new String(bytes, UTF_8),
              List.of(),
              null,
              null,
              null,
              "PDF, 1 page");
    }

    @Override
    public URI canonical(URI address) {
      return address;
    }
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({StreamsConfiguration.class, IndexConfiguration.class, WebConfiguration.class})
  static class Application {
    @Bean
    InstantSource time() {
      return InstantSource.system();
    }

    @Bean
    TestChannels channels() {
      return new TestChannels();
    }

    @Bean
    TestChecks checks() {
      return new TestChecks();
    }

    @Bean
    Judges judges() {
      return TestDesk::judge;
    }

    @Bean
    TestDocuments documents() {
      return new TestDocuments();
    }
  }

  /** A watch with one topic: what names generators. */
  public static List<Topic> powerOnly() {
    return List.of(
        new Topic(
            "power", Map.of("en", "Power"), Map.of("en", "Generators"), 1, Map.of(), List.of()));
  }

  /** Judges by the word that the one topic is about. */
  private static Function<Article, Classified> judge(Watch watch) {
    if (watch.topics().isEmpty()) {
      throw new IllegalArgumentException("it has no topics");
    }
    return article ->
        new Classified(
            article,
            "en",
            article.text().contains("generators")
                ? List.of(
                    new TopicHit(
                        "power",
                        2,
                        List.of(new TopicHit.Evidence("named", "generators", List.of()))))
                : List.of(),
            List.of(),
            List.of(),
            watch.version());
  }

  /** Knows a feed, and nothing else. */
  public static final class TestChecks implements SourceChecks {
    public final ConcurrentLinkedQueue<Object> asked = new ConcurrentLinkedQueue<>();

    @Override
    public Checked check(Checked.Question question) {
      asked.add(question);
      URI address = question.address();
      return address.getPath().contains("feed")
          ? Samples.checked(address, Samples.source("le-fil", "Le Fil", "ML", true))
          : new Checked.Unreadable(
              address,
              List.of(new Checked.Request(address, null, false, "HTTP 200, 4 kB: a page")),
              "neither a feed nor a list <of articles>",
              "Give another address.");
    }

    @Override
    public Checked check(Source source) {
      asked.add(source);
      return Samples.checked(source.address(), source);
    }
  }

  private TestDesk(
      ConfigurableApplicationContext context, Connection connection, EmbeddedBroker broker) {
    this.context = context;
    this.connection = connection;
    this.broker = broker;
    this.out = connection.newProducer();
  }

  /** One for all tests of a JVM. */
  public static synchronized TestDesk shared() {
    TestDesk known = shared;
    if (known == null) {
      known = start(0);
      known.fill();
      shared = known;
    }
    return known;
  }

  public static TestDesk start(int port) {
    try {
      Path folder = Files.createTempDirectory("vigie-web");
      EmbeddedBroker broker =
          EmbeddedBroker.start(folder.resolve("kafka"), FreePort.next(), FreePort.next(), Map.of());
      Connection connection = new Connection(broker.bootstrap(), "test");
      Streams.ensure(connection, (short) 1);
      WebSettings settings = new WebSettings(port, TOKEN, "0.1.0", false, Duration.ofHours(1));
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(Application.class)
              .registerShutdownHook(false)
              .initializers(
                  c -> {
                    var beans = c.getBeanFactory();
                    beans.registerSingleton("connection", connection);
                    beans.registerSingleton("webSettings", settings);
                    beans.registerSingleton("indexSettings", IndexSettings.defaults(folder));
                  })
              .run();
      TestDesk desk = new TestDesk(context, connection, broker);
      Runtime.getRuntime().addShutdownHook(new Thread(desk::close));
      return desk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the pages, then the broker; again does nothing. */
  public synchronized void close() {
    if (context.isActive()) {
      context.close();
      out.close();
      broker.close();
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public TomcatWebServer server() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    if (server instanceof TomcatWebServer tomcat) {
      return tomcat;
    }
    throw new IllegalStateException("it does not run");
  }

  public URI home() {
    return URI.create("http://127.0.0.1:" + server().getPort() + "/");
  }

  public Connection connection() {
    return connection;
  }

  public long send(Stream stream, String key, byte[] value) {
    return offset(sending(stream, key, value));
  }

  /** Sends values under one key, and returns where the last of them is. */
  public <T> long sendAll(Stream stream, String key, Codec<T> codec, List<T> values) {
    return values.stream().map(value -> sending(stream, key, codec.encode(value))).toList().stream()
        .mapToLong(TestDesk::offset)
        .max()
        .orElseThrow();
  }

  private Future<RecordMetadata> sending(Stream stream, String key, byte[] value) {
    return out.send(new ProducerRecord<>(stream.topic(), key.getBytes(UTF_8), value));
  }

  private static long offset(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public <T> long send(Stream stream, String key, Codec<T> codec, T value) {
    return send(stream, key, Output.of(stream, key, codec, value).value());
  }

  /** Files an article and waits until it can be found. */
  public long file(Filed filed) throws InterruptedException {
    long offset = send(Stream.FILED, filed.article().id(), Codec.FILED, filed);
    if (!bean(Archive.class).awaitVisible(offset + 1, Duration.ofSeconds(20))) {
      throw new IllegalStateException("the archive does not keep up");
    }
    return offset;
  }

  public void deadLetter(Stream input, byte[] key, byte[] value, String stage, String cause) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(input.deadLetters().topic(), 0, key, value);
    record.headers().add("vigie-stage", stage.getBytes(UTF_8));
    record.headers().add("vigie-cause", cause.getBytes(UTF_8));
    record.headers().add("vigie-from", (input.topic() + " 0 1000042").getBytes(UTF_8));
    var _ = out.send(record);
    out.flush();
  }

  /** Watch, sources, articles, searches, alerts, deliveries, dead letters. */
  public void fill() {
    Instant now = Instant.now();
    send(Stream.WATCH, Streams.WATCH_KEY, Codec.WATCH, Samples.watch());
    sources(now);
    health(now);
    List<Filed> all = Samples.all(now);
    long last = -1;
    for (Filed filed : all) {
      last = send(Stream.FILED, filed.article().id(), Codec.FILED, filed);
    }
    alerts(all, now);
    deadLetter(
        Stream.ARTICLES,
        "a1".getBytes(UTF_8),
        "{\"v\":1,\"article\":{\"id\":".getBytes(UTF_8),
        "classify",
        "UnreadableException: Unexpected end-of-input");
    try {
      bean(Archive.class).awaitVisible(last + 1, Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sources(Instant now) {
    int minute = 1;
    for (Samples.Outlet outlet : Samples.OUTLETS) {
      Source source = Samples.source(outlet.id(), outlet.name(), outlet.country(), true);
      send(Stream.SOURCES, outlet.id(), Codec.SOURCE, source);
      boolean blocked = outlet.id().equals("atlantic");
      boolean broken = outlet.id().equals("liptako");
      PollState.State state =
          blocked
              ? PollState.State.BLOCKED
              : broken ? PollState.State.BROKEN : PollState.State.FRESH;
      Instant tried = now.minusSeconds(60L * minute++);
      send(
          Stream.POLL_STATE,
          outlet.id(),
          Codec.POLL_STATE,
          new PollState(
              outlet.id(),
              null,
              null,
              PollState.Memory.NONE,
              PollState.Pace.UNKNOWN,
              PollState.Whereabouts.UNKNOWN,
              now.plusSeconds(90L * minute),
              tried,
              state == PollState.State.FRESH ? tried : now.minus(Duration.ofHours(5)),
              now.minus(Duration.ofMinutes(7L * minute)),
              state == PollState.State.FRESH ? 0 : 4,
              state,
              blocked ? "HTTP 403" : broken ? "timed out after 20 s" : "24 entries, 1 new",
              now.minus(Duration.ofHours(state == PollState.State.FRESH ? 90 : 5)),
              outlet.id().equals("courier") ? now.minus(Duration.ofHours(2)) : null));
    }
    send(
        Stream.SOURCES, "savane", Codec.SOURCE, Samples.source("savane", "La Savane", "CI", false));
  }

  private void health(Instant now) {
    Instant then = now.minus(Duration.ofHours(5));
    happen(
        new HealthEvent.Network("desk-1", true, then.minusSeconds(9_000), "21 of 22 polls failed"));
    happen(
        new HealthEvent.Network("desk-1", false, then.minusSeconds(8_400), "12 of 22 polls work"));
    happen(
        new HealthEvent.Gap(
            "courier",
            "Sahel Courier",
            now.minus(Duration.ofHours(2)),
            null,
            "none of 20 entries was in the poll before; asked again sooner"));
    happen(changed("atlantic", "Atlantic Desk", PollState.State.BLOCKED, then, "HTTP 403"));
    happen(
        changed(
            "liptako", "Dépêche du Liptako", PollState.State.BROKEN, then, "no answer in 20 s"));
  }

  public static HealthEvent.Changed changed(
      String source, String name, PollState.State to, Instant at, String evidence) {
    return new HealthEvent.Changed(
        source, name, PollState.State.FRESH, to, at, evidence, at.plusSeconds(7L * 3_600));
  }

  public long happen(HealthEvent event) {
    return send(Stream.HEALTH, event.about(), Codec.HEALTH, event);
  }

  private void alerts(List<Filed> all, Instant now) {
    SavedSearch corps =
        search("africa-corps", "Africa Corps", "\"Africa Corps\" OR wagner", now, false);
    SavedSearch attacks =
        search("attacks", "Attaques, trois frontières", "topic:jihadist-attack", now, false);
    SavedSearch paused = search("aes-decisions", "AES decisions", "topic:aes", now, true);
    List<Alert> raised = new ArrayList<>();
    raised.add(alert(attacks, all.get(7), List.of(), "attaque", now.minusSeconds(71 * 60)));
    raised.add(
        alert(corps, all.get(5), List.of(all.get(6)), "Africa Corps", now.minusSeconds(2400)));
    raised.add(
        alert(
            attacks,
            all.get(0),
            List.of(all.get(1), all.get(2)),
            "attaqué",
            now.minusSeconds(360)));
    for (SavedSearch search : List.of(corps, attacks, paused)) {
      send(Stream.SEARCHES, search.id(), Codec.SEARCH, search);
    }
    int attempts = 1;
    for (Alert alert : raised) {
      send(Stream.ALERTS, alert.id(), Codec.ALERT, alert);
      for (Channel channel : alert.search().channels()) {
        boolean open = attempts == 3;
        Delivery delivery =
            new Delivery(
                alert.id(),
                alert.search().id(),
                channel,
                open ? Delivery.State.PENDING : Delivery.State.SENT,
                attempts,
                open ? now.plusSeconds(600) : null,
                open ? "HTTP 502" : "HTTP 204",
                alert.created().plusSeconds(2));
        send(Stream.DELIVERIES, delivery.key(), Codec.DELIVERY, delivery);
        attempts++;
      }
    }
  }

  private static SavedSearch search(
      String id, String name, String query, Instant now, boolean paused) {
    return new SavedSearch(
        id,
        name,
        query,
        List.of(
            new Channel.Webhook(
                URI.create("https://hooks.example.org/" + id),
                "whsec_VERYSECRETVERYSECRETVERYSECRET"),
            new Channel.Mail("desk@example.org")),
        paused,
        1,
        now.minus(Duration.ofDays(9)),
        now.minus(Duration.ofDays(2)));
  }

  public static Alert alert(
      SavedSearch search, Filed first, List<Filed> folded, String term, Instant when) {
    String text = first.article().text();
    int at = Math.max(0, text.indexOf(term));
    String passage = text.substring(0, Math.min(text.length(), at + 160));
    return new Alert(
        Alert.idOf(search.id(), first.story()),
        search,
        first.story(),
        reported(first),
        List.of(
            new Alert.Passage(
                "text", passage, List.of(new Alert.Passage.Match(at, at + term.length())))),
        folded.stream().map(TestDesk::reported).toList(),
        List.of(),
        when,
        when.plusSeconds(60L * folded.size()),
        1L + folded.size());
  }

  private static Alert.Reported reported(Filed filed) {
    return new Alert.Reported(
        filed.article().id(),
        filed.article().title(),
        filed.article().url().toString(),
        filed.article().sourceName(),
        filed.article().publisher(),
        filed.role(),
        filed.date(),
        filed.article().firstSeen());
  }

  /** A new report of the first story, as of now. */
  private Filed fresh(int number) {
    Filed sample = Samples.all(Instant.now()).get(2);
    Article old = sample.article();
    URI url = URI.create("https://northgate.example/fresh-" + number);
    Article article =
        new Article(
            Article.idOf(url),
            url,
            old.source(),
            old.sourceName(),
            old.publisher(),
            old.country(),
            "Report %d: fighters attacked a post near Aribinda".formatted(number),
            old.text(),
            List.of(),
            "en",
            Instant.now().minusSeconds(40),
            Instant.now(),
            false,
            Article.TextFrom.FEED,
            old.keep());
    return new Filed(
        new Classified(article, "en", sample.classified().topics(), List.of(), List.of(), 1),
        article.id(),
        Filed.Role.FIRST,
        null,
        "no earlier article is like it",
        List.of(),
        Filed.Change.NEW,
        100L + number);
  }

  /** Serves until its input ends; files an article for each {@code f} that it reads. */
  public static void main(String[] args) throws IOException, InterruptedException {
    TestDesk desk = start(args.length > 0 ? Integer.parseInt(args[0]) : 8099);
    desk.fill();
    System.out.println(desk.bean(SignIn.class).newLink());
    int number = 1;
    for (int c = System.in.read(); c >= 0; c = System.in.read()) {
      if (c == 'f') {
        desk.file(desk.fresh(number++));
      }
    }
    desk.close();
  }
}
