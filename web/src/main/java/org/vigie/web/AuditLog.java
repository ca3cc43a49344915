package org.vigie.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.vigie.model.Audit;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Json;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.UnconfirmedWriteException;

/**
 * Writes down who changes what, before it is changed: so no source is changed and it is not written
 * down. What was written down and then failed, its own stream does not show.
 */
final class AuditLog implements DisposableBean {
  private static final int TIMEOUT_SECONDS = 10;

  private final Connection connection;
  private final InstantSource time;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  AuditLog(Connection connection, InstantSource time) {
    this.connection = connection;
    this.time = time;
  }

  /**
   * A change that is about to be made.
   *
   * @param subject id of what is changed
   * @param before null when it is not there yet
   * @param after null when it will be there no more
   */
  record Change(String subject, @Nullable Object before, @Nullable Object after) {}

  /**
   * Writes changes down and returns when they are durable.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm; to try again is safe
   */
  void write(String who, String action, List<Change> changes) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Change change : changes) {
      Audit audit =
          new Audit(
              time.instant(),
              who,
              action,
              change.subject(),
              json(change.before()),
              json(change.after()));
      sent.add(producer().send(Output.of(Stream.AUDIT, who, Codec.AUDIT, audit).toRecord()));
    }
    try {
      for (Future<RecordMetadata> write : sent) {
        write.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new UnconfirmedWriteException(Stream.AUDIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnconfirmedWriteException(Stream.AUDIT, e);
    }
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsString(value);
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
  public synchronized void destroy() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
    }
  }
}
