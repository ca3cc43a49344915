package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTest {
  @ParameterizedTest
  @ValueSource(strings = {"vigie@localhost", "vigie@example.org", "Vigie <vigie@example.org>"})
  void takesASender(String from) {
    assertThat(smtp("mail.example", 587, null, from).from()).isEqualTo(from);
  }

  @Test
  void saysWhatIsWrong() {
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
