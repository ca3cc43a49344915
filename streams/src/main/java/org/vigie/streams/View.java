package org.vigie.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted stream as a table in memory. A write returns when it is durable and this view shows
 * it; other processes see it moments later.
 *
 * <p>A record that cannot be read is logged and passed over: the key keeps its last readable value.
 *
 * @param <V> what the stream holds
 */
public final class View<V> {
  private static final Logger log = LoggerFactory.getLogger(View.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Connection connection;
  private final Stream stream;
  private final Codec<V> codec;
  private final Map<String, V> table = new ConcurrentHashMap<>();
  private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();

  /** Guards {@link #read} and {@link #running}; {@link #progress} is signalled when they change. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition progress = lock.newCondition();
  private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
  private volatile boolean running;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * Hears of changes, in the order of the stream, on the view's own thread.
   *
   * @param <V> what the stream holds
   */
  @FunctionalInterface
  public interface Listener<V> {
    /** A key has a new value; null when it was removed. */
    void changed(String key, @Nullable V value);
  }

  /** A view of a stream. It reads nothing before {@link #start}. */
  public View(Connection connection, Stream stream, Codec<V> codec) {
    this.connection = connection;
    this.stream = stream;
    this.codec = codec;
  }

  /** The value of a key. */
  public Optional<V> get(String key) {
    return Optional.ofNullable(table.get(key));
  }

  /** All values, in no order. */
  public Collection<V> values() {
    return List.copyOf(table.values());
  }

  /** The offset that is read next of a partition: what stands before it is in this view. */
  public long nextOffset(int partition) {
    return read.getOrDefault(new TopicPartition(stream.topic(), partition), 0L);
  }

  /**
   * Tells a listener of every value there is, at once and on the caller's thread, and of each
   * change from then on.
   */
  public void listen(Listener<V> listener) {
    lock.lock();
    try {
      table.forEach(listener::changed);
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes a value.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm in time: whether it was written
   *     is not known, and to write it again is safe
   * @throws IllegalArgumentException when it is larger than a record may be
   */
  public void put(String key, V value) {
    putAll(Map.of(key, value));
  }

  /** Writes several values; as {@link #put}, for each by itself. */
  public void putAll(Map<String, V> values) {
    Map<String, byte @Nullable []> encoded = new LinkedHashMap<>();
    values.forEach((key, value) -> encoded.put(key, codec.encode(value)));
    write(encoded);
  }

  /** Removes a key; as {@link #put}. */
  public void remove(String key) {
    Map<String, byte @Nullable []> tombstone = new LinkedHashMap<>();
    tombstone.put(key, null);
    write(tombstone);
  }

  /** Reads the stream to its end, then follows it. Returns when the end is reached. */
  public void start() {
    lock.lock();
    try {
      if (running) {
        return;
      }
      running = true;
      producer = connection.newProducer();
      Thread.ofPlatform().name("view-" + stream.topic()).daemon().start(this::follow);
    } finally {
      lock.unlock();
    }
    try {
      catchUp(Duration.ofMinutes(5));
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  /**
   * Waits until all that stands in the stream now is in this view.
   *
   * @throws UnconfirmedWriteException when that takes too long
   */
  public void catchUp(Duration timeout) {
    Map<TopicPartition, Long> ends = Replay.ends(connection, Replay.partitions(stream));
    lock.lock();
    try {
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        await(end.getKey(), end.getValue(), timeout);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Follows the stream no longer. */
  public void stop() {
    lock.lock();
    try {
      running = false;
      progress.signalAll();
      if (consumer != null) {
        consumer.wakeup();
      }
      if (producer != null) {
        producer.close(Duration.ofSeconds(2));
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(Map<String, byte @Nullable []> values) {
    KafkaProducer<byte[], byte[]> out = producer;
    if (out == null) {
      throw new IllegalStateException(stream.topic() + ": the view was not started");
    }
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      values.forEach(
          (key, value) ->
              sent.add(out.send(new ProducerRecord<>(stream.topic(), key.getBytes(UTF_8), value))));
      for (Future<RecordMetadata> write : sent) {
        await(write.get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw new IllegalArgumentException(stream.topic() + ": " + tooLarge.getMessage(), e);
      }
      throw new UnconfirmedWriteException(stream, e);
    } catch (TimeoutException e) {
      throw new UnconfirmedWriteException(stream, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnconfirmedWriteException(stream, e);
    }
  }

  private void await(RecordMetadata written) {
    lock.lock();
    try {
      await(
          new TopicPartition(stream.topic(), written.partition()),
          written.offset() + 1,
          WRITE_TIMEOUT);
    } finally {
      lock.unlock();
    }
  }

  private void await(TopicPartition partition, long offset, Duration timeout) {
    long left = timeout.toNanos();
    try {
      while (read.getOrDefault(partition, 0L) < offset) {
        if (left <= 0 || !running) {
          throw new UnconfirmedWriteException(stream, null);
        }
        left = progress.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnconfirmedWriteException(stream, e);
    }
  }

  private void follow() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> opened = connection.newReader()) {
        consumer = opened;
        List<TopicPartition> partitions = Replay.partitions(stream);
        opened.assign(partitions);
        begin(opened, partitions);
        while (running) {
          ConsumerRecords<byte[], byte[]> records = opened.poll(POLL);
          apply(records, partitions.stream().collect(Collectors.toMap(p -> p, opened::position)));
        }
      } catch (WakeupException e) {
        log.debug("{} is no longer followed", stream.topic());
      } catch (KafkaException e) {
        log.warn("{} cannot be read, trying again: {}", stream.topic(), e.getMessage());
        pause();
      }
    }
  }

  /** After an error it goes on where it was: read again, old values would seem to come back. */
  private void begin(KafkaConsumer<byte[], byte[]> opened, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = opened.beginningOffsets(partitions);
    partitions.forEach(
        p -> opened.seek(p, Math.max(starts.getOrDefault(p, 0L), read.getOrDefault(p, 0L))));
  }

  private void apply(
      Iterable<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> reached) {
    lock.lock();
    try {
      records.forEach(this::apply);
      read.putAll(reached);
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), UTF_8);
    try {
      V value = record.value() == null ? null : codec.decode(record.value());
      if (value == null) {
        table.remove(key);
      } else {
        table.put(key, value);
      }
      listeners.forEach(listener -> tell(listener, key, value));
    } catch (UnreadableException e) {
      log.warn("{}@{} is passed over: {}", stream.topic(), record.offset(), e.getMessage());
    }
  }

  private void tell(Listener<V> listener, String key, @Nullable V value) {
    try {
      listener.changed(key, value);
    } catch (RuntimeException e) {
      log.error("{}: a listener failed on {}", stream.topic(), key, e);
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
