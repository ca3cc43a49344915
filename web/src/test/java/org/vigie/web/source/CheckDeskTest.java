package org.vigie.web.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vigie.model.Checked;
import org.vigie.model.Source;
import org.vigie.web.TestDesk;
import org.vigie.web.answer.Refusal;

class CheckDeskTest {
  private static final Checked.Question QUESTION =
      new Checked.Question(URI.create("https://a.example/"), null, null, null);
  private static final Checked ANSWER =
      new Checked.Unreadable(QUESTION.address(), List.of(), "nothing", "try again");

  private static final Documents DOCUMENTS = new TestDesk.TestDocuments();

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void anybodyLooksTenTimesAMinute() {
    CheckDesk desk = new CheckDesk(new Quick(), DOCUMENTS, () -> now);
    for (int i = 0; i < 10; i++) {
      assertThat(desk.check("one", QUESTION)).isEqualTo(ANSWER);
      now = now.plusSeconds(1);
    }
    now = now.minusSeconds(1);
    assertThatThrownBy(() -> desk.check("one", QUESTION))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(429);
              assertThat(refusal.retryAfter()).contains(51L);
              assertThat(refusal.problem().next()).isEqualTo("Try again in 51 s.");
            });
    assertThatThrownBy(() -> desk.fetch("one", TestDesk.TestDocuments.PAGE))
        .isInstanceOf(Refusal.class);
    assertThat(desk.check("another", QUESTION)).isEqualTo(ANSWER);
    now = now.plus(Duration.ofSeconds(61));
    assertThat(desk.check("one", QUESTION)).isEqualTo(ANSWER);
  }

  @Test
  void nobodyLooksAtTwoAddressesAtATime() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    SourceChecks slow =
        new Quick() {
          @Override
          public Checked check(Checked.Question question) {
            begun.countDown();
            try {
              assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return ANSWER;
          }
        };
    CheckDesk desk = new CheckDesk(slow, DOCUMENTS, () -> now);
    Thread first = Thread.ofVirtual().start(() -> desk.check("one", QUESTION));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> desk.check("one", QUESTION)).isInstanceOf(Refusal.class);
    end.countDown();
    first.join();
    assertThat(desk.check("one", QUESTION)).isEqualTo(ANSWER);
  }

  @Test
  void aLookThatFailsIsOver() {
    SourceChecks failing =
        new Quick() {
          @Override
          public Checked check(Checked.Question question) {
            throw new IllegalStateException("a defect");
          }
        };
    CheckDesk desk = new CheckDesk(failing, DOCUMENTS, () -> now);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> desk.check("one", QUESTION)).hasMessage("a defect");
    }
  }

  private static class Quick implements SourceChecks {
    @Override
    public Checked check(Checked.Question question) {
      return ANSWER;
    }

    @Override
    public Checked check(Source source) {
      return ANSWER;
    }
  }
}
