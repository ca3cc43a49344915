package org.vigie.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/** Looks at records of a stream, as an operator asks for them. */
public final class StreamTape {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Connection connection;

  public StreamTape(Connection connection) {
    this.connection = connection;
  }

  /**
   * A record as it is shown.
   *
   * @param partition where it stands
   * @param offset its place there
   * @param time when it was written
   * @param key its key; null when it has none
   * @param size of its value in bytes; 0 for a removal
   * @param withheld whether it has words of an article that was taken out
   * @param json its value, laid out; empty when it is withheld
   */
  public record Shown(
      int partition,
      long offset,
      Instant time,
      @Nullable String key,
      int size,
      boolean withheld,
      String json) {
    public static Shown of(ConsumerRecord<byte[], byte[]> record, Predicate<String> retracted) {
      String key = record.key() == null ? null : new String(record.key(), UTF_8);
      boolean withheld = Redacted.tells(key, record.value(), retracted);
      return new Shown(
          record.partition(),
          record.offset(),
          Instant.ofEpochMilli(record.timestamp()),
          key,
          record.value() == null ? 0 : record.value().length,
          withheld,
          withheld ? "" : Redacted.json(record.value()));
    }
  }

  /** The newest records of a stream, newest first. */
  public List<ConsumerRecord<byte[], byte[]>> last(Stream stream, int count) {
    List<TopicPartition> partitions = partitions(stream);
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      Map<TopicPartition, Long> starts = reader.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      reader.assign(partitions);
      // Twice as many: the marks of transactions have offsets, too.
      ends.forEach(
          (partition, end) ->
              reader.seek(
                  partition, Math.max(starts.getOrDefault(partition, 0L), end - 2L * count)));
      return read(reader, ends).stream()
          .sorted(
              Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                  .thenComparingLong(ConsumerRecord::offset)
                  .reversed())
          .limit(count)
          .toList();
    }
  }

  /** The records behind an offset of a stream with one partition, oldest first. */
  public List<ConsumerRecord<byte[], byte[]>> after(Stream stream, long offset, int count) {
    TopicPartition partition = new TopicPartition(stream.topic(), 0);
    List<TopicPartition> only = List.of(partition);
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      long start = reader.beginningOffsets(only).getOrDefault(partition, 0L);
      long end = reader.endOffsets(only).getOrDefault(partition, 0L);
      long from = Math.max(start, offset + 1);
      if (from >= end) {
        return List.of();
      }
      reader.assign(only);
      reader.seek(partition, from);
      return read(reader, Map.of(partition, end), count).stream().limit(count).toList();
    }
  }

  /**
   * Reads a stream of one partition to the end that it has now.
   *
   * @param from the first offset
   * @param records takes each record
   * @return the end
   * @throws KafkaException when Kafka did not answer for a while: what was read then is not all
   */
  public long toEnd(Stream stream, long from, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      return toEnd(reader, new TopicPartition(stream.topic(), 0), from, records, PATIENCE);
    }
  }

  static long toEnd(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader,
      TopicPartition partition,
      long from,
      Consumer<ConsumerRecord<byte[], byte[]>> records,
      Duration patience) {
    List<TopicPartition> only = List.of(partition);
    long start = reader.beginningOffsets(only).getOrDefault(partition, 0L);
    long end = reader.endOffsets(only).getOrDefault(partition, 0L);
    reader.assign(only);
    reader.seek(partition, Math.max(start, from));
    long deadline = System.nanoTime() + patience.toNanos();
    long at = reader.position(partition);
    while (at < end) {
      reader.poll(POLL).forEach(records);
      if (reader.position(partition) > at) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException(partition + " was read to " + at + " of " + end + " only");
      }
      at = reader.position(partition);
    }
    return Math.max(at, from);
  }

  /** What a record says; empty when it says nothing that can be read: others may write, too. */
  public static <T> Optional<T> decoded(ConsumerRecord<byte[], byte[]> record, Codec<T> codec) {
    try {
      return Optional.ofNullable(record.value()).map(codec::decode);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** The record at an offset of a stream with one partition. */
  public Optional<ConsumerRecord<byte[], byte[]>> at(Stream stream, long offset) {
    TopicPartition partition = new TopicPartition(stream.topic(), 0);
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      List<TopicPartition> only = List.of(partition);
      long start = reader.beginningOffsets(only).getOrDefault(partition, 0L);
      long end = reader.endOffsets(only).getOrDefault(partition, 0L);
      if (offset < start || offset >= end) {
        return Optional.empty();
      }
      reader.assign(only);
      reader.seek(partition, offset);
      return read(reader, Map.of(partition, offset + 1)).stream()
          .filter(record -> record.offset() == offset)
          .findFirst();
    }
  }

  /** Those of some partitions whose last offset is the mark of a transaction, by their ends. */
  Set<TopicPartition> endingWithMark(Map<TopicPartition, Long> ends) {
    if (ends.isEmpty()) {
      return Set.of();
    }
    try (KafkaConsumer<byte[], byte[]> reader = connection.newReader()) {
      reader.assign(ends.keySet());
      ends.forEach((partition, end) -> reader.seek(partition, end - 1));
      List<ConsumerRecord<byte[], byte[]>> records = read(reader, ends);
      Set<TopicPartition> marks = new HashSet<>(ends.keySet());
      marks.removeIf(partition -> reader.position(partition) < ends.getOrDefault(partition, 0L));
      records.forEach(
          record -> marks.remove(new TopicPartition(record.topic(), record.partition())));
      return marks;
    }
  }

  static List<TopicPartition> partitions(Stream stream) {
    return IntStream.range(0, stream.partitions())
        .mapToObj(p -> new TopicPartition(stream.topic(), p))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> upTo) {
    return read(reader, upTo, Integer.MAX_VALUE);
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> upTo, int enough) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<TopicPartition, Long> open = new HashMap<>(upTo);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    open.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
    while (!open.isEmpty() && records.size() < enough && System.nanoTime() < deadline) {
      reader.poll(POLL).forEach(records::add);
      open.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
    }
    return records;
  }
}
