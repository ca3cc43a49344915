package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Digest;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Json;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;

/**
 * kill -9 at random moments while articles arrive: what the origin published is what the streams
 * and the archive hold, nothing lost, nothing twice; every alert arrives, each under one id. What a
 * cool-down gathers is told once: each message has one Message-ID and one content, however often it
 * arrives.
 */
class KillIT {
  private static final int MILLIS_BETWEEN_ARTICLES = 200;
  static final String GATHERED = "gathered";
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void threeKillsLoseNothing() throws Exception {
    killAndCompare(3, 20261121);
  }

  @Test
  @Tag("soak")
  void thirtyKillsLoseNothing() throws Exception {
    killAndCompare(30, System.nanoTime());
  }

  private void killAndCompare(int cycles, long seed) throws Exception {
    System.out.println("KillIT: " + cycles + " cycles, seed " + seed);
    Random random = new Random(seed);
    List<Double> ready = new ArrayList<>();
    List<Double> firstAlert = new ArrayList<>();
    try (Origin origin = new Origin();
        Postbox mail = new Postbox();
        ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
        VigieProcess vigie =
            new VigieProcess(
                data,
                List.of(
                    "--no-sources",
                    "--watch=" + TestWatch.write(data.resolve("watch"), origin, "rss"),
                    "--smtp=127.0.0.1:" + mail.port(),
                    "--allow-host=" + origin.host()))) {
      vigie.start();
      vigie.post("/api/v1/searches", search(origin));
      save(vigie, Stream.SEARCHES, GATHERED, Codec.SEARCH, gathered());
      await()
          .atMost(SETTLED)
          .until(() -> vigie.get("/api/v1/sources").toString().contains("\"lastSuccess\":"));
      AtomicInteger published = new AtomicInteger();
      var _ =
          publisher.scheduleAtFixedRate(
              () -> origin.publish(item(published.getAndIncrement())),
              0,
              MILLIS_BETWEEN_ARTICLES,
              TimeUnit.MILLISECONDS);
      for (int cycle = 0; cycle < cycles; cycle++) {
        runFor(vigie, Duration.ofMillis(random.nextInt(200, 15_000)));
        vigie.kill();
        if (random.nextInt(3) == 0) { // now and then, once more while it is still recovering
          vigie.launch();
          runFor(vigie, Duration.ofMillis(random.nextInt(200, 6_000)));
          vigie.kill();
        }
        int alertsBefore = origin.received().size();
        long started = System.nanoTime();
        ready.add(seconds(vigie.start()));
        await().atMost(SETTLED).until(() -> origin.received().size() > alertsBefore);
        firstAlert.add(seconds(Duration.ofNanos(System.nanoTime() - started)));
      }
      publisher.shutdown();
      assertThat(publisher.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
      compare(vigie, origin, published.get());
      compareGathered(vigie, mail);
      System.out.printf(
          "KillIT: %d articles; start to ready p50 %.1f s, p99 %.1f s; to the first new alert p50"
              + " %.1f s, p99 %.1f s; %d webhook calls%n",
          published.get(),
          percentile(ready, 0.5),
          percentile(ready, 0.99),
          percentile(firstAlert, 0.5),
          percentile(firstAlert, 0.99),
          origin.received().size());
      vigie.terminate();
    }
  }

  private static void compare(VigieProcess vigie, Origin origin, int published) {
    Set<String> expected =
        IntStream.range(0, published)
            .mapToObj(number -> Article.idOf(origin.url(item(number))))
            .collect(Collectors.toCollection(TreeSet::new));
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(vigie.get("/api/v1/search?limit=1").path("total").asInt())
                    .isEqualTo(published));
    Connection connection = new Connection(vigie.bootstrap(), "kill-test");
    assertThat(keys(connection, Stream.ARTICLES)).isEqualTo(once(expected));
    assertThat(keys(connection, Stream.FILED).keySet()).isEqualTo(expected);
    Map<String, Alert> alerts = new HashMap<>();
    Replay.all(
        connection,
        Stream.ALERTS,
        record -> {
          Alert alert = Codec.ALERT.decode(record.value());
          if (!alert.search().id().equals(GATHERED)) {
            alerts.put(alert.id(), alert);
          }
        });
    assertThat(alerts.values().stream().map(alert -> alert.first().article()))
        .containsExactlyInAnyOrderElementsOf(expected);
    await()
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(webhookIds(origin)).isEqualTo(alerts.keySet()));
  }

  /** Each alert is in one message, and each message arrives, always under one id. */
  static void compareGathered(VigieProcess vigie, Postbox mail) throws Exception {
    Connection connection = new Connection(vigie.bootstrap(), "kill-test");
    await().atMost(SETTLED).until(() -> untold(connection) == 0);
    await()
        .atMost(SETTLED)
        .until(() -> mails(connection).stream().allMatch(it -> it.state() == Delivery.State.SENT));
    List<Delivery> sent = mails(connection);
    List<Digest> digests =
        sent.stream().flatMap(it -> Optional.ofNullable(it.digest()).stream()).toList();
    int single = sent.size() - digests.size();
    int told = single + digests.stream().mapToInt(Digest::stories).sum();
    assertThat(told).isEqualTo(gatheredAlerts(connection).size());
    assertThat(digests.stream().flatMap(digest -> digest.items().stream()))
        .extracting(Digest.Item::story)
        .doesNotHaveDuplicates();

    Map<String, String> contents = new HashMap<>();
    Set<String> cut = new TreeSet<>();
    for (Postbox.Received received : mail.received()) {
      MimeMessage message = received.message();
      if (!received.complete()) {
        cut.add(message.getMessageID());
        continue;
      }
      MimeMultipart parts = (MimeMultipart) message.getContent();
      String content = message.getSubject() + parts.getBodyPart(0).getContent();
      assertThat(contents.merge(message.getMessageID(), content, (one, _) -> one))
          .isEqualTo(content);
    }
    assertThat(contents).hasSameSizeAs(sent);
    assertThat(contents.keySet()).containsAll(cut);
    System.out.printf(
        "%d mails, %d of them digests; %d received, %d of them cut off%n",
        sent.size(), digests.size(), mail.received().size(), cut.size());
  }

  private static long untold(Connection connection) {
    return gatheredAlerts(connection).stream().filter(alert -> alert.told().isEmpty()).count();
  }

  private static List<Alert> gatheredAlerts(Connection connection) {
    return newest(connection, Stream.ALERTS, Codec.ALERT).stream()
        .filter(alert -> alert.search().id().equals(GATHERED))
        .toList();
  }

  private static List<Delivery> mails(Connection connection) {
    return newest(connection, Stream.DELIVERIES, Codec.DELIVERY).stream()
        .filter(delivery -> delivery.channel() instanceof Channel.Mail)
        .toList();
  }

  static <T> Collection<T> newest(Connection connection, Stream stream, Codec<T> codec) {
    Map<String, T> newest = new HashMap<>();
    Replay.all(
        connection,
        stream,
        record -> {
          String key = new String(record.key(), UTF_8);
          if (record.value() == null) {
            newest.remove(key);
          } else {
            newest.put(key, codec.decode(record.value()));
          }
        });
    return newest.values();
  }

  static <T> void save(VigieProcess vigie, Stream stream, String key, Codec<T> codec, T value)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new Connection(vigie.bootstrap(), "kill-test").newProducer()) {
      producer
          .send(new ProducerRecord<>(stream.topic(), key.getBytes(UTF_8), codec.encode(value)))
          .get();
    }
  }

  /** A search that sends a mail every two seconds at most. */
  static SavedSearch gathered() {
    AlertRules usual = AlertRules.DEFAULT;
    AlertRules rules =
        new AlertRules(
            usual.cadence(),
            usual.priority(),
            usual.language(),
            usual.zone(),
            null,
            Duration.ofSeconds(2),
            0,
            1,
            1,
            false,
            AlertRules.Tells.STORIES);
    return new SavedSearch(
        GATHERED,
        "",
        "Gathered",
        "title:report",
        List.of(new Channel.Mail("gathered@example.org")),
        rules,
        false,
        1,
        Instant.now(),
        Instant.now());
  }

  private static Set<String> webhookIds(Origin origin) {
    return origin.received().stream()
        .map(received -> received.headers().get("webhook-id"))
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> keys(Connection connection, Stream stream) {
    Map<String, Integer> keys = new HashMap<>();
    Replay.all(
        connection, stream, record -> keys.merge(new String(record.key(), UTF_8), 1, Integer::sum));
    return keys;
  }

  private static Map<String, Integer> once(Set<String> ids) {
    return ids.stream().collect(Collectors.toMap(id -> id, id -> 1));
  }

  /** An article that shares hardly a word with the others, so that each is a story of its own. */
  static Origin.Item item(int number) {
    Random random = new Random(number);
    String text =
        IntStream.range(0, 120)
            .mapToObj(i -> word(random) + (i % 12 == 11 ? ".\n" : ""))
            .collect(Collectors.joining(" "));
    return new Origin.Item(
        number, "Report " + word(random) + " " + word(random), text, Instant.now());
  }

  private static String word(Random random) {
    return IntStream.range(0, 8)
        .mapToObj(
            i ->
                ""
                    + (i % 2 == 0 ? "bdfgklmnprstvz" : "aeiou")
                        .charAt(random.nextInt(i % 2 == 0 ? 14 : 5)))
        .collect(Collectors.joining());
  }

  private static String search(Origin origin) {
    return Json.MAPPER.writeValueAsString(
        Map.of(
            "name", "All reports",
            "query", "title:report",
            "channels",
                List.of(Map.of("kind", "webhook", "target", origin.address("/hook").toString()))));
  }

  private static void runFor(VigieProcess vigie, Duration duration) throws InterruptedException {
    assertThat(vigie.endsWithin(duration)).isFalse();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
