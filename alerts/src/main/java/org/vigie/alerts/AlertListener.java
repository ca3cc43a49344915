package org.vigie.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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
import org.vigie.streams.Replay;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;
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
  private final Supplier<Deliverer> deliverers;
  private final StageBatch<Filed> stage;
  private final AtomicReference<@Nullable Deliverer> deliverer = new AtomicReference<>();
  private boolean listening;
  private boolean remembers;
  private long done;

  /**
   * The stage, bound.
   *
   * @param deliverers makes one for as long as this process serves
   */
  AlertListener(
      Connection connection,
      View<SavedSearch> searches,
      Matcher matcher,
      Alerting alerting,
      Supplier<Deliverer> deliverers,
      StageBatch<Filed> stage) {
    this.connection = connection;
    this.searches = searches;
    this.matcher = matcher;
    this.alerting = alerting;
    this.deliverers = deliverers;
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
    StageListeners.afterCommit(() -> begun.forEach(this::submit));
  }

  /** Stops delivering; what is pending is taken on by whoever comes next. */
  @Override
  public void close() {
    Deliverer serving = deliverer.getAndSet(null);
    if (serving != null) {
      serving.close();
    }
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
        each -> read(Stream.ALERTS, Codec.ALERT, (key, alert) -> alert.ifPresent(each)));
    Map<String, Delivery> pending = pending();
    deliverer.compareAndSet(null, deliverers.get());
    pending.values().forEach(this::submit);
    done = -1;
    remembers = true;
    log.info("the alerts so far are remembered, {} deliveries are pending", pending.size());
  }

  private Map<String, Delivery> pending() {
    Map<String, Delivery> pending = new LinkedHashMap<>();
    read(
        Stream.DELIVERIES,
        Codec.DELIVERY,
        (key, delivery) -> {
          if (delivery.filter(it -> it.state() == Delivery.State.PENDING).isPresent()) {
            pending.put(key, delivery.get());
          } else {
            pending.remove(key);
          }
        });
    return pending;
  }

  private void searchChanged(String id, @Nullable SavedSearch search) {
    if (search == null) {
      matcher.remove(id);
    } else {
      matcher.put(search);
    }
  }

  private void submit(Delivery delivery) {
    Deliverer serving = deliverer.get();
    if (serving != null) {
      serving.submit(delivery);
    }
  }

  /** Reads a stream; a key that was removed has no value. */
  private <T> void read(Stream stream, Codec<T> codec, BiConsumer<String, Optional<T>> each) {
    Replay.all(
        connection,
        stream,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          try {
            each.accept(key, Optional.ofNullable(record.value()).map(codec::decode));
          } catch (UnreadableException e) {
            log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
          }
        });
  }
}
