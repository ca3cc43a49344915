package org.vigie.classify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.vigie.classify.story.Filer;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.StoryEvent;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Output;
import org.vigie.streams.Replay;
import org.vigie.streams.StageBatch;
import org.vigie.streams.Stream;
import org.vigie.streams.UnreadableException;

/**
 * Binds the filer to Kafka: {@code vigie.classified} → {@code vigie.filed}, {@code vigie.events}.
 * Whoever is assigned the stream rebuilds the filer's memory first, and so does a batch that comes
 * again after it was rolled back: what was remembered of it was never written.
 */
final class FileListener implements ConsumerAwareRebalanceListener, AutoCloseable {
  static final String STAGE = "file";
  static final String FACTORY = "fileListenerFactory";

  /**
   * How far back the records lie that are remembered. An article is filed up to two weeks after it
   * was seen, as long as the streams before keep it.
   */
  private static final Duration REMEMBERED = Filer.KNOWN.plusDays(15);

  private static final Logger log = LoggerFactory.getLogger(FileListener.class);

  private final Connection connection;
  private final StageBatch<Filing> stage;
  private FiledLog written;
  private @Nullable Filer filer;
  private long done = -1;

  FileListener(Connection connection, StageBatch<Filing> stage) {
    this.connection = connection;
    this.stage = stage;
    this.written = new FiledLog(connection);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    filer = null;
    done = -1;
    try {
      // Answers only when the predecessor's transaction is settled: what it wrote is read next.
      consumer.committed(Set.copyOf(partitions));
      filer = rebuilt();
    } catch (KafkaException e) {
      log.warn("what was filed so far cannot be read, trying again: {}", e.getMessage());
    }
  }

  @KafkaListener(id = "vigie-file", topics = "vigie.classified", containerFactory = FACTORY)
  void on(List<ConsumerRecord<byte[], byte[]>> batch) {
    Filer now = batch.getFirst().offset() > done ? filer : null;
    Filer remembering = now == null ? rebuilt() : now;
    filer = remembering;
    done = batch.getLast().offset();
    written.begin();
    stage.run(batch, filing -> file(filing, remembering));
  }

  private List<Output> file(Filing filing, Filer filer) {
    List<Filed> all = filer.answers(filing);
    List<Output> outputs = new ArrayList<>(all.stream().map(FileListener::output).toList());
    // What cannot be written is not remembered, as it would not be after a restart.
    outputs.forEach(StageBatch::requireSize);
    for (Filed filed : all) {
      filer.remember(filed).stream().map(FileListener::output).forEach(outputs::add);
      written.wrote(filed);
    }
    if (filing instanceof Retraction retraction) {
      filer.note(retraction);
      outputs.add(Output.of(Stream.RETRACTED, retraction.article(), Codec.RETRACTION, retraction));
    }
    return outputs;
  }

  private static Output output(Filed filed) {
    String id = filed.article().id();
    log.debug("article={} story={} {} r{}", id, filed.story(), filed.role(), filed.revision());
    return Output.of(Stream.FILED, id, Codec.FILED, filed);
  }

  private static Output output(StoryEvent event) {
    return Output.of(Stream.EVENTS, event.id(), Codec.EVENT, event);
  }

  private Filer rebuilt() {
    written.close();
    FiledLog filed = new FiledLog(connection);
    Filer rebuilt = new Filer(filed::newest);
    Replay.all(connection, Stream.RETRACTED, record -> note(record, rebuilt));
    Replay.recent(
        connection,
        Stream.FILED,
        REMEMBERED,
        record -> {
          filed.found(record);
          remember(record, rebuilt);
        });
    written = filed;
    log.info("the filer remembers what was filed");
    return rebuilt;
  }

  @Override
  public void close() {
    written.close();
  }

  private static void note(ConsumerRecord<byte[], byte[]> record, Filer filer) {
    if (record.value() != null) {
      filer.note(Codec.RETRACTION.decode(record.value()));
    }
  }

  private static void remember(ConsumerRecord<byte[], byte[]> record, Filer filer) {
    if (record.value() == null) {
      return;
    }
    try {
      filer.remember(Codec.FILED.decode(record.value()));
    } catch (UnreadableException e) {
      log.warn("{}@{} is passed over: {}", record.topic(), record.offset(), e.getMessage());
    }
  }
}
