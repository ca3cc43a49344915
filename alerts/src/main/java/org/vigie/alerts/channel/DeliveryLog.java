package org.vigie.alerts.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Delivery;
import org.vigie.model.Trouble;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/** Writes what came of an attempt to {@code vigie.deliveries}, and what it says of its channel. */
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
    try {
      producer().send(record(delivery)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("not written: " + delivery.key(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Writes all in one transaction: that a channel is in trouble is never known and not told.
   *
   * @param told deliveries of what is told about it
   * @param trouble null when there is none any more
   * @throws KafkaException when it is not known to be written: to write it again is safe
   */
  void accept(Delivery delivery, List<Delivery> told, String channel, @Nullable Trouble trouble) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(record(delivery));
    told.forEach(one -> records.add(record(one)));
    byte[] value = trouble == null ? null : Codec.TROUBLE.encode(trouble);
    records.add(new ProducerRecord<>(Stream.CHANNELS.topic(), utf8(channel), value));
    String id = "vigie-channels-" + connection.instance() + "-";
    try (KafkaProducer<byte[], byte[]> transaction = connection.newProducer(id)) {
      transaction.initTransactions();
      transaction.beginTransaction();
      for (ProducerRecord<byte[], byte[]> record : records) {
        // What goes wrong with one, the commit says.
        var _ = transaction.send(record);
      }
      transaction.commitTransaction();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Delivery delivery) {
    return new ProducerRecord<>(
        Stream.DELIVERIES.topic(), utf8(delivery.key()), Codec.DELIVERY.encode(delivery));
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
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
