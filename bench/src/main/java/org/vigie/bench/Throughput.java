package org.vigie.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.vigie.alerts.AlertsConfiguration;
import org.vigie.classify.ClassifyConfiguration;
import org.vigie.classify.FileConfiguration;
import org.vigie.index.Archive;
import org.vigie.index.IndexConfiguration;
import org.vigie.model.Article;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;

/**
 * Works off a backlog: each stage alone, with its CPU time, then all of them together. The broker
 * runs in a process of its own, so that its CPU time is left out.
 */
final class Throughput implements Callable<Integer> {
  private static final int CLASSIFY_THREADS = 2;

  /** More at once would outlast the time that a write may take. */
  private static final int AT_ONCE = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int articles;

  Throughput(String[] arguments) {
    articles = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "A backlog of %,d made-up articles of about 300 words, each a story of its own that alerts."
            + " %s; the broker runs beside, on the same machine.%n%n",
        articles, Figures.machine());
    System.out.println("| stage | articles/s | CPU ms per article |");
    System.out.println("|---|---|---|");
    try (Kafka kafka = Kafka.beside()) {
      publish(kafka.connection("load"));
      stage(kafka, "classify", Stream.CLASSIFIED, ClassifyConfiguration.class);
      stage(kafka, "file", Stream.FILED, FileConfiguration.class);
      stage(kafka, "match and alert", Stream.ALERTS, AlertsConfiguration.class);
      index(kafka);
    }
    try (Kafka kafka = Kafka.beside()) {
      publish(kafka.connection("load"));
      Clock clock = new Clock();
      try (RealStages stages = RealStages.all(kafka, CLASSIFY_THREADS)) {
        await(kafka.connection("load"), Stream.ALERTS, articles);
        visible(stages, articles);
        clock.print("all in one process");
      }
    }
    return 0;
  }

  private void stage(Kafka kafka, String name, Stream output, Class<?> configuration)
      throws Exception {
    Clock clock = new Clock();
    try (RealStages _ = RealStages.start(kafka, CLASSIFY_THREADS, configuration)) {
      await(kafka.connection("load"), output, articles);
      clock.print(name);
    }
  }

  private void index(Kafka kafka) throws Exception {
    Clock clock = new Clock();
    try (RealStages stages = RealStages.start(kafka, CLASSIFY_THREADS, IndexConfiguration.class)) {
      visible(stages, articles);
      clock.print("index");
    }
  }

  private void publish(Connection connection) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < articles; i++) {
        Article article = SampleArticles.of(i, Instant.now());
        sent.add(
            producer.send(
                Output.of(Stream.ARTICLES, article.id(), Codec.ARTICLE, article).toRecord()));
        if (sent.size() == AT_ONCE || i == articles - 1) {
          for (Future<RecordMetadata> one : sent) {
            one.get();
          }
          sent.clear();
        }
      }
    }
  }

  private static void visible(RealStages stages, int documents) throws InterruptedException {
    Archive archive = stages.part(Archive.class);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (archive.state().documents() < documents) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the archive stopped at " + archive.state());
      }
      archive.awaitVisible(archive.state().nextOffset() + 1, Duration.ofMillis(20));
    }
  }

  /** Reads a stream until a number of records have come. */
  private static void await(Connection connection, Stream stream, int records) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = connection.newReader()) {
      TopicPartition partition = new TopicPartition(stream.topic(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (seen < records) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(stream.topic() + " stopped at " + seen);
        }
        for (ConsumerRecord<byte[], byte[]> _ : consumer.poll(Duration.ofMillis(100))) {
          seen++;
        }
      }
    }
  }

  /** Wall and CPU time since it was made, of this process: the reading of the output is in it. */
  private final class Clock {
    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();

    void print(String name) {
      double seconds = (System.nanoTime() - wall) / 1e9;
      double millis = (cpuNanos() - cpu) / 1e6;
      System.out.printf("| %s | %,.0f | %.2f |%n", name, articles / seconds, millis / articles);
    }

    private static long cpuNanos() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }
}
