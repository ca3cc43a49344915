package org.vigie.web.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.broker.FreePort;
import org.vigie.streams.Connection;
import org.vigie.web.stream.StreamTape;

class SearchHistoryTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void aPageDoesNotWaitForAnAuditThatCannotBeRead() throws Exception {
    Connection nobody = new Connection("127.0.0.1:" + FreePort.next(), "test");
    try (SearchHistory history = new SearchHistory(new StreamTape(nobody))) {
      assertThat(history.soon("attacks")).isEmpty();
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void pagesDoNotPileUpBeforeAnAuditThatDoesNotAnswer() throws Exception {
    AtomicInteger readers = new AtomicInteger();
    CountDownLatch answers = new CountDownLatch(1);
    try (SearchHistory history =
        new SearchHistory(
            (String _) -> {
              readers.incrementAndGet();
              await(answers);
              return List.of();
            })) {
      assertThat(history.soon("one")).isEmpty();
      assertThat(history.soon("other")).isEmpty();
      assertThat(readers).hasValue(1);
      answers.countDown();
      Awaitility.await().until(() -> history.soon("other").isPresent());
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void nobodyReadsOnOnceItIsClosed() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    SearchHistory history =
        new SearchHistory(
            (String _) -> {
              await(new CountDownLatch(1));
              stopped.countDown();
              return List.of();
            });
    assertThat(history.soon("attacks")).isEmpty();
    history.close();
    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPageIsShownWithoutAHistoryThatFails() {
    try (SearchHistory history =
        new SearchHistory(
            (String _) -> {
              throw new IllegalStateException("a fault of ours");
            })) {
      assertThat(history.soon("attacks")).isEmpty();
      assertThat(history.soon("attacks")).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
