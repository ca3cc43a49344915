package org.vigie.app.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.app.instance.UserException;
import org.vigie.broker.FreePort;
import org.vigie.streams.Connection;

class RunningTest {
  @Test
  void aKafkaThatDoesNotAnswer() {
    Connection nobody = new Connection("127.0.0.1:" + FreePort.next(), "test");
    assertThatThrownBy(() -> Running.replicas(nobody, Duration.ofSeconds(1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("No Kafka answers at " + nobody.bootstrap())
        .hasMessageContaining("--kafka=HOST:PORT");
  }

  @Test
  void aKafkaThatHasNoAddress() {
    assertThatThrownBy(
            () -> Running.replicas(new Connection("nowhere", "test"), Duration.ofSeconds(1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("No Kafka answers at nowhere");
  }
}
