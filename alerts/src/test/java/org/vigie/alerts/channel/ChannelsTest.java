package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Channel;
import org.vigie.streams.Connection;

class ChannelsTest {
  /** It connects when it is first used. */
  private static final Connection NOWHERE = new Connection("127.0.0.1:1", "test");

  private static final OutboundSettings LIMITS = OutboundSettings.defaults("test@example.org");

  @Test
  void sendsAMailThatSaysThatItIsATest() throws MessagingException {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    Smtp smtp = new Smtp("127.0.0.1", server.getSmtp().getPort(), null, null, "vigie@example.org");
    try (Channels channels = channels(LIMITS, smtp)) {
      assertThat(channels.test(new Channel.Mail("a@example.org")).arrived()).isTrue();
      assertThat(server.getReceivedMessages()[0].getSubject())
          .isEqualTo("[Test] This is a test of Vigie");
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.5/hook",
        "https://192.168.1.1/",
        "http://127.0.0.1:8484/",
        "http://localhost/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://169.254.169.254/",
        "https://hook.example:9000/"
      })
  void refusesAtOnceWhereNothingCanBeBrought(String address) {
    try (Channels channels = channels(LIMITS, null)) {
      assertThat(channels.refusal(Samples.webhook(address)))
          .get()
          .asString()
          .containsAnyOf(
              " is not an address of the public internet: ",
              " is not one of the web's (80, 443, 8080, 8443)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hook.example/",
        "http://hook.example:8080/",
        "https://8.8.8.8/",
        "https://[2606:4700::1]/",
        "http://127.0.0.1:9999/"
      })
  void leavesToTheFirstAttemptWhatALookUpMustDecide(String address) {
    try (Channels channels = channels(LIMITS.withAllowedHosts(Set.of("127.0.0.1:9999")), null)) {
      assertThat(channels.refusal(Samples.webhook(address))).isEmpty();
      assertThat(channels.refusal(new Channel.Mail("a@example.org"))).isEmpty();
    }
  }

  @Test
  void aTestArrivesAtEveryKindOfWebhook() {
    try (Recorder there = new Recorder()) {
      OutboundSettings limits = LIMITS.withAllowedHosts(Set.of(there.address("/").getAuthority()));
      try (Channels channels = channels(limits, null)) {
        for (Channel channel :
            List.of(
                Samples.webhook(there.address("/hook").toString()),
                new Channel.Slack(there.address("/slack")),
                new Channel.Mattermost(there.address("/mattermost")),
                new Channel.Teams(there.address("/teams")),
                new Channel.Ntfy(there.address("/topic"), null))) {
          assertThat(channels.test(channel)).isEqualTo(new Channels.Tried(true, "HTTP 200"));
          assertThat(there.request().json().toString()).contains("This is a test of Vigie");
        }
      }
    }
  }

  @Test
  void saysWhyAChannelDoesNotWork() {
    try (Channels channels = channels(LIMITS, null)) {
      Channels.Tried mail = channels.test(new Channel.Mail("a@example.org"));
      assertThat(mail.arrived()).isFalse();
      assertThat(mail.answer()).contains("no mail server");
      Channels.Tried webhook = channels.test(Samples.webhook("http://127.0.0.1:9/"));
      assertThat(webhook.arrived()).isFalse();
      assertThat(webhook.answer()).startsWith("refused: ");
    }
  }

  private static Channels channels(OutboundSettings limits, @Nullable Smtp mail) {
    return new Channels(
        URI.create("http://127.0.0.1:8484"),
        limits,
        mail,
        NOWHERE,
        InstantSource.fixed(Samples.NOON));
  }
}
