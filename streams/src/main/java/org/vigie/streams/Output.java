package org.vigie.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that a stage wants written.
 *
 * @param stream where
 * @param key its key
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Output(Stream stream, String key, byte[] value) {

  /** A record of a codec. */
  public static <T> Output of(Stream stream, String key, Codec<T> codec, T value) {
    return new Output(stream, key, codec.encode(value));
  }

  /** As Kafka takes it. */
  public ProducerRecord<byte[], byte[]> toRecord() {
    return new ProducerRecord<>(stream.topic(), key.getBytes(StandardCharsets.UTF_8), value);
  }
}
