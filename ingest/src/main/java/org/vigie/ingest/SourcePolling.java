package org.vigie.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.vigie.model.Twins;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/**
 * Polls the sources of the partitions that this process owns.
 *
 * <p>A consumer group on {@code vigie.sources} decides who owns a partition; nothing else. It
 * commits no offsets: each owner reads its partition from the start.
 */
final class SourcePolling implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SourcePolling.class);
  private static final String GROUP = "vigie-ingest";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** With the other stages: the views are there before them, and longer. */
  private static final int PHASE = 1_000;

  private final Connection connection;
  private final Poll poll;
  private final PollSchedule schedule;
  private final Twins twins;
  private final Hubs hubs;
  private final Map<Integer, OwnedPartition> owned = new ConcurrentHashMap<>();
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  SourcePolling(Connection connection, Poll poll, PollSchedule schedule, Twins twins, Hubs hubs) {
    this.connection = connection;
    this.poll = poll;
    this.schedule = schedule;
    this.twins = twins;
    this.hubs = hubs;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofPlatform().name("source-polling").daemon().start(this::own);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      if (thread != null) {
        thread.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void own() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(connection.consumer(GROUP))) {
        consumer = opened;
        opened.subscribe(List.of(Stream.SOURCES.topic()), new Ownership(opened));
        while (running) {
          opened.poll(POLL).forEach(this::changed);
        }
      } catch (WakeupException e) {
        log.debug("source polling was woken to stop");
      } catch (RuntimeException e) {
        log.warn("the ownership of sources was lost and is asked for again", e);
        pause();
      } finally {
        release(List.copyOf(owned.keySet()));
      }
    }
  }

  private void changed(ConsumerRecord<byte[], byte[]> source) {
    OwnedPartition partition = owned.get(source.partition());
    if (partition != null) {
      partition.changed(source);
    }
  }

  private void release(Collection<Integer> partitions) {
    Collection<OwnedPartition> released =
        partitions.stream().flatMap(p -> Optional.ofNullable(owned.remove(p)).stream()).toList();
    released.forEach(OwnedPartition::stop);
    released.forEach(OwnedPartition::awaitStop);
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Ownership implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> member;

    Ownership(KafkaConsumer<byte[], byte[]> member) {
      this.member = member;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      member.seekToBeginning(partitions);
      for (TopicPartition partition : partitions) {
        OwnedPartition mine =
            new OwnedPartition(connection, partition.partition(), poll, schedule, twins, hubs);
        owned.put(partition.partition(), mine);
        mine.start();
      }
      log.info("sources of partitions {} are polled here", owned.keySet());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      release(partitions.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      onPartitionsRevoked(partitions);
    }
  }
}
