package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.vigie.model.Article;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;

/**
 * From the moment an article is published to {@code vigie.articles} to the moment its alert can be
 * read from {@code vigie.alerts}: with the stages, and with stages that only pass bytes on.
 */
final class Latency implements Callable<Integer> {
  private static final int[] RATES = {10, 100};
  private static final int CLASSIFY_THREADS = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration LATE = Duration.ofSeconds(60);

  private final Duration measured;
  private int next;

  Latency(String[] arguments) {
    measured = Duration.ofSeconds(arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]));
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "Publish to alert, ms. %s; made-up articles of about 300 words, each matches one saved"
            + " search; %d s per figure after %d s of warm-up.%n%n",
        Figures.machine(), measured.toSeconds(), WARM_UP.toSeconds());
    System.out.println(
        "| articles/s | empty stages p50 | p99 | Vigie p50 | p99 | ratio p50 | p99 |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int rate : RATES) {
      long[] floor = floor(rate);
      long[] real = real(rate);
      double floor50 = Figures.percentile(floor, 0.50) / 1e6;
      double floor99 = Figures.percentile(floor, 0.99) / 1e6;
      double real50 = Figures.percentile(real, 0.50) / 1e6;
      double real99 = Figures.percentile(real, 0.99) / 1e6;
      System.out.printf(
          "| %d | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f |%n",
          rate, floor50, floor99, real50, real99, real50 / floor50, real99 / floor99);
    }
    return 0;
  }

  private long[] floor(int rate) throws Exception {
    try (Kafka kafka = Kafka.inside();
        EmptyStages _ = new EmptyStages(kafka.connection("stages"), CLASSIFY_THREADS)) {
      return measure(kafka.connection("load"), rate, record -> new String(record.key(), UTF_8));
    }
  }

  private long[] real(int rate) throws Exception {
    try (Kafka kafka = Kafka.inside();
        RealStages _ = RealStages.all(kafka, CLASSIFY_THREADS)) {
      return measure(
          kafka.connection("load"),
          rate,
          record -> Codec.ALERT.decode(record.value()).first().article());
    }
  }

  /** Publishes at a rate and waits for every alert; returns nanoseconds, without the warm-up. */
  private long[] measure(
      Connection connection, int rate, Function<ConsumerRecord<byte[], byte[]>, String> articleOf)
      throws InterruptedException {
    int warmUp = (int) (rate * WARM_UP.toSeconds());
    int total = warmUp + (int) (rate * measured.toSeconds());
    Map<String, Integer> numbers = new ConcurrentHashMap<>();
    long[] published = new long[total];
    long[] latency = new long[total];
    Thread reader =
        Thread.ofPlatform().start(() -> read(connection, articleOf, numbers, published, latency));
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      long start = System.nanoTime();
      for (int i = 0; i < total; i++) {
        Article article = SampleArticles.of(next++, Instant.now());
        Output output = Output.of(Stream.ARTICLES, article.id(), Codec.ARTICLE, article);
        numbers.put(article.id(), i);
        long due = start + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        published[i] = System.nanoTime();
        var _ = producer.send(output.toRecord());
      }
    }
    reader.join(LATE);
    if (reader.isAlive()) {
      reader.interrupt();
      long missing = Arrays.stream(latency).filter(l -> l == 0).count();
      throw new IllegalStateException(missing + " of " + total + " alerts did not come");
    }
    return Arrays.copyOfRange(latency, warmUp, total);
  }

  private static void read(
      Connection connection,
      Function<ConsumerRecord<byte[], byte[]>, String> articleOf,
      Map<String, Integer> numbers,
      long[] published,
      long[] latency) {
    int seen = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = connection.newReader()) {
      TopicPartition alerts = new TopicPartition(Stream.ALERTS.topic(), 0);
      consumer.assign(List.of(alerts));
      consumer.seekToBeginning(List.of(alerts));
      while (seen < latency.length && !Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          long now = System.nanoTime();
          Integer number = numbers.get(articleOf.apply(record));
          if (number != null && latency[number] == 0) {
            latency[number] = now - published[number];
            seen++;
          }
        }
      }
    }
  }
}
