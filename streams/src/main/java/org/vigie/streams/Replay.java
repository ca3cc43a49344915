package org.vigie.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream from its beginning to its present end, as a stage does that rebuilds its memory.
 */
public final class Replay {
  private static final Logger log = LoggerFactory.getLogger(Replay.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** A consumer that is closed waits for its last request, which here finds nothing more. */
  private static final int FETCH_WAIT_MILLIS = 20;

  private Replay() {}

  /**
   * Passes on every committed record of a stream, and returns when none is left.
   *
   * <p>The end is taken with open transactions counted in, and committed records are read past it:
   * so a transaction that a predecessor left open is waited for, not missed.
   */
  public static void all(
      Connection connection, Stream stream, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    read(connection, partitions(stream), Map.of(), each);
  }

  /**
   * Passes on each key of a stream with its value, in their order; a key that was removed has none,
   * and what cannot be read is passed over.
   */
  public static <T> void values(
      Connection connection, Stream stream, Codec<T> codec, BiConsumer<String, Optional<T>> each) {
    all(
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

  /**
   * Passes on every committed record that was written within some time before a stream's newest,
   * and maybe older ones; as {@link #all}.
   */
  public static void recent(
      Connection connection,
      Stream stream,
      Duration time,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    List<TopicPartition> partitions = partitions(stream);
    read(connection, partitions, recent(connection, partitions, time), each);
  }

  private static Map<TopicPartition, Long> recent(
      Connection connection, List<TopicPartition> partitions, Duration time) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    try (Admin admin = Admin.create(connection.admin());
        KafkaConsumer<byte[], byte[]> consumer = connection.newReader()) {
      ListOffsetsResult newest =
          admin.listOffsets(
              partitions.stream()
                  .collect(Collectors.toMap(p -> p, p -> OffsetSpec.maxTimestamp())));
      for (TopicPartition partition : partitions) {
        long since = newest.partitionResult(partition).get().timestamp() - time.toMillis();
        OffsetAndTimestamp start =
            since < 0 ? null : consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
        if (start != null) {
          starts.put(partition, start.offset());
        }
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not tell the times of " + partitions, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
    return starts;
  }

  /**
   * Passes on every committed record of one partition; as {@link #all}.
   *
   * @return the offset behind the last record that was passed on
   */
  public static long one(
      Connection connection,
      Stream stream,
      int partition,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    TopicPartition only = new TopicPartition(stream.topic(), partition);
    return read(connection, List.of(only), Map.of(), each).getOrDefault(only, 0L);
  }

  private static Map<TopicPartition, Long> read(
      Connection connection,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> starts,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<String, Object> settings = connection.reader();
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      Map<TopicPartition, Long> ends = ends(connection, partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      starts.forEach(consumer::seek);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(each);
      }
      return partitions.stream().collect(Collectors.toMap(p -> p, consumer::position));
    }
  }

  static List<TopicPartition> partitions(Stream stream) {
    return IntStream.range(0, stream.partitions())
        .mapToObj(p -> new TopicPartition(stream.topic(), p))
        .toList();
  }

  /** The ends of partitions, open transactions counted in. */
  static Map<TopicPartition, Long> ends(Connection connection, List<TopicPartition> partitions) {
    Map<String, Object> settings = connection.reader();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      consumer.assign(partitions);
      return consumer.endOffsets(partitions);
    }
  }
}
