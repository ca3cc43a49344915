package org.vigie.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/**
 * Finds what was filed last of an article: its place in {@code vigie.filed} is remembered, the
 * record itself is read when it is asked for. What the batch under way has written is kept until
 * the next one. One thread asks.
 */
final class FiledLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FiledLog.class);
  private static final TopicPartition PARTITION = new TopicPartition(Stream.FILED.topic(), 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST = 1_000_000;

  private final Connection connection;
  private final Map<String, Long> offsets =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };
  private final Map<String, Filed> underWay = new HashMap<>();
  private @Nullable KafkaConsumer<byte[], byte[]> reader;
  private long read;

  FiledLog(Connection connection) {
    this.connection = connection;
  }

  /** A record was read that had been written before. */
  void found(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    offsets.remove(id);
    if (record.value() != null) {
      offsets.put(id, record.offset());
    }
    read = record.offset() + 1;
  }

  /** A batch begins: what was written before is committed, or it is forgotten. */
  void begin() {
    underWay.clear();
  }

  /** The batch under way writes an article. */
  void wrote(Filed filed) {
    underWay.put(filed.article().id(), filed);
  }

  /** What was filed last of an article. */
  Optional<Filed> newest(String id) {
    Filed now = underWay.get(id);
    if (now != null) {
      return Optional.of(now);
    }
    KafkaConsumer<byte[], byte[]> open = reader();
    catchUp(open);
    Long offset = offsets.get(id);
    return offset == null ? Optional.empty() : at(open, offset).filter(f -> isOf(f, id));
  }

  private static boolean isOf(Filed filed, String id) {
    return filed.article().id().equals(id);
  }

  private KafkaConsumer<byte[], byte[]> reader() {
    KafkaConsumer<byte[], byte[]> open = reader;
    if (open == null) {
      open = connection.newReader();
      open.assign(List.of(PARTITION));
      reader = open;
    }
    return open;
  }

  /** What this process wrote since is committed: a batch ends before the next one begins. */
  private void catchUp(KafkaConsumer<byte[], byte[]> open) {
    long end = open.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    open.seek(PARTITION, read);
    long give = System.nanoTime() + LONGEST.toNanos();
    while (open.position(PARTITION) < end && System.nanoTime() < give) {
      open.poll(POLL).forEach(this::found);
    }
    read = Math.max(read, open.position(PARTITION));
    if (read < end) {
      throw unread(end);
    }
  }

  /** The batch is tried again: filed without what was filed before, it would be another article. */
  private static KafkaException unread(long offset) {
    return new KafkaException(PARTITION + " could not be read up to " + offset);
  }

  private static Optional<Filed> at(KafkaConsumer<byte[], byte[]> open, long offset) {
    open.seek(PARTITION, offset);
    long give = System.nanoTime() + LONGEST.toNanos();
    while (open.position(PARTITION) <= offset) {
      for (ConsumerRecord<byte[], byte[]> record : open.poll(POLL)) {
        if (record.offset() == offset && record.value() != null) {
          return decode(record);
        }
      }
      if (System.nanoTime() > give) {
        throw unread(offset);
      }
    }
    return Optional.empty(); // compacted since: what came in its place is not read yet
  }

  private static Optional<Filed> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(Codec.FILED.decode(record.value()));
    } catch (UnreadableException e) {
      log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
