package org.vigie.index.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.StageBatch;
import org.vigie.streams.Stream;

/**
 * Reads {@code vigie.filed} into one volume, from the offset in the volume's own commit, until it
 * is stopped or the volume closed.
 *
 * <p>An article that cannot be read goes to the dead letters and the rest goes on. Whatever else
 * fails, Kafka or the archive's files, is tried again for ever.
 */
final class Feeding {
  static final TopicPartition PARTITION = new TopicPartition(Stream.FILED.topic(), 0);

  private static final Logger log = LoggerFactory.getLogger(Feeding.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(15);

  /** A broker that has just started may not know its own end yet. */
  private static final Duration END_GRACE = Duration.ofSeconds(5);

  private static final Duration STOP = Duration.ofSeconds(3);

  private final Connection connection;
  private final Volumes volumes;
  private final Volume volume;
  private final Reported reported;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private volatile boolean running = true;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile Duration wait = FIRST_WAIT;
  private Instant told = Instant.EPOCH;
  private @Nullable Thread thread;

  Feeding(Connection connection, Volumes volumes, Volume volume, Reported reported) {
    this.connection = connection;
    this.volumes = volumes;
    this.volume = volume;
    this.reported = reported;
  }

  void start() {
    thread = Thread.ofPlatform().name("archive-feeder").daemon().start(this::run);
  }

  /** Returns when the last batch is in the archive. */
  void stop() {
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

  private boolean goesOn() {
    return running && !volume.isClosed();
  }

  private void run() {
    while (goesOn()) {
      try {
        feed();
      } catch (WakeupException e) {
        log.debug("the archive is no longer fed");
      } catch (KafkaException e) {
        log.warn("vigie.filed cannot be read into the archive, trying again: {}", e.toString());
        pause();
      } catch (ArchiveException e) {
        mend(e);
      } catch (RuntimeException e) {
        log.error("the archive's feeder failed; trying again", e);
        pause();
      }
    }
  }

  private void mend(ArchiveException e) {
    if (!goesOn()) {
      return;
    }
    log.error("{}; trying again", e.getMessage());
    pause();
    try {
      if (goesOn() && !volumes.reopen(volume)) {
        log.error("the archive learns nothing new until the one that is built takes its place");
        running = false;
      }
    } catch (ArchiveException again) {
      log.error("{}; trying again", again.getMessage());
    }
  }

  private void feed() {
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader();
        KafkaProducer<byte[], byte[]> producer = connection.newProducer()) {
      consumer = reader;
      reader.assign(List.of(PARTITION));
      reader.seek(PARTITION, resume(reader));
      while (goesOn()) {
        List<ConsumerRecord<byte[], byte[]>> batch = reader.poll(POLL).records(PARTITION);
        long next = reader.position(PARTITION);
        index(batch, next, producer);
        reader.currentLag(PARTITION).ifPresent(lag -> reached(next, next + lag));
        wait = FIRST_WAIT;
      }
    } finally {
      consumer = null;
    }
  }

  private void reached(long next, long end) {
    volume.seen(end);
    Instant now = Instant.now();
    if (next >= end) {
      volumes.complete(volume);
    } else if (now.isAfter(told.plus(TOLD_EVERY))) {
      told = now;
      log.info("the archive reads the stream: {}", volume.progress("to its end", now).inWords());
    }
  }

  private long resume(KafkaConsumer<byte[], byte[]> reader) {
    Origin origin = Origin.of(connection);
    long start = reader.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    long deadline = System.nanoTime() + END_GRACE.toNanos();
    long end = end(reader);
    while (end < volume.nextOffset() && System.nanoTime() < deadline && goesOn()) {
      pause();
      end = end(reader);
    }
    long next = volume.resume(origin, start, end);
    log.info("the archive reads vigie.filed from {} of {}", next, end);
    return next;
  }

  private static long end(KafkaConsumer<byte[], byte[]> reader) {
    return reader.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  private void index(
      List<ConsumerRecord<byte[], byte[]>> batch,
      long next,
      KafkaProducer<byte[], byte[]> producer) {
    List<Change> changes = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    new StageBatch<>(ArchiveFeeder.STAGE, Stream.FILED, Codec.FILED, letters::add)
        .run(
            batch,
            (Filed filed) -> {
              changes.add(Change.of(filed));
              return List.of();
            });
    if (!letters.isEmpty()) {
      reported.write(letters, producer);
    }
    volume.apply(changes, next);
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
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
