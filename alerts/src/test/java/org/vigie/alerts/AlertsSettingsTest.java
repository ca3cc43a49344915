package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.alerts.AlertsSettings.Match.FAST;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.AlertsSettings.Smtp;

class AlertsSettingsTest {
  @Test
  void withoutAnyThereIsNoMail() {
    assertThat(AlertsSettings.defaults(URI.create("http://127.0.0.1:8484")).mail()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vigie@localhost", "vigie@example.org", "Vigie <vigie@example.org>"})
  void takesASender(String from) {
    assertThat(smtp("mail.example", 587, null, from).from()).isEqualTo(from);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> AlertsSettings.defaults(URI.create("file:///tmp")))
        .hasMessageContaining("page must be an http or https address");
    assertThatThrownBy(() -> smtp("", 587, null, "a@example.org"))
        .hasMessageContaining("mail host");
    assertThatThrownBy(() -> smtp("mail.example", 0, null, "a@example.org"))
        .hasMessageContaining("1 to 65535, not 0");
    assertThatThrownBy(() -> smtp("mail.example", 25, null, "a@example.org\nBcc: b@example.org"))
        .hasMessageContaining("mail from must be one address");
    assertThatThrownBy(() -> smtp("mail.example", 25, "user", "a@example.org"))
        .hasMessageContaining("go together");
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

  @ParameterizedTest
  @CsvSource({
    "25,,OFFERED",
    "587,,OFFERED",
    "465,,TLS",
    "25,user,STARTTLS",
    "587,user,STARTTLS",
    "2525,user,STARTTLS",
    "465,user,TLS"
  })
  void aPasswordNeverGoesInTheClear(int port, @Nullable String user, Smtp.Security security) {
    Smtp smtp = new Smtp("mail.example", port, user, user, "a@example.org");
    assertThat(smtp.security()).isEqualTo(security);
  }

  @Test
  void doesNotShowThePassword() {
    Smtp smtp = new Smtp("mail.example", 587, "user", "s3cret", "a@example.org");
    assertThat(smtp.toString()).doesNotContain("s3cret");
  }

  private static Smtp smtp(String host, int port, @Nullable String user, String from) {
    return new Smtp(host, port, user, null, from);
  }
}
