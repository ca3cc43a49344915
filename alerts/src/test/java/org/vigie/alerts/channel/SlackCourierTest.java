package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;
import tools.jackson.databind.JsonNode;

class SlackCourierTest {
  private static final String SECRET = "/services/T000/B000/verySecretPath";

  private final Recorder slack = new Recorder();

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void postsTitlePassageAndWhereToReadOn() {
    assertThat(deliver(Recorder.message("Convoy attacked")))
        .isEqualTo(new Outcome.Sent("HTTP 200"));
    Recorder.Request request = slack.request();
    assertThat(request.path()).isEqualTo(SECRET);
    assertThat(request.headers().getFirst("Content-Type")).startsWith("application/json");
    JsonNode json = request.json();
    assertThat(json.at("/text").asString()).isEqualTo("[Search s] Convoy attacked");
    assertThat(json.at("/blocks/0/type").asString()).isEqualTo("header");
    assertThat(json.at("/blocks/0/text/text").asString()).isEqualTo("[Search s] Convoy attacked");
    assertThat(json.at("/blocks/1/text/text").asString())
        .isEqualTo("Example, 20 Nov 2026, 12:00 UTC\nConvoy attacked");
    assertThat(json.at("/blocks/2/elements/0/text").asString())
        .isEqualTo(
            "<https://news.example/1|news.example> · "
                + "<http://127.0.0.1:8484/alerts/searches|Vigie>");
    assertThat(json.at("/unfurl_links").asBoolean()).isFalse();
  }

  @Test
  void aStrangersTextCallsNobodyAndLinksNowhere() {
    deliver(Recorder.message(Recorder.HOSTILE));
    JsonNode json = slack.request().json();
    assertThat(json.at("/blocks/0/text/type").asString()).isEqualTo("plain_text");
    assertThat(json.at("/blocks/1/text/type").asString()).isEqualTo("plain_text");
    for (String text : new String[] {"/text", "/blocks/0/text/text", "/blocks/1/text/text"}) {
      assertThat(json.at(text).asString())
          .contains("&lt;!channel&gt;", "&lt;b&gt;&amp;amp;")
          .doesNotContain("<", ">");
    }
  }

  @Test
  void anAddressCannotEndItsLink() {
    Message message = Recorder.message("T");
    Brief brief = message.brief();
    Message hostile =
        new Message(
            message.id(),
            message.thread(),
            message.subject(),
            message.text(),
            message.html(),
            message.payload(),
            message.settings(),
            new Brief(
                brief.title(), "", "https://a.example/x|<!channel>?a=1&b=2", brief.priority()));
    deliver(hostile);
    JsonNode json = slack.request().json();
    assertThat(json.at("/blocks/1/elements/0/text").asString())
        .startsWith("<https://a.example/x%7C%3C!channel%3E?a=1&amp;b=2|a.example> · ");
  }

  @Test
  void whatIsTooLongIsCut() {
    deliver(Recorder.longMessage());
    JsonNode json = slack.request().json();
    assertThat(json.at("/blocks/0/text/text").asString()).hasSizeBetween(120, 150).endsWith("…");
    assertThat(json.at("/blocks/1/text/text").asString()).hasSizeLessThanOrEqualTo(3_000);
    deliver(Recorder.message("<&>".repeat(1_000)));
    JsonNode escaped = slack.request().json();
    assertThat(escaped.at("/blocks/0/text/text").asString())
        .hasSizeBetween(120, 150)
        .endsWith(";…");
    assertThat(escaped.at("/blocks/1/text/text").asString()).hasSizeLessThanOrEqualTo(3_000);
  }

  @ParameterizedTest
  @CsvSource({
    "410, channel_is_archived, Gone",
    "404, no_service, Gone",
    "400, invalid_payload, Never",
    "403, action_prohibited, Later",
    "500, rollup_error, Later",
    "503, '', Later"
  })
  void hearsWhatSlackAnswers(int status, String said, String expected) {
    slack.answers(status, said);
    Outcome outcome = deliver(Recorder.message("T"));
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(outcome.answer()).startsWith("HTTP " + status).contains(said);
  }

  @Test
  void waitsAsLongAsSlackAsks() {
    slack.answers(429, "rate_limited", Map.of("Retry-After", "30"));
    assertThat(deliver(Recorder.message("T")))
        .isEqualTo(
            new Outcome.Later("HTTP 429: rate_limited", Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void anAnswerThatRepeatsTheSecretDoesNotTellIt() {
    slack.answers(500, "cannot post to " + SECRET + "\nnow");
    assertThat(deliver(Recorder.message("T")).answer())
        .isEqualTo("HTTP 500: cannot post to /•••/T000/B000/••• now");
    Channel.Slack channel = new Channel.Slack(URI.create("https://hooks.slack.com" + SECRET));
    assertThat(channel.toString()).doesNotContain("verySecret", "services").startsWith("slack:");
    assertThat(channel.shown()).isEqualTo("hooks.slack.com/…Path");
  }

  private Outcome deliver(Message message) {
    return new SlackCourier(slack.post())
        .deliver(message, new Channel.Slack(slack.address(SECRET)));
  }
}
