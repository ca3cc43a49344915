package org.vigie.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.vigie.streams.Connection;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;

/**
 * The floor: the same hops through the same listeners and transactions, with stages that pass bytes
 * on as they are.
 */
final class EmptyStages implements AutoCloseable {
  private final List<StageListeners> listeners = new ArrayList<>();
  private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
      new ArrayList<>();

  EmptyStages(Connection connection, int classifyThreads) {
    hop(connection, "empty-classify", Stream.ARTICLES, Stream.CLASSIFIED, classifyThreads);
    hop(connection, "empty-file", Stream.CLASSIFIED, Stream.FILED, 1);
    hop(connection, "empty-alerts", Stream.FILED, Stream.ALERTS, 1);
  }

  private void hop(Connection connection, String stage, Stream from, Stream to, int threads) {
    StageListeners stageListeners = new StageListeners(connection, stage);
    listeners.add(stageListeners);
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        stageListeners.factory(threads).createContainer(from.topic());
    container.setupMessageListener(
        (BatchMessageListener<byte[], byte[]>)
            batch -> {
              for (ConsumerRecord<byte[], byte[]> record : batch) {
                stageListeners.write(
                    new ProducerRecord<>(to.topic(), record.key(), record.value()));
              }
            });
    container.start();
    containers.add(container);
  }

  @Override
  public void close() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
    listeners.forEach(StageListeners::close);
  }
}
