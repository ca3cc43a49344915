package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import tools.jackson.databind.JsonNode;

class NtfyCourierTest {
  private final Recorder ntfy = new Recorder();

  @AfterEach
  void stop() {
    ntfy.close();
  }

  @Test
  void publishesToTheTopicThatItsAddressNames() {
    ntfy.answers(200, "{\"id\":\"x\",\"event\":\"message\"}");
    assertThat(deliver(Recorder.message("Convoy attacked"), null))
        .isEqualTo(new Outcome.Sent("HTTP 200"));
    Recorder.Request request = ntfy.request();
    assertThat(request.path()).isEqualTo("/");
    assertThat(request.headers().containsKey("Authorization")).isFalse();
    JsonNode json = request.json();
    assertThat(json.at("/topic").asString()).isEqualTo("sahel-8xq2");
    assertThat(json.at("/title").asString()).isEqualTo("[Search s] Convoy attacked");
    assertThat(json.at("/message").asString()).endsWith("12:00 UTC\nConvoy attacked");
    assertThat(json.at("/priority").asInt()).isEqualTo(3);
    assertThat(json.at("/click").asString()).isEqualTo("https://news.example/1");
    assertThat(json.at("/tags/0").asString()).isEqualTo("vigie");
    assertThat(json.has("markdown")).as("it is plain text").isFalse();
  }

  @Test
  void showsItsTokenToTheServerAndToNobodyElse() {
    ntfy.answers(403, "{\"code\":40301,\"error\":\"forbidden for tk_verysecret\"}");
    Outcome outcome = deliver(Recorder.message("T"), "tk_verysecret");
    assertThat(ntfy.request().headers().getFirst("Authorization"))
        .isEqualTo("Bearer tk_verysecret");
    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(outcome.answer()).startsWith("HTTP 403: forbidden for").doesNotContain("verysecret");
    assertThat(new Channel.Ntfy(URI.create("https://ntfy.sh/t"), "tk_verysecret").toString())
        .doesNotContain("verysecret");
  }

  @ParameterizedTest
  @CsvSource({"LOW, 2", "NORMAL, 3", "URGENT, 5"})
  void whatIsUrgentRingsLouder(Priority priority, int expected) {
    Message message = Recorder.message("T");
    Brief brief = message.brief();
    deliver(
        new Message(
            message.id(),
            message.thread(),
            message.subject(),
            message.text(),
            message.html(),
            message.payload(),
            message.settings(),
            new Brief(brief.title(), brief.text(), brief.url(), priority)),
        null);
    assertThat(ntfy.request().json().at("/priority").asInt()).isEqualTo(expected);
  }

  @Test
  void whatIsTooLongIsCutToItsBytes() {
    Message message = Recorder.message("T");
    deliver(
        new Message(
            message.id(),
            message.thread(),
            message.subject(),
            message.text(),
            message.html(),
            message.payload(),
            message.settings(),
            new Brief("T", "é😀".repeat(3_000), "https://a.example/", Priority.NORMAL)),
        null);
    String sent = ntfy.request().json().at("/message").asString();
    assertThat(sent.getBytes(UTF_8)).hasSizeBetween(3_000, 4_096);
    assertThat(sent).endsWith("…").doesNotContain("?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"code\":40009,\"http\":400,\"error\":\"invalid topic\"}|Never|HTTP 400: invalid topic",
        "413|{\"error\":\"too large\"}|Never|HTTP 413: too large",
        "404|{\"error\":\"page not found\"}|Later|HTTP 404: page not found",
        "507|{\"error\":\"no space\"}|Later|HTTP 507: no space"
      })
  void hearsWhatNtfyAnswers(int status, String said, String expected, String answer) {
    ntfy.answers(status, said);
    Outcome outcome = deliver(Recorder.message("T"), null);
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(outcome.answer()).isEqualTo(answer);
  }

  @Test
  void waitsAsLongAsNtfyAsks() {
    ntfy.answers(429, "{\"error\":\"limit reached\"}", Map.of("Retry-After", "60"));
    assertThat(deliver(Recorder.message("T"), null))
        .isEqualTo(
            new Outcome.Later("HTTP 429: limit reached", Optional.of(Duration.ofMinutes(1))));
  }

  private Outcome deliver(Message message, @Nullable String token) {
    return new NtfyCourier(ntfy.post())
        .deliver(message, new Channel.Ntfy(ntfy.address("/sahel-8xq2"), token));
  }
}
