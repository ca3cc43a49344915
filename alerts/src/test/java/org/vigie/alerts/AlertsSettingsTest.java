package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.alerts.AlertsSettings.Match.FAST;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsSettingsTest {
  @Test
  void withoutAnyThereIsNoMail() {
    assertThat(AlertsSettings.defaults(URI.create("http://127.0.0.1:8484")).mail()).isNull();
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> AlertsSettings.defaults(URI.create("file:///tmp")))
        .hasMessageContaining("page must be an http or https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT5M"})
  void noticesAreGatheredForAWhileThatKafkaBears(Duration notices) {
    AlertsSettings usual = AlertsSettings.defaults(URI.create("http://127.0.0.1:8484"));
    assertThat(usual.notices()).isEqualTo(Duration.ofMinutes(2));
    assertThatThrownBy(
            () -> new AlertsSettings(usual.page(), usual.outbound(), null, notices, FAST))
        .hasMessageContaining("at most PT4M, not " + notices);
  }
}
