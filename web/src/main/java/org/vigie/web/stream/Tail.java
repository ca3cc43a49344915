package org.vigie.web.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/**
 * Follows {@code vigie.filed} and {@code vigie.alerts} once per process and tells every client. The
 * newest events are remembered, so that a client that comes back hears what it missed; older ones
 * are read again from the streams.
 */
public final class Tail implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Tail.class);
  private static final TopicPartition FILED = new TopicPartition(Stream.FILED.topic(), 0);
  private static final TopicPartition ALERTS = new TopicPartition(Stream.ALERTS.topic(), 0);
  private static final int REMEMBERED = 500;
  private static final int MOST_REREAD = 5_000;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Connection connection;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final Semaphore rereads = new Semaphore(4);

  /** Guarded by this, as is all that follows. */
  private final Deque<Event> newest = new ArrayDeque<>();

  /** What the newest events go on from without a gap. */
  private Position before = new Position(-1, -1);

  private Position reached = new Position(-1, -1);
  private volatile boolean running;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * What a client begins with.
   *
   * @param client hears of what comes after
   * @param told how far it had been told
   * @param missed what it missed, oldest first of each stream
   * @param whole false when it missed more than is told, or comes from other streams: it should
   *     begin anew
   */
  record Welcome(Client client, Position told, List<Event> missed, boolean whole) {}

  Tail(Connection connection) {
    this.connection = connection;
  }

  /** How far the streams were read. What is made of them, archive and views, may be behind. */
  public synchronized Position position() {
    return reached;
  }

  /** From where a page goes on that shows the streams up to a position. */
  public synchronized Position following(Position shown) {
    return shown.following(before, reached);
  }

  /**
   * A new client that was told everything up to a position.
   *
   * @throws KafkaException when what it missed cannot be read
   */
  Welcome join(@Nullable String after) {
    Client client = new Client();
    Position told;
    Position present;
    synchronized (this) {
      present = reached;
      told = Position.parse(after, present);
      clients.add(client);
      if (told.isFarBeyond(present, MOST_REREAD)) {
        return new Welcome(client, present, List.of(), false);
      }
      if (told.filed() >= before.filed() && told.alerts() >= before.alerts()) {
        List<Event> missed = newest.stream().filter(event -> !told.covers(event)).toList();
        return new Welcome(client, told, missed, true);
      }
    }
    try {
      List<Event> missed = reread(told, present);
      return new Welcome(client, told, missed, missed.size() < MOST_REREAD);
    } catch (KafkaException e) {
      leave(client);
      throw e;
    }
  }

  void leave(Client client) {
    client.drop();
    clients.remove(client);
  }

  public int clients() {
    return clients.size();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("tail").daemon().start(this::follow);
  }

  @Override
  public synchronized void stop() {
    running = false;
    notifyAll();
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the stages. */
  @Override
  public int getPhase() {
    return 0;
  }

  /** Live answers end before the server does, which would wait for them. */
  @EventListener(ContextClosedEvent.class)
  void closing() {
    clients.forEach(Client::drop);
  }

  private void follow() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> opened = connection.newReader()) {
        begin(opened);
        while (running) {
          for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
            Event event = read(record);
            if (event != null) {
              tell(event);
            }
          }
        }
      } catch (WakeupException e) {
        log.debug("the tail ends");
      } catch (KafkaException e) {
        log.warn("the live streams cannot be read, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  /** At the first start a little before the end, later where it was. */
  private synchronized void begin(KafkaConsumer<byte[], byte[]> opened) {
    consumer = opened;
    List<TopicPartition> both = List.of(FILED, ALERTS);
    opened.assign(both);
    Map<TopicPartition, Long> starts = opened.beginningOffsets(both);
    Map<TopicPartition, Long> ends = opened.endOffsets(both);
    for (TopicPartition partition : both) {
      long told = partition.equals(FILED) ? reached.filed() : reached.alerts();
      long from = told < 0 ? ends.getOrDefault(partition, 0L) - REMEMBERED : told + 1;
      opened.seek(partition, Math.max(from, starts.getOrDefault(partition, 0L)));
    }
    if (reached.filed() < 0 && reached.alerts() < 0) {
      before = new Position(opened.position(FILED) - 1, opened.position(ALERTS) - 1);
      reached = before;
    }
  }

  private synchronized void tell(Event event) {
    reached = reached.reached(event);
    newest.addLast(event);
    if (newest.size() > 2 * REMEMBERED) {
      before = before.reached(newest.removeFirst());
    }
    clients.forEach(client -> client.offer(event));
    clients.removeIf(Client::dropped);
  }

  /** What stands in the streams after one position, up to another. */
  private List<Event> reread(Position after, Position upTo) {
    List<Event> events = new ArrayList<>();
    rereads.acquireUninterruptibly();
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      for (TopicPartition partition : List.of(FILED, ALERTS)) {
        boolean filed = partition.equals(FILED);
        long end = 1 + (filed ? upTo.filed() : upTo.alerts());
        reader.assign(List.of(partition));
        long start = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        reader.seek(partition, Math.max(start, 1 + (filed ? after.filed() : after.alerts())));
        while (reader.position(partition) < end && events.size() < MOST_REREAD) {
          for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
            Event event = record.offset() < end ? read(record) : null;
            if (event != null) {
              events.add(event);
            }
          }
        }
      }
    } finally {
      rereads.release();
    }
    return events;
  }

  private static @Nullable Event read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      return record.topic().equals(FILED.topic())
          ? new Event.OfFiled(record.offset(), Codec.FILED.decode(record.value()))
          : new Event.OfAlert(record.offset(), Codec.ALERT.decode(record.value()));
    } catch (UnreadableException e) {
      log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
      return null;
    }
  }

  /** Lets a while pass, or less when it is stopped. */
  private synchronized void pause() {
    long end = System.nanoTime() + RETRY.toNanos();
    try {
      for (long left = RETRY.toMillis(); running && left > 0; left = millisUntil(end)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millisUntil(long end) {
    return Duration.ofNanos(end - System.nanoTime()).toMillis();
  }
}
