package org.vigie.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stage over a batch. An item that cannot be read or processed goes to the dead letters in
 * the same transaction; the rest goes on. What Kafka refuses leaves the batch, so that the
 * transaction is rolled back and tried again.
 *
 * @param <I> what the stage reads
 */
public final class StageBatch<I> {
  private static final Logger log = LoggerFactory.getLogger(StageBatch.class);

  /** Left free for the key, headers and framing of a record. */
  private static final int OVERHEAD = 64 << 10;

  private final String stage;
  private final Stream input;
  private final Codec<I> codec;
  private final Consumer<ProducerRecord<byte[], byte[]>> out;

  /**
   * A batch runner.
   *
   * @param stage the name that dead letters carry
   * @param out takes each record to be written, within the batch's transaction
   */
  public StageBatch(
      String stage, Stream input, Codec<I> codec, Consumer<ProducerRecord<byte[], byte[]>> out) {
    this.stage = stage;
    this.input = input;
    this.codec = codec;
    this.out = out;
  }

  /**
   * Runs the stage over each record; a deleted record (no value) is passed over.
   *
   * <p>Nothing is written before all is worked out: the first write starts the transaction's clock.
   */
  public void run(List<ConsumerRecord<byte[], byte[]>> batch, Function<I, List<Output>> work) {
    run(batch, (record, item) -> work.apply(item));
  }

  /** As {@link #run(List, Function)}, for a stage that asks when or where a record was written. */
  public void run(
      List<ConsumerRecord<byte[], byte[]>> batch,
      BiFunction<ConsumerRecord<byte[], byte[]>, I, List<Output>> work) {
    List<ProducerRecord<byte[], byte[]>> results = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.value() != null) {
        results.addAll(run(record, work));
      }
    }
    results.forEach(out);
  }

  private List<ProducerRecord<byte[], byte[]>> run(
      ConsumerRecord<byte[], byte[]> record,
      BiFunction<ConsumerRecord<byte[], byte[]>, I, List<Output>> work) {
    try {
      List<Output> outputs = work.apply(record, codec.decode(record.value()));
      outputs.forEach(StageBatch::requireSize);
      return outputs.stream().map(Output::toRecord).toList();
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      String cause = e.getClass().getSimpleName() + ": " + e.getMessage();
      log.warn("{} failed on {}@{}: {}", stage, record.topic(), record.offset(), cause, e);
      return List.of(DeadLetter.of(record, input, stage, cause));
    }
  }

  /**
   * Refuses what is too large for a record. A stage with a memory asks before it remembers.
   *
   * @throws IllegalArgumentException when it is too large
   */
  public static void requireSize(Output output) {
    if (output.value().length > Stream.MAX_RECORD_BYTES - OVERHEAD) {
      throw new IllegalArgumentException(
          "the result has %d bytes, more than a record of %s may have"
              .formatted(output.value().length, output.stream().topic()));
    }
  }
}
