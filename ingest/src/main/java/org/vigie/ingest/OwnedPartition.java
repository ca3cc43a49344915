package org.vigie.ingest;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Twins;
import org.vigie.streams.Connection;

/**
 * The sources of one partition for as long as this process owns it. One thread writes; when Kafka
 * fails it, or a defect stops it, everything is dropped and taken up again from what was committed.
 */
final class OwnedPartition {
  private static final Logger log = LoggerFactory.getLogger(OwnedPartition.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * Whoever fenced us owns the partition, and the group will tell us so before this has passed. If
   * it does not, it was our own transaction that timed out, and nobody else polls.
   */
  private static final Duration FENCED_PAUSE = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration END = Duration.ofSeconds(3);

  private final Connection connection;
  private final int partition;
  private final Poll poll;
  private final PollSchedule schedule;
  private final Twins twins;
  private final Hubs hubs;
  private final BlockingQueue<PollingSession.Event> events = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean stopped;

  OwnedPartition(
      Connection connection,
      int partition,
      Poll poll,
      PollSchedule schedule,
      Twins twins,
      Hubs hubs) {
    this.connection = connection;
    this.partition = partition;
    this.poll = poll;
    this.schedule = schedule;
    this.twins = twins;
    this.hubs = hubs;
    this.thread = Thread.ofPlatform().name("sources-" + partition).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** A source was added, changed or removed. */
  void changed(ConsumerRecord<byte[], byte[]> source) {
    events.add(new PollingSession.Changed(source));
  }

  /** Ends the polling; returns at once. */
  void stop() {
    stopped = true;
    events.add(new PollingSession.Woken());
  }

  /** Waits until a transaction under way is through; a longer one is left to the next owner. */
  void awaitStop() {
    try {
      if (!thread.join(END)) {
        thread.interrupt();
        thread.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (!stopped) {
      PollingSession session =
          new PollingSession(connection, partition, poll, schedule, twins, hubs, events);
      try {
        session.run(() -> stopped);
      } catch (RuntimeException e) {
        pause = session.committed() ? FIRST_PAUSE : longer(pause);
        await(e, isFenced(e) ? FENCED_PAUSE : pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean isFenced(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            e ->
                e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException);
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void await(RuntimeException failure, Duration pause) {
    if (!stopped) {
      log.warn(
          "the polling of partition {} starts again in {} ms",
          partition,
          pause.toMillis(),
          failure);
    }
    long end = System.nanoTime() + pause.toNanos();
    try {
      while (!stopped && System.nanoTime() < end) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
