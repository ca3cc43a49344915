package org.vigie.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Output;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

/**
 * Binds alerting to Kafka: {@code vigie.filed} → {@code vigie.alerts} and {@code vigie.deliveries}
 * in one transaction. Who reads {@code vigie.filed} also delivers.
 */
final class AlertListener implements ConsumerAwareRebalanceListener, AutoCloseable {
  static final String STAGE = "alerts";
  static final String FACTORY = "alertsListenerFactory";

  private static final Logger log = LoggerFactory.getLogger(AlertListener.class);

  private final Connection connection;
  private final View<SavedSearch> searches;
  private final Matcher matcher;
  private final Alerting alerting;
  private final Dispatch dispatch;
  private final StageBatch<Filed> stage;
  private boolean listening;
  private boolean remembers;
  private long done;

  /** The stage, bound. */
  AlertListener(
      Connection connection,
      View<SavedSearch> searches,
      Matcher matcher,
      Alerting alerting,
      Dispatch dispatch,
      StageBatch<Filed> stage) {
    this.connection = connection;
    this.searches = searches;
    this.matcher = matcher;
    this.alerting = alerting;
    this.dispatch = dispatch;
    this.stage = stage;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    remembers = false;
    try {
      // Answers only when the predecessor's transaction is settled: what it wrote is read next.
      consumer.committed(Set.copyOf(partitions));
      rebuild();
    } catch (KafkaException e) {
      log.warn("the alerts so far cannot be read, trying again: {}", e.getMessage());
    }
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      close();
    }
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    close();
  }

  @KafkaListener(id = "vigie-alerts", topics = "vigie.filed", containerFactory = FACTORY)
  void on(List<ConsumerRecord<byte[], byte[]>> batch) {
    if (!remembers || batch.getFirst().offset() <= done) {
      // It comes again after a rollback: what was remembered of it was never written.
      rebuild();
    }
    alerting.slim();
    done = batch.getLast().offset();
    List<Delivery> begun = new ArrayList<>();
    stage.run(
        batch,
        (record, filed) ->
            outputs(alerting.on(filed, Instant.ofEpochMilli(record.timestamp())), begun));
    StageListeners.afterCommit(() -> begun.forEach(dispatch::submit));
  }

  @Override
  public void close() {
    dispatch.close();
  }

  private static List<Output> outputs(Alerting.Result result, List<Delivery> begun) {
    List<Output> outputs = new ArrayList<>();
    for (Alert alert : result.alerts()) {
      log.debug(
          "search={} story={} revision {}", alert.search().id(), alert.story(), alert.revision());
      outputs.add(Output.of(Stream.ALERTS, alert.id(), Codec.ALERT, alert));
    }
    for (Delivery delivery : result.deliveries()) {
      outputs.add(Output.of(Stream.DELIVERIES, delivery.key(), Codec.DELIVERY, delivery));
    }
    begun.addAll(result.deliveries());
    return outputs;
  }

  /** Reads what was written so far, and takes on what is still to be delivered. */
  private void rebuild() {
    if (!listening) {
      listening = true;
      searches.listen(this::searchChanged);
    }
    alerting.restore(
        each ->
            Written.read(
                connection, Stream.ALERTS, Codec.ALERT, (key, alert) -> alert.ifPresent(each)));
    int pending = dispatch.begin(_ -> {});
    done = -1;
    remembers = true;
    log.info("the alerts so far are remembered, {} deliveries are pending", pending);
  }

  private void searchChanged(String id, @Nullable SavedSearch search) {
    if (search == null) {
      matcher.remove(id);
    } else {
      matcher.put(search);
    }
  }
}
