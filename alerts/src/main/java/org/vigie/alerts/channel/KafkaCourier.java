package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;
import org.vigie.streams.Connection;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.Writer;

/** Writes messages to topics of the cluster that Vigie runs on, for programs that read Kafka. */
final class KafkaCourier implements Courier<Channel.Kafka>, AutoCloseable {
  static final String ID = "message-id";

  private static final int PATIENCE_MILLIS = 10_000;

  private final Connection connection;
  private final Writer writer;
  private final Set<String> there = ConcurrentHashMap.newKeySet();

  KafkaCourier(Connection connection) {
    this.connection = connection;
    this.writer = new Writer(connection);
  }

  @Override
  public Outcome deliver(Message message, Channel.Kafka kafka) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(kafka.topic(), message.id().getBytes(UTF_8), message.payload());
    record.headers().add(ID, message.id().getBytes(UTF_8));
    try {
      if (!there.contains(kafka.topic())) {
        create(kafka.topic());
      }
      writer.write(List.of(record));
      return new Outcome.Sent("written to " + kafka.topic());
    } catch (ExecutionException | UnconfirmedWriteException e) {
      there.remove(kafka.topic());
      return outcome(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Later("interrupted");
    }
  }

  @Override
  public void close() {
    writer.close();
  }

  /** With the settings that the cluster has for new topics. */
  private void create(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(connection.admin())) {
      admin
          .createTopics(
              List.of(new NewTopic(topic, Optional.empty(), Optional.empty())),
              new CreateTopicsOptions().timeoutMs(PATIENCE_MILLIS))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
    there.add(topic);
  }

  private static Outcome outcome(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String answer = Texts.cut(Texts.line(String.valueOf(cause.getMessage())), 300);
    return switch (cause) {
      case InvalidTopicException _, RecordTooLargeException _ -> new Outcome.Never(answer);
      case TopicAuthorizationException _ ->
          new Outcome.Later(answer + ": Vigie needs the right to write there");
      default -> new Outcome.Later(answer);
    };
  }
}
