package org.vigie.alerts;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Delivery;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/** Writes to {@code vigie.deliveries} what came of an attempt. */
final class DeliveryLog implements Consumer<Delivery>, AutoCloseable {
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /** A log that connects when it is first written to. */
  DeliveryLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes, and returns when it is durable.
   *
   * @throws KafkaException when it is not known to be written: to write it again is safe
   */
  @Override
  public void accept(Delivery delivery) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Stream.DELIVERIES.topic(),
            delivery.key().getBytes(StandardCharsets.UTF_8),
            Codec.DELIVERY.encode(delivery));
    try {
      producer().send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException("not written: " + delivery.key(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (producer != null) {
        producer.close();
        producer = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    lock.lock();
    try {
      if (producer == null) {
        producer = connection.newProducer();
      }
      return producer;
    } finally {
      lock.unlock();
    }
  }
}
