package org.vigie.web.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.index.Archive;
import org.vigie.index.IndexSettings;
import org.vigie.model.SavedSearch;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

/** Who asks does not wait for who looks. */
class SpikingTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration PATIENT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final SlowTime time = new SlowTime();
  private Archive archive;

  /** The thread that looks asks for the time when it begins, and waits until it may go on. */
  private static final class SlowTime implements InstantSource {
    final AtomicInteger looks = new AtomicInteger();
    volatile Instant now = START;
    volatile CountDownLatch mayLook = new CountDownLatch(0);

    @Override
    public Instant instant() {
      Instant asked = now;
      if (Thread.currentThread().getName().equals("spiking")) {
        looks.incrementAndGet();
        try {
          mayLook.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return asked;
    }
  }

  @BeforeEach
  void open() {
    archive = Archive.open(new IndexSettings(folder, Duration.ofMillis(5), Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    time.mayLook.countDown();
    archive.close();
  }

  @Test
  void theFirstOneWaitsNotLongAndLaterThereIsAnAnswer() {
    time.mayLook = new CountDownLatch(1);
    try (Spiking spiking = spiking(SOON)) {
      assertThat(spiking.survey()).isEmpty();
      assertThat(spiking.survey()).isEmpty();
      assertThat(time.looks).hasValue(1);
      time.mayLook.countDown();
      Awaitility.await().atMost(PATIENT).until(() -> spiking.survey().isPresent());
      assertThat(time.looks).hasValue(1);
    }
  }

  @Test
  void whatWasFoundLastIsHandedOutWhileOneLooksAgain() {
    try (Spiking spiking = spiking(PATIENT)) {
      assertThat(spiking.survey()).map(Spiking.Survey::at).contains(START);
      time.now = START.plusSeconds(59);
      assertThat(spiking.survey()).map(Spiking.Survey::at).contains(START);
      assertThat(time.looks).hasValue(1);
      time.mayLook = new CountDownLatch(1);
      time.now = START.plusSeconds(61);
      for (int i = 0; i < 20; i++) {
        assertThat(spiking.survey()).map(Spiking.Survey::at).contains(START);
      }
      time.mayLook.countDown();
      Awaitility.await()
          .atMost(PATIENT)
          .until(() -> spiking.survey().orElseThrow().at().equals(START.plusSeconds(61)));
      assertThat(time.looks).hasValue(2);
    }
  }

  @Test
  void anAnswerOfYesterdayIsHandedOutOnlyWhereNoneCanBeHadSoon() {
    try (Spiking spiking = spiking(PATIENT)) {
      assertThat(spiking.survey()).isPresent();
      time.now = START.plus(Duration.ofDays(1));
      assertThat(spiking.survey()).map(Spiking.Survey::at).contains(time.now);
    }
    try (Spiking spiking = spiking(SOON)) {
      Awaitility.await().atMost(PATIENT).until(() -> spiking.survey().isPresent());
      Instant before = time.now;
      time.now = before.plus(Duration.ofDays(1));
      time.mayLook = new CountDownLatch(1);
      assertThat(spiking.survey()).map(Spiking.Survey::at).contains(before);
      time.mayLook.countDown();
    }
  }

  private Spiking spiking(Duration soon) {
    Connection nowhere = new Connection("127.0.0.1:1", "test");
    View<Watch> watch = new View<>(nowhere, Stream.WATCH, Codec.WATCH);
    View<SavedSearch> searches = new View<>(nowhere, Stream.SEARCHES, Codec.SEARCH);
    return new Spiking(archive, watch, searches, time, soon);
  }
}
