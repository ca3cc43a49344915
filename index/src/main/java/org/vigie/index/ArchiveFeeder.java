package org.vigie.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.StageBatch;
import org.vigie.streams.Stream;

/**
 * Reads {@code vigie.filed} into the archive, from the offset in the archive's own commit. It
 * belongs to no group: each process that holds an archive reads all of it.
 *
 * <p>An article that cannot be read goes to the dead letters and the rest goes on. Whatever else
 * fails, Kafka or the archive's files, is tried again for ever.
 */
final class ArchiveFeeder implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ArchiveFeeder.class);
  private static final String STAGE = "index";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** A broker that has just started may not know its own end yet. */
  private static final Duration END_GRACE = Duration.ofSeconds(5);

  private static final Duration STOP = Duration.ofSeconds(3);

  private final Connection connection;
  private final Archive archive;
  private final TopicPartition partition = new TopicPartition(Stream.FILED.topic(), 0);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private volatile boolean running;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile Duration wait = FIRST_WAIT;
  private @Nullable Thread thread;

  /** Known from the first failure on. */
  private final Set<Reported> reported = new HashSet<>();

  private boolean knowsReported;

  /** A feeder of an archive. It reads nothing before {@link #start}. */
  ArchiveFeeder(Connection connection, Archive archive) {
    this.connection = connection;
    this.archive = archive;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("archive-feeder").daemon().start(this::run);
  }

  /** Returns when the last batch is in the archive. */
  @Override
  public void stop() {
    lock.lock();
    try {
      running = false;
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    Thread feeding = thread;
    try {
      if (feeding != null && !feeding.join(STOP)) {
        log.warn("the archive's feeder does not end; it is left alone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** With the other stages. */
  @Override
  public int getPhase() {
    return 1000;
  }

  private void run() {
    while (running) {
      try {
        feed();
      } catch (WakeupException e) {
        log.debug("the archive is no longer fed");
      } catch (KafkaException e) {
        log.warn("vigie.filed cannot be read into the archive, trying again: {}", e.toString());
        pause();
      } catch (ArchiveException e) {
        log.error("{}; trying again", e.getMessage());
        pause();
        if (running) {
          reopen();
        }
      } catch (RuntimeException e) {
        log.error("the archive's feeder failed; trying again", e);
        pause();
      }
    }
  }

  private void feed() {
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader();
        KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      consumer = reader;
      reader.assign(List.of(partition));
      reader.seek(partition, resume(reader));
      while (running) {
        List<ConsumerRecord<byte[], byte[]>> batch = reader.poll(POLL).records(partition);
        index(batch, reader.position(partition), producer);
        wait = FIRST_WAIT;
      }
    } finally {
      consumer = null;
    }
  }

  private long resume(KafkaConsumer<byte[], byte[]> reader) {
    Origin origin = origin();
    long start = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + END_GRACE.toNanos();
    long end = end(reader);
    while (end < archive.nextOffset() && System.nanoTime() < deadline && running) {
      pause();
      end = end(reader);
    }
    long next = archive.resume(origin, start, end);
    log.info("the archive reads vigie.filed from {} of {}", next, end);
    return next;
  }

  private long end(KafkaConsumer<byte[], byte[]> reader) {
    return reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  private void index(
      List<ConsumerRecord<byte[], byte[]>> batch,
      long next,
      KafkaProducer<byte[], byte[]> producer) {
    List<Change> changes = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    new StageBatch<>(STAGE, Stream.FILED, Codec.FILED, letters::add)
        .run(
            batch,
            (Filed filed) -> {
              changes.add(Change.of(filed));
              return List.of();
            });
    if (!letters.isEmpty()) {
      report(letters, producer);
    }
    archive.apply(changes, next);
  }

  /** Writes dead letters, but for those that an archive before this one has written. */
  private void report(
      List<ProducerRecord<byte[], byte[]>> letters, KafkaProducer<byte[], byte[]> producer) {
    if (!knowsReported) {
      Replay.all(connection, Stream.FILED_DLT, letter -> reported.add(Reported.of(letter)));
      knowsReported = true;
    }
    List<Future<RecordMetadata>> written =
        letters.stream()
            .filter(letter -> !reported.contains(Reported.of(letter)))
            .map(producer::send)
            .toList();
    written.forEach(ArchiveFeeder::await);
    letters.forEach(letter -> reported.add(Reported.of(letter)));
  }

  /**
   * A dead letter that was written.
   *
   * @param value a hash: the same offset may be another record's in a stream that was made anew
   */
  private record Reported(String stage, String from, int value) {
    static Reported of(ConsumerRecord<byte[], byte[]> letter) {
      return of(letter.headers(), letter.value());
    }

    static Reported of(ProducerRecord<byte[], byte[]> letter) {
      return of(letter.headers(), letter.value());
    }

    private static Reported of(Headers headers, byte[] value) {
      return new Reported(
          header(headers, "vigie-stage"), header(headers, "vigie-from"), Arrays.hashCode(value));
    }

    private static String header(Headers headers, String name) {
      Header header = headers.lastHeader(name);
      return header == null ? "" : new String(header.value(), UTF_8);
    }
  }

  /** A dead letter must be written before the archive counts its article as read. */
  private static void await(Future<RecordMetadata> letter) {
    try {
      letter.get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private Origin origin() {
    try (Admin admin = Admin.create(connection.admin())) {
      String topic = Stream.FILED.topic();
      TopicDescription described =
          requireNonNull(
              admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic), topic);
      return new Origin(admin.describeCluster().clusterId().get(), described.topicId().toString());
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not tell its ids", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private void reopen() {
    try {
      archive.reopen();
    } catch (ArchiveException e) {
      log.error("{}; trying again", e.getMessage());
    }
  }

  /** Waits longer each time, until something is read again or the feeder is stopped. */
  private void pause() {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (running && left > 0) {
        left = stopped.awaitNanos(left);
      }
      Duration longer = wait.multipliedBy(2);
      wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
