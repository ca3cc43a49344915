package org.vigie.web.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.vigie.model.HealthEvent;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.PollState.State;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/** Follows {@code vigie.health}: what became of sources lately, and how often. */
public final class HealthTail implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(HealthTail.class);
  private static final TopicPartition HEALTH = new TopicPartition(Stream.HEALTH.topic(), 0);
  private static final int REMEMBERED = 500;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Connection connection;
  private final InstantSource time;

  /** Newest first. Guarded by this, as is all that follows. */
  private final Deque<HealthView> newest = new ArrayDeque<>();

  private final Map<String, Network> networks = new HashMap<>();
  private final Map<State, Long> changes = new EnumMap<>(State.class);
  private @Nullable Instant since;
  private long counted;
  private long next = -1;
  private boolean running;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  HealthTail(Connection connection, InstantSource time) {
    this.connection = connection;
    this.time = time;
  }

  /** The newest events, newest first. */
  public synchronized List<HealthView> newest(int most) {
    return newest.stream().limit(most).toList();
  }

  /** What each process said last of its way to the web. */
  synchronized Collection<Network> networks() {
    return List.copyOf(networks.values());
  }

  /** How often a source came into each state since {@link #since}. */
  public synchronized Map<State, Long> changes() {
    return new EnumMap<>(changes);
  }

  /** Since when this process counts, and waits for sources without a state. */
  synchronized Instant since() {
    Instant begun = since;
    return begun == null ? time.instant() : begun;
  }

  @Override
  public synchronized void start() {
    running = true;
    since = time.instant();
    for (State state : State.values()) {
      changes.put(state, 0L);
    }
    Thread.ofPlatform().name("health-tail").daemon().start(this::follow);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  /** Before the stages. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void follow() {
    while (isRunning()) {
      try (KafkaConsumer<byte[], byte[]> opened = connection.newReader()) {
        begin(opened);
        while (isRunning()) {
          opened.poll(POLL).forEach(this::heard);
        }
      } catch (WakeupException e) {
        log.debug("the health tail ends");
      } catch (KafkaException e) {
        log.warn("what becomes of sources cannot be read, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  /** At the first start a little before the end, later where it was. */
  private synchronized void begin(KafkaConsumer<byte[], byte[]> opened) {
    consumer = opened;
    List<TopicPartition> only = List.of(HEALTH);
    opened.assign(only);
    long start = opened.beginningOffsets(only).getOrDefault(HEALTH, 0L);
    if (next < 0) {
      counted = opened.endOffsets(only).getOrDefault(HEALTH, 0L);
      next = counted - 2L * REMEMBERED;
    }
    opened.seek(HEALTH, Math.max(start, next));
  }

  /** The event in a record; empty when it is none. */
  static Optional<HealthEvent> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(record.value()).map(Codec.HEALTH::decode);
    } catch (UnreadableException e) {
      log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized void heard(ConsumerRecord<byte[], byte[]> record) {
    next = record.offset() + 1;
    read(record).ifPresent(event -> heard(record.offset(), event));
  }

  private synchronized void heard(long offset, HealthEvent event) {
    newest.addFirst(HealthView.of(offset, event));
    if (newest.size() > REMEMBERED) {
      newest.removeLast();
    }
    switch (event) {
      case Network network -> networks.put(network.process(), network);
      case HealthEvent.Changed changed -> {
        if (offset >= counted) {
          changes.merge(changed.to(), 1L, Long::sum);
        }
      }
      case HealthEvent.Gap _ -> {}
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
