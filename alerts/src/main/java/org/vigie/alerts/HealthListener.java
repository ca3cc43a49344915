package org.vigie.alerts;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.vigie.alerts.channel.Dispatch;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.HealthEvent;
import org.vigie.model.Notice;
import org.vigie.streams.Codec;
import org.vigie.streams.Output;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;

/**
 * Binds notices to Kafka: {@code vigie.health} → {@code vigie.deliveries}. Who reads {@code
 * vigie.health} also delivers its notices. A batch holds what happened since the last one, and
 * becomes one notice at most.
 */
final class HealthListener implements ConsumerAwareRebalanceListener, AutoCloseable {
  static final String STAGE = "notices";
  static final String FACTORY = "healthListenerFactory";

  private static final Logger log = LoggerFactory.getLogger(HealthListener.class);

  private final Notices notices;
  private final Dispatch dispatch;
  private final Supplier<List<Channel>> channels;
  private final Function<Channel, String> language;
  private final InstantSource clock;
  private final StageBatch<HealthEvent> stage;
  private final java.util.function.Consumer<ProducerRecord<byte[], byte[]>> out;
  private boolean remembers;

  /**
   * The stage, bound.
   *
   * @param channels where notices go now
   * @param language in which a channel is told
   * @param out takes each record to be written, within the batch's transaction
   */
  HealthListener(
      Notices notices,
      Dispatch dispatch,
      Supplier<List<Channel>> channels,
      Function<Channel, String> language,
      InstantSource clock,
      java.util.function.Consumer<ProducerRecord<byte[], byte[]>> out) {
    this.notices = notices;
    this.dispatch = dispatch;
    this.channels = channels;
    this.language = language;
    this.clock = clock;
    this.out = out;
    this.stage = new StageBatch<>(STAGE, Stream.HEALTH, Codec.HEALTH, out);
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
      log.warn("the notices so far cannot be read, trying again: {}", e.getMessage());
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

  @KafkaListener(id = "vigie-notices", topics = "vigie.health", containerFactory = FACTORY)
  void on(List<ConsumerRecord<byte[], byte[]>> batch) {
    if (!remembers) {
      rebuild();
    }
    List<Notices.Heard> heard = new ArrayList<>();
    stage.run(
        batch,
        (record, event) -> {
          heard.add(new Notices.Heard(record.offset(), event));
          return List.of();
        });
    notices.of(heard).ifPresent(this::tell);
  }

  @Override
  public void close() {
    dispatch.close();
  }

  /** What was told to nobody needs no end: it is remembered only when there are channels. */
  private void tell(Notice notice) {
    List<Delivery> deliveries =
        channels.get().stream()
            .map(to -> new Delivery(notice.in(language.apply(to)), to, clock.instant()))
            .toList();
    for (Delivery delivery : deliveries) {
      out.accept(Output.of(Stream.DELIVERIES, delivery.key(), Codec.DELIVERY, delivery).toRecord());
    }
    if (!deliveries.isEmpty()) {
      StageListeners.afterCommit(
          () -> {
            notices.remember(notice);
            deliveries.forEach(dispatch::submit);
          });
    }
  }

  /** Reads what was told so far, and takes on what is still to be delivered. */
  private void rebuild() {
    int pending = dispatch.begin(this::remember);
    remembers = true;
    log.info("the notices so far are remembered, {} deliveries are pending", pending);
  }

  private void remember(Delivery delivery) {
    if (delivery.notice() != null) {
      notices.remember(delivery.notice());
    }
  }
}
