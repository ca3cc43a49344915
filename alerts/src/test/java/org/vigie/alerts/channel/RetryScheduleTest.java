package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
  private static final RandomGenerator NO_JITTER = () -> 0;

  @ParameterizedTest
  @CsvSource({
    "1, PT5S",
    "2, PT5M",
    "3, PT30M",
    "4, PT2H",
    "5, PT5H",
    "6, PT10H",
    "7, PT14H",
    "8, PT20H",
    "9, PT24H"
  })
  void waitsAsStandardWebhooksSays(int attempts, Duration expected) {
    assertThat(new RetrySchedule(NO_JITTER).wait(attempts, Optional.empty())).contains(expected);
  }

  @Test
  void endsAfterTheTenthAttempt() {
    assertThat(new RetrySchedule(NO_JITTER).wait(10, Optional.empty())).isEmpty();
    assertThat(new RetrySchedule(NO_JITTER).wait(10, Optional.of(Duration.ofHours(1)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT5S", "PT3S, PT5S", "PT90S, PT90S", "PT24H, PT24H", "P3650D, PT24H"})
  void isNeverShorterThanRetryAfterWhichIsCapped(Duration retryAfter, Duration expected) {
    assertThat(new RetrySchedule(NO_JITTER).wait(1, Optional.of(retryAfter))).contains(expected);
  }

  @Test
  void drawsWaitsOutByUpToATenth() {
    RetrySchedule schedule = new RetrySchedule(new Random(1));
    for (int i = 0; i < 1_000; i++) {
      assertThat(schedule.wait(2, Optional.empty()).orElseThrow())
          .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330));
    }
    assertThat(schedule.wait(2, Optional.empty())).isNotEqualTo(schedule.wait(2, Optional.empty()));
  }
}
