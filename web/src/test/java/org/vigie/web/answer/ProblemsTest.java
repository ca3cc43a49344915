package org.vigie.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.vigie.streams.Stream;
import org.vigie.streams.UnconfirmedWriteException;

class ProblemsTest {
  @Test
  void aWriteThatWasNotConfirmedIsNoSuccessAndMayBeSentAgain() {
    Problem problem = Problems.of(new UnconfirmedWriteException(Stream.SEARCHES, null));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.next()).contains("send it again", "safe");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNotOurMistake() {
    assertThat(Problems.of(new KafkaException("no")).status()).isEqualTo(503);
  }

  @Test
  void whatFailedHereSaysNothingOfItsInside() {
    Problem problem = Problems.of(new IllegalStateException("password=secret at /home/x"));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
  }
}
