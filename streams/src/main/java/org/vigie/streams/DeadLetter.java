package org.vigie.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a stage could not process. Its key and value are kept byte for byte; where it came
 * from and why it failed stand in headers, so that the ordinary Kafka tools show both.
 *
 * @param stage the stage that failed
 * @param cause why
 * @param from the topic it was read from
 * @param partition the partition there
 * @param offset the offset there
 * @param failed when
 * @param key its key; null when it had none
 * @param value its value; null when it had none
 * @param position its offset in the dead letters
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
    String stage,
    String cause,
    String from,
    int partition,
    long offset,
    Instant failed,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long position) {
  private static final String STAGE = "vigie-stage";
  private static final String CAUSE = "vigie-cause";
  private static final String FROM = "vigie-from";
  private static final int MAX_CAUSE = 2_000;

  /** The dead letter for a record of a stream. */
  static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, Stream input, String stage, String cause) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(input.deadLetters().topic(), 0, record.key(), record.value());
    letter.headers().add(STAGE, bytes(stage));
    letter.headers().add(CAUSE, bytes(cause.substring(0, Math.min(MAX_CAUSE, cause.length()))));
    letter
        .headers()
        .add(FROM, bytes(record.topic() + " " + record.partition() + " " + record.offset()));
    return letter;
  }

  /** Reads a record of a dead-letter stream; whatever is missing in it is shown as such. */
  public static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
    String[] from = header(record.headers(), FROM).split(" ", -1);
    boolean whole = from.length == 3 && from[1].matches("\\d{1,9}") && from[2].matches("\\d{1,18}");
    return new DeadLetter(
        header(record.headers(), STAGE),
        header(record.headers(), CAUSE),
        from[0],
        whole ? Integer.parseInt(from[1]) : -1,
        whole ? Long.parseLong(from[2]) : -1,
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        record.offset());
  }

  private static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? "unknown"
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
