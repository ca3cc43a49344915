package org.vigie.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the visits of one partition have found and is not written yet. News is written at once. That
 * nothing is new waits for more of its kind: a transaction costs more than a poll, and if it is
 * lost the source is asked once more. Belongs to one thread.
 */
final class Pending {
  private static final int MOST = 1_000;
  private static final Duration LINGER = Duration.ofMillis(500);

  private final List<Written> steps = new ArrayList<>();
  private long oldest;
  private boolean urgent;

  void add(Written step) {
    if (steps.isEmpty()) {
      oldest = System.nanoTime();
    }
    steps.add(step);
    urgent |= step.isNews();
  }

  /** Whether it is to be written now. */
  boolean isDue() {
    return urgent || steps.size() >= MOST || (!steps.isEmpty() && !left().isPositive());
  }

  /** How long it may wait; what is given when there is nothing. */
  Duration wait(Duration otherwise) {
    return steps.isEmpty() ? otherwise : left();
  }

  private Duration left() {
    return LINGER.minusNanos(System.nanoTime() - oldest);
  }

  /** Writes it in one transaction, and says whether there was anything. */
  boolean write(KafkaProducer<byte[], byte[]> producer) {
    if (steps.isEmpty()) {
      return false;
    }
    producer.beginTransaction();
    for (Written step : steps) {
      for (ProducerRecord<byte[], byte[]> record : step.records()) {
        var _ = producer.send(record);
      }
    }
    producer.commitTransaction();
    steps.forEach(Written::tell);
    steps.clear();
    urgent = false;
    return true;
  }
}
