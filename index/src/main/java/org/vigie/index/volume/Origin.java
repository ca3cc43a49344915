package org.vigie.index.volume;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/**
 * The very stream that an archive was built from: offsets mean nothing in any other.
 *
 * @param cluster id of the Kafka cluster
 * @param topic id of the Kafka topic, which a topic that is deleted and created again does not keep
 */
public record Origin(String cluster, String topic) {
  /** Of an archive that was built from nothing yet. */
  static final Origin NONE = new Origin("", "");

  /** The stream that can be read now. */
  static Origin of(Connection connection) {
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
}
