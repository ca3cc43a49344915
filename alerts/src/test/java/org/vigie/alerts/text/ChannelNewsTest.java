package org.vigie.alerts.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.Samples;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfChannel;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class ChannelNewsTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @ParameterizedTest
  @CsvSource({
    "FAILS, does not take messages",
    "OFF, is switched off",
    "WORKS, takes messages again"
  })
  void aChannelIsNamedWithWhatBecameOfIt(OfChannel.State state, String became) {
    OfChannel news =
        new OfChannel(
            "slack:1a2b3c4d", "hooks.slack.com/…4x2q", state, Samples.NOON, "HTTP 410: <b>no</b>");
    Message message = Message.of(Notice.of(news), LINKS);
    assertThat(message.subject()).isEqualTo("[Vigie] hooks.slack.com/…4x2q (slack) " + became);
    assertThat(message.thread())
        .as("the end of a trouble stands by its beginning")
        .isEqualTo("channel.slack-1a2b3c4d");
    assertThat(message.text())
        .contains(became, "20 Nov 2026, 12:00 UTC", "HTTP 410: <b>no</b>")
        .contains("http://127.0.0.1:8484/alerts/searches");
    assertThat(message.html()).contains("&lt;b&gt;no").doesNotContain("<b>");
    assertThat(message.brief().text()).startsWith("HTTP 410: <b>no</b>\n");
    JsonNode payload = Json.MAPPER.readTree(new String(message.payload(), UTF_8));
    assertThat(payload.at("/data/channel/became").asString()).isEqualTo(state.name());
    assertThat(payload.at("/data/channel/shown").asString()).isEqualTo("hooks.slack.com/…4x2q");
    assertThat(Notice.of(news).id())
        .as("the same however often it is made")
        .isEqualTo(message.id())
        .hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILS, n’accepte pas les messages, réessaie à chaque nouveau message",
    "OFF, est désactivé, rien n’y est envoyé",
    "WORKS, accepte de nouveau les messages, ce qu’il a manqué"
  })
  void isInTheLanguageOfItsReader(OfChannel.State state, String became, String next) {
    OfChannel news = new OfChannel("slack:1", "slack/…1", state, Samples.NOON, "HTTP 410");
    Message message = Message.of(Notice.of(news).in("fr"), LINKS);
    assertThat(message.subject()).isEqualTo("[Vigie] slack/…1 (slack) " + became);
    assertThat(message.text())
        .contains(became, "20 nov. 2026", next, "Recherches enregistrées et leurs canaux: http");
    assertThat(message.html()).contains(became, next);
    assertThat(message.brief().text()).contains(next);
    assertThat(message.id()).isEqualTo(Notice.of(news).id());
  }
}
