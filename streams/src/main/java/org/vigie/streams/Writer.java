package org.vigie.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes records outside of a stage, and knows that they are written: all within 15 seconds, or
 * none more is sent once one failed. Thread-safe.
 */
public final class Writer implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Connection connection;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /** A writer; it connects when it is first used. */
  public Writer(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes records, those of one partition in order, and returns when all are durable.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm in time; to write the same again
   *     is safe
   */
  public void write(List<ProducerRecord<byte[], byte[]>> records) {
    KafkaProducer<byte[], byte[]> out = producer();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      Future<RecordMetadata> write = out.send(record);
      if (write.isDone()) {
        confirm(record, write, end);
      }
      sent.add(write);
    }
    for (int i = 0; i < records.size(); i++) {
      confirm(records.get(i), sent.get(i), end);
    }
  }

  private static void confirm(
      ProducerRecord<byte[], byte[]> record, Future<RecordMetadata> write, long end) {
    try {
      write.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnconfirmedWriteException(record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnconfirmedWriteException(record.topic(), e);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open = connection.newProducer();
      producer = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
    }
  }
}
