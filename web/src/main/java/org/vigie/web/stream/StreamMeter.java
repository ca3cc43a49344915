package org.vigie.web.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/**
 * Counts the records of the last minute, while somebody looks. Offsets would count the marks of
 * transactions as well, so the records are read.
 */
final class StreamMeter implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(StreamMeter.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration UNWATCHED = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Connection connection;
  private final InstantSource time;

  /** When the records of the last minute were written; guarded by this. */
  private final Map<Stream, Deque<Long>> written = new EnumMap<>(Stream.class);

  private Instant watched = Instant.EPOCH;
  private boolean reading;
  private volatile boolean closed;

  StreamMeter(Connection connection, InstantSource time) {
    this.connection = connection;
    this.time = time;
  }

  /** How many records each stream was given within the last minute, as far as it is known yet. */
  synchronized Map<Stream, Integer> lastMinute() {
    watched = time.instant();
    if (!reading && !closed) {
      reading = true;
      Thread.ofPlatform().name("stream-meter").daemon().start(this::read);
    }
    long since = time.millis() - WINDOW.toMillis();
    Map<Stream, Integer> counts = new EnumMap<>(Stream.class);
    written.forEach(
        (stream, times) -> {
          times.removeIf(written -> written < since);
          counts.put(stream, times.size());
        });
    return counts;
  }

  @Override
  public void destroy() {
    closed = true;
  }

  private void read() {
    Map<String, Stream> byTopic = new HashMap<>();
    Arrays.stream(Stream.values()).forEach(stream -> byTopic.put(stream.topic(), stream));
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      seekBack(reader);
      while (isWatched()) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
          Stream stream = byTopic.get(record.topic());
          if (stream != null) {
            count(stream, record.timestamp());
          }
        }
      }
    } catch (KafkaException e) {
      log.warn("the rates of the streams cannot be told: {}", e.getMessage());
      stopped();
    }
  }

  private void seekBack(KafkaConsumer<byte[], byte[]> reader) {
    List<TopicPartition> partitions =
        Arrays.stream(Stream.values())
            .flatMap(stream -> StreamTape.partitions(stream).stream())
            .toList();
    reader.assign(partitions);
    Map<TopicPartition, Long> since = new HashMap<>();
    partitions.forEach(p -> since.put(p, time.millis() - WINDOW.toMillis()));
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    Map<TopicPartition, OffsetAndTimestamp> starts = reader.offsetsForTimes(since);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      reader.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
    }
  }

  private synchronized void count(Stream stream, long when) {
    if (when >= time.millis() - WINDOW.toMillis()) {
      written.computeIfAbsent(stream, _ -> new ArrayDeque<>()).addLast(when);
    }
  }

  private synchronized boolean isWatched() {
    boolean still = !closed && watched.plus(UNWATCHED).isAfter(time.instant());
    if (!still) {
      stopped();
    }
    return still;
  }

  private synchronized void stopped() {
    reading = false;
    written.clear();
  }
}
