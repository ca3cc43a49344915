package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;

class WebhookSignatureTest {
  @Test
  void agreesWithTheVectorOfTheSpecification() {
    String signature =
        WebhookSignature.of(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}".getBytes(UTF_8),
            Samples.SECRET);
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aNewSecretIsOfTheFormAndOnlyOnce() {
    String secret = WebhookSecret.create();
    assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSecret.create());
    assertThat(WebhookSecret.bytes(secret)).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%", "MfKQ9r8GKYqrTw"})
  void refusesAnotherSecretWithoutTellingIt(String secret) {
    assertThatThrownBy(() -> WebhookSecret.bytes(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a webhook secret")
        .satisfies(
            e -> {
              if (secret.length() > 6) {
                assertThat(e.getMessage()).doesNotContain(secret);
              }
            });
  }
}
