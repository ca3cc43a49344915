package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.AlertsSettings.Smtp;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Channel;

class ChannelsTest {
  private static final URI PAGE = URI.create("http://127.0.0.1:8484");

  @Test
  void sendsAMailThatSaysThatItIsATest() throws MessagingException {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            server.getSmtp().getPort(),
            null,
            null,
            "vigie@example.org",
            Smtp.Security.OFFERED);
    AlertsSettings settings =
        new AlertsSettings(PAGE, OutboundSettings.defaults("test@example.org"), smtp);
    try (Channels channels = new Channels(settings, InstantSource.fixed(Samples.NOON))) {
      assertThat(channels.test(new Channel.Mail("a@example.org")).arrived()).isTrue();
      assertThat(server.getReceivedMessages()[0].getSubject())
          .isEqualTo("[Test] This is a test of Vigie");
    } finally {
      server.stop();
    }
  }

  @Test
  void saysWhyAChannelDoesNotWork() {
    try (Channels channels =
        new Channels(AlertsSettings.defaults(PAGE), InstantSource.fixed(Samples.NOON))) {
      Channels.Tried mail = channels.test(new Channel.Mail("a@example.org"));
      assertThat(mail.arrived()).isFalse();
      assertThat(mail.answer()).contains("no mail server");
      Channels.Tried webhook = channels.test(Samples.webhook("http://127.0.0.1:9/"));
      assertThat(webhook.arrived()).isFalse();
      assertThat(webhook.answer()).startsWith("refused: ");
    }
  }
}
