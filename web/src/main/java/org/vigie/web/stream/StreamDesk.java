package org.vigie.web.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.vigie.index.Archive;
import org.vigie.index.ArchiveState;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;

/** What an operator sees of Kafka: how much each stream holds, how far behind each stage is. */
public final class StreamDesk implements DisposableBean {
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final Duration FRESH = Duration.ofMillis(900);
  private static final Map<String, Stream> STAGES =
      Map.of("classify", Stream.ARTICLES, "file", Stream.CLASSIFIED, "alerts", Stream.FILED);

  private final Connection connection;
  private final Archive archive;
  private final StreamMeter meter;
  private final StreamTape tape;

  /** Ends of partitions before which there is known to be a mark. */
  private final Map<TopicPartition, Long> marked = new HashMap<>();

  private final InstantSource time;
  private @Nullable Admin admin;
  private @Nullable Sight last;
  private @Nullable Sight glanced;

  StreamDesk(
      Connection connection,
      Archive archive,
      StreamMeter meter,
      StreamTape tape,
      InstantSource time) {
    this.connection = connection;
    this.archive = archive;
    this.meter = meter;
    this.tape = tape;
    this.time = time;
  }

  /**
   * One look.
   *
   * @param at when
   * @param streams in the order of the flow
   * @param stages in the order of the flow
   * @param archive how the archive is
   */
  public record Sight(
      Instant at, List<StreamRow> streams, List<StageRow> stages, ArchiveState archive) {}

  /**
   * A stream.
   *
   * @param name of it in Kafka
   * @param partitions how many
   * @param held offsets between its beginning and its end: records and marks of transactions
   * @param end the sum of its ends
   * @param lastMinute records of the last minute
   * @param last when its newest record was written; null when it holds none
   */
  public record StreamRow(
      String name, int partitions, long held, long end, int lastMinute, @Nullable Instant last) {}

  /**
   * A stage.
   *
   * @param name of it
   * @param input the stream it reads
   * @param lag what it has not read yet; null when it has never read
   */
  public record StageRow(String name, String input, @Nullable Long lag) {}

  /** How it stands now, or stood within the last second. */
  public synchronized Sight look() {
    Sight known = last;
    if (known != null && known.at().plus(FRESH).isAfter(time.instant())) {
      return known;
    }
    Sight sight = glance(meter.lastMinute());
    last = sight;
    return sight;
  }

  /** The same without the records of the last minute, which are only counted while one looks. */
  public synchronized Sight glance() {
    Sight known = glanced;
    if (known == null || !known.at().plus(FRESH).isAfter(time.instant())) {
      known = glance(Map.of());
      glanced = known;
    }
    return known;
  }

  private Sight glance(Map<Stream, Integer> lastMinute) {
    try {
      return ask(lastMinute);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("it does not say how the streams are", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while it was asked", e);
    }
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }

  private Sight ask(Map<Stream, Integer> lastMinute)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> starts = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, Long> newest = new HashMap<>();
    offsets(OffsetSpec.earliest()).forEach((p, info) -> starts.put(p, info.offset()));
    offsets(OffsetSpec.latest()).forEach((p, info) -> ends.put(p, info.offset()));
    offsets(OffsetSpec.maxTimestamp()).forEach((p, info) -> newest.put(p, info.timestamp()));
    List<StreamRow> streams =
        Arrays.stream(Stream.values())
            .map(
                stream -> {
                  long end = sum(stream, ends);
                  return new StreamRow(
                      stream.topic(),
                      stream.partitions(),
                      end - sum(stream, starts),
                      end,
                      lastMinute.getOrDefault(stream, 0),
                      newest(stream, newest));
                })
            .toList();
    ArchiveState state = archive.state();
    long unread = sum(Stream.FILED, ends) - state.nextOffset();
    List<StageRow> stages =
        List.of(
            stage("classify", starts, ends),
            stage("file", starts, ends),
            new StageRow("index", Stream.FILED.topic(), Math.max(0, unread)),
            stage("alerts", starts, ends));
    return new Sight(time.instant(), streams, stages, state);
  }

  private StageRow stage(
      String name, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException, TimeoutException {
    Stream input = STAGES.getOrDefault(name, Stream.FILED);
    String group = "vigie-" + name;
    Map<TopicPartition, OffsetAndMetadata> read =
        admin()
            .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
            .partitionsToOffsetAndMetadata(group)
            .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    if (read.isEmpty()) {
      return new StageRow(name, input.topic(), null);
    }
    long lag = 0;
    Map<TopicPartition, Long> behind = new HashMap<>();
    for (TopicPartition partition : StreamTape.partitions(input)) {
      OffsetAndMetadata at = read.get(partition);
      long from = at == null ? starts.getOrDefault(partition, 0L) : at.offset();
      long end = ends.getOrDefault(partition, 0L);
      if (end > from) {
        lag += end - from;
        behind.put(partition, end);
      }
    }
    return new StageRow(name, input.topic(), lag - marks(behind));
  }

  /**
   * How many of these partitions end with the mark of a transaction. It has an offset, too, but is
   * never read; what was written without a transaction has none.
   */
  private long marks(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> unknown = new HashMap<>(ends);
    unknown.entrySet().removeAll(marked.entrySet());
    for (TopicPartition partition : tape.endingWithMark(unknown)) {
      marked.put(partition, ends.getOrDefault(partition, 0L));
    }
    return ends.entrySet().stream().filter(marked.entrySet()::contains).count();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (Stream stream : Stream.values()) {
      StreamTape.partitions(stream).forEach(partition -> wanted.put(partition, spec));
    }
    return admin()
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized Admin admin() {
    Admin open = admin;
    if (open == null) {
      open = Admin.create(connection.admin());
      admin = open;
    }
    return open;
  }

  private static long sum(Stream stream, Map<TopicPartition, Long> offsets) {
    return StreamTape.partitions(stream).stream().mapToLong(p -> offsets.getOrDefault(p, 0L)).sum();
  }

  private static @Nullable Instant newest(Stream stream, Map<TopicPartition, Long> times) {
    long newest =
        StreamTape.partitions(stream).stream()
            .mapToLong(p -> times.getOrDefault(p, -1L))
            .max()
            .orElse(-1);
    return newest < 0 ? null : Instant.ofEpochMilli(newest);
  }
}
