package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.vigie.alerts.channel.Dispatch;
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
import org.vigie.streams.View;

/**
 * Binds alerting to Kafka: {@code vigie.filed} → {@code vigie.alerts} and {@code vigie.deliveries}
 * in one transaction. Who reads {@code vigie.filed} also delivers.
 *
 * <p>What waited until a time is told before the first article that was filed after it, so that a
 * replay tells the same; while nothing is filed, by the clock. Both happen on the consumer's
 * thread, so that nothing needs a lock.
 */
final class AlertListener implements ConsumerAwareRebalanceListener, AutoCloseable {
  static final String STAGE = "alerts";
  private static final String ID = "vigie-alerts";
  static final String FACTORY = "alertsListenerFactory";

  private static final Logger log = LoggerFactory.getLogger(AlertListener.class);

  /** What is filed at the end of a window is there by then. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Connection connection;
  private final View<SavedSearch> searches;
  private final Matcher matcher;
  private final Alerting alerting;
  private final SlowSearches slow;
  private final Dispatch dispatch;
  private final InstantSource clock;
  private final Writing writing;
  private final List<ProducerRecord<byte[], byte[]>> worked = new ArrayList<>();
  private final StageBatch<Filed> stage =
      new StageBatch<>(STAGE, Stream.FILED, Codec.FILED, worked::add);
  private boolean listening;
  private boolean assigned;
  private boolean remembers;
  private long done;

  /** Where the stage writes to. */
  interface Writing {
    /** Writes a record within the batch's transaction. */
    void within(ProducerRecord<byte[], byte[]> record);

    /**
     * Writes records in a transaction of their own.
     *
     * @param consumer who must own its partitions still
     */
    void between(Consumer<?, ?> consumer, List<ProducerRecord<byte[], byte[]>> records);
  }

  /** The stage, bound. */
  AlertListener(
      Connection connection,
      View<SavedSearch> searches,
      Matcher matcher,
      Alerting alerting,
      SlowSearches slow,
      Dispatch dispatch,
      InstantSource clock,
      Writing writing) {
    this.connection = connection;
    this.searches = searches;
    this.matcher = matcher;
    this.alerting = alerting;
    this.slow = slow;
    this.dispatch = dispatch;
    this.clock = clock;
    this.writing = writing;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    remembers = false;
    assigned = true;
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
      leave();
    }
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    leave();
  }

  @KafkaListener(id = ID, topics = "vigie.filed", containerFactory = FACTORY)
  void on(List<ConsumerRecord<byte[], byte[]>> batch) {
    if (!remembers || batch.getFirst().offset() <= done) {
      // It comes again after a rollback: what was remembered of it was never written.
      rebuild();
    }
    alerting.slim();
    done = batch.getLast().offset();
    worked.clear();
    List<Delivery> begun = new ArrayList<>();
    Instant first = Instant.ofEpochMilli(batch.getFirst().timestamp());
    outputs(alerting.undone(first), begun).forEach(output -> worked.add(output.toRecord()));
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      Instant written = Instant.ofEpochMilli(record.timestamp());
      outputs(alerting.due(written), begun).forEach(output -> worked.add(output.toRecord()));
      stage.run(List.of(record), (_, filed) -> outputs(alerting.on(filed, written), begun));
    }
    alerting
        .counted()
        .forEach(
            tally ->
                worked.add(Output.of(Stream.TALLIES, tally.key(), Codec.TALLY, tally).toRecord()));
    SlowSearches.Found found = slow.found();
    found
        .troubles()
        .forEach(
            it ->
                worked.add(Output.of(Stream.CHANNELS, it.channel(), Codec.TROUBLE, it).toRecord()));
    deliveries(found.deliveries(), begun).forEach(output -> worked.add(output.toRecord()));
    worked.forEach(writing::within);
    StageListeners.afterCommit(
        () -> {
          slow.written(found);
          begun.forEach(dispatch::submit);
        });
  }

  /** Nothing was filed for a while, so all that was there was read: what is due is told. */
  @EventListener
  void onIdle(ListenerContainerIdleEvent event) {
    if (assigned && event.getListenerId().startsWith(ID)) {
      try {
        tell(event.getConsumer());
      } catch (RuntimeException e) {
        remembers = false;
        log.warn("what is due cannot be told, trying again: {}", e.toString());
      }
    }
  }

  private void tell(Consumer<?, ?> consumer) {
    Instant now = clock.instant().minus(GRACE);
    if (remembers && !alerting.isDue(now)) {
      return;
    }
    if (!hasReadAll(consumer)) {
      return; // What was written before the window's end comes first.
    }
    if (!remembers || consumer.assignment().stream().anyMatch(p -> consumer.position(p) <= done)) {
      // A batch was rolled back and has not come again.
      rebuild();
    }
    List<Delivery> begun = new ArrayList<>();
    List<Output> outputs = new ArrayList<>(outputs(alerting.undone(now), begun));
    outputs.addAll(outputs(alerting.due(now), begun));
    if (!outputs.isEmpty()) {
      writing.between(consumer, outputs.stream().map(Output::toRecord).toList());
      begun.forEach(dispatch::submit);
    }
  }

  private static boolean hasReadAll(Consumer<?, ?> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    dispatch.close();
  }

  private void leave() {
    assigned = false;
    remembers = false;
    close();
  }

  private static List<Output> outputs(Alerting.Result result, List<Delivery> begun) {
    List<Output> outputs = new ArrayList<>();
    for (Alert alert : result.alerts()) {
      log.debug(
          "search={} story={} revision {}", alert.search().id(), alert.story(), alert.revision());
      outputs.add(Output.of(Stream.ALERTS, alert.id(), Codec.ALERT, alert));
    }
    outputs.addAll(deliveries(result.deliveries(), begun));
    return outputs;
  }

  private static List<Output> deliveries(List<Delivery> deliveries, List<Delivery> begun) {
    begun.addAll(deliveries);
    return deliveries.stream()
        .map(it -> Output.of(Stream.DELIVERIES, it.key(), Codec.DELIVERY, it))
        .toList();
  }

  /** Reads what was written so far, and takes on what is still to be delivered. */
  private void rebuild() {
    if (!listening) {
      listening = true;
      searches.listen(this::searchChanged);
    }
    alerting.restore(
        each -> written(Stream.ALERTS, Codec.ALERT, each),
        each -> written(Stream.TALLIES, Codec.TALLY, each));
    int pending = dispatch.begin(_ -> {});
    done = -1;
    remembers = true;
    log.info("the alerts so far are remembered, {} deliveries are pending", pending);
  }

  private <T> void written(Stream stream, Codec<T> codec, java.util.function.Consumer<T> each) {
    Replay.values(connection, stream, codec, (_, value) -> value.ifPresent(each));
  }

  private void searchChanged(String id, @Nullable SavedSearch search) {
    if (search == null) {
      matcher.remove(id);
    } else {
      matcher.put(search);
    }
    alerting.handled();
  }
}
