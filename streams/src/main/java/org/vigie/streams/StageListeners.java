package org.vigie.streams;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes the listener containers of one stage, for {@link KafkaListener}: batches of bytes, one
 * transaction per batch that holds the outputs and the input's offsets, tried again for ever when
 * Kafka fails.
 */
public final class StageListeners implements AutoCloseable {
  /** The views are there before it, and longer; it stops after the web server. */
  static final int PHASE = 1_000;

  private static final int MAX_BATCH = 500;

  private final String stage;
  private final Connection connection;
  private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private final KafkaTemplate<byte[], byte[]> template;

  /**
   * The listeners of a stage.
   *
   * @param stage its name: part of its consumer group and of its transactional ids
   */
  public StageListeners(Connection connection, String stage) {
    this.stage = stage;
    this.connection = connection;
    producers = new DefaultKafkaProducerFactory<>(connection.producer());
    producers.setTransactionIdPrefix(connection.transactionalIdPrefix(stage));
    template = new KafkaTemplate<>(producers);
    // A batch that fails is reported once, by its container, not once per record.
    template.setProducerListener(null);
  }

  /** A container factory with a number of threads, each with partitions of its own. */
  public ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory(int threads) {
    var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
    var settings = connection.consumer("vigie-" + stage);
    settings.put("max.poll.records", MAX_BATCH);
    factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(settings));
    factory.setConcurrency(threads);
    factory.setBatchListener(true);
    factory.setPhase(PHASE);
    factory.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(null, forEver()));
    ContainerProperties properties = factory.getContainerProperties();
    properties.setKafkaAwareTransactionManager(transactions());
    properties.setStopContainerWhenFenced(true);
    properties.setMissingTopicsFatal(false);
    return factory;
  }

  /**
   * A factory for a stage of one thread that must rebuild its memory before it goes on.
   *
   * @param stage the listener itself; asked for late, because it cannot be made before its factory
   */
  public ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory(
      Supplier<? extends ConsumerAwareRebalanceListener> stage) {
    var factory = factory(1);
    factory.getContainerProperties().setConsumerRebalanceListener(new Late(stage));
    return factory;
  }

  /** Where a batch of this stage writes to, within its transaction. */
  public void write(ProducerRecord<byte[], byte[]> record) {
    var _ = template.send(record);
  }

  /**
   * Writes records in a transaction of their own, on the thread of a consumer of this stage,
   * between its batches. Where the consumer has read to is written along: that is refused, and with
   * it all else, when its partitions are another's by now.
   */
  public void write(Consumer<?, ?> consumer, List<ProducerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, OffsetAndMetadata> read =
        consumer.assignment().stream()
            .collect(Collectors.toMap(p -> p, p -> new OffsetAndMetadata(consumer.position(p))));
    template.executeInTransaction(
        transaction -> {
          for (ProducerRecord<byte[], byte[]> record : records) {
            var _ = transaction.send(record);
          }
          transaction.sendOffsetsToTransaction(read, consumer.groupMetadata());
          return true;
        });
  }

  /** Has something done in this thread once the running batch's transaction is committed. */
  public static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  @Override
  public void close() {
    producers.destroy();
  }

  private KafkaTransactionManager<byte[], byte[]> transactions() {
    var manager = new KafkaTransactionManager<>(producers);
    manager.setTransactionSynchronization(
        AbstractPlatformTransactionManager.SYNCHRONIZATION_ALWAYS);
    return manager;
  }

  private static ExponentialBackOff forEver() {
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(10_000);
    backOff.setMaxAttempts(Long.MAX_VALUE);
    return backOff;
  }

  private record Late(Supplier<? extends ConsumerAwareRebalanceListener> stage)
      implements ConsumerAwareRebalanceListener {
    @Override
    public void onPartitionsAssigned(
        Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      stage.get().onPartitionsAssigned(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
        Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      stage.get().onPartitionsRevokedBeforeCommit(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
        Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      stage.get().onPartitionsRevokedAfterCommit(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      stage.get().onPartitionsLost(consumer, partitions);
    }
  }
}
