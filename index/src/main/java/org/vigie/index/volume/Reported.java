package org.vigie.index.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.vigie.streams.Connection;
import org.vigie.streams.Replay;
import org.vigie.streams.Stream;

/** The dead letters of the archive: each is written once, however often the stream is read. */
final class Reported {
  private final Connection connection;
  private final Set<Letter> letters = new HashSet<>();
  private boolean read;

  Reported(Connection connection) {
    this.connection = connection;
  }

  /** Writes dead letters, but for those that were written before. */
  synchronized void write(
      List<ProducerRecord<byte[], byte[]>> failed, KafkaProducer<byte[], byte[]> producer) {
    readOnce();
    List<Future<RecordMetadata>> written =
        failed.stream()
            .filter(letter -> !letters.contains(Letter.of(letter.headers(), letter.value())))
            .map(producer::send)
            .toList();
    written.forEach(Reported::await);
    failed.forEach(letter -> letters.add(Letter.of(letter.headers(), letter.value())));
  }

  private void readOnce() {
    if (!read) {
      Replay.all(
          connection,
          Stream.FILED_DLT,
          letter -> letters.add(Letter.of(letter.headers(), letter.value())));
      read = true;
    }
  }

  /**
   * A dead letter.
   *
   * @param value a hash: the same offset may be another record's in a stream that was made anew
   */
  private record Letter(String stage, String from, int value) {
    static Letter of(Headers headers, byte[] value) {
      return new Letter(
          header(headers, "vigie-stage"), header(headers, "vigie-from"), Arrays.hashCode(value));
    }

    private static String header(Headers headers, String name) {
      Header header = headers.lastHeader(name);
      return header == null ? "" : new String(header.value(), UTF_8);
    }
  }

  /** A dead letter must be written before the archive counts its article as read. */
  private static void await(Future<RecordMetadata> letter) {
    try {
      letter.get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
