package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;
import tools.jackson.databind.JsonNode;

class TeamsCourierTest {
  private final Recorder teams = new Recorder();

  @AfterEach
  void stop() {
    teams.close();
  }

  @Test
  void postsAnAdaptiveCardThatOpensTheArticle() {
    teams.answers(202, "");
    assertThat(deliver(Recorder.message("Convoy attacked")))
        .isEqualTo(new Outcome.Sent("HTTP 202"));
    JsonNode json = teams.request().json();
    assertThat(json.at("/type").asString()).isEqualTo("message");
    assertThat(json.at("/attachments/0/contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = json.at("/attachments/0/content");
    assertThat(card.at("/type").asString()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/version").asString()).isEqualTo("1.4");
    assertThat(card.at("/body/0/inlines/0/text").asString())
        .isEqualTo("[Search s] Convoy attacked");
    assertThat(card.at("/body/2/inlines/0/text").asString()).isEqualTo("Convoy attacked");
    assertThat(card.at("/actions/0/type").asString()).isEqualTo("Action.OpenUrl");
    assertThat(card.at("/actions/0/url").asString()).isEqualTo("https://news.example/1");
  }

  @Test
  void aStrangersTextStandsWhereMarkdownIsNotRead() {
    deliver(Recorder.message(Recorder.HOSTILE));
    JsonNode card = teams.request().json().at("/attachments/0/content");
    assertThat(card.at("/body").size()).isEqualTo(3);
    card.at("/body")
        .forEach(
            block -> {
              assertThat(block.at("/type").asString()).isEqualTo("RichTextBlock");
              assertThat(block.at("/inlines/0/type").asString()).isEqualTo("TextRun");
            });
    assertThat(card.at("/body/2/inlines/0/text").asString()).isEqualTo(Recorder.HOSTILE);
    assertThat(card.at("/msteams").has("entities")).as("nobody is mentioned").isFalse();
  }

  @Test
  void whatIsTooLongIsCut() {
    deliver(Recorder.longMessage());
    assertThat(teams.request().json().toString().getBytes(UTF_8)).hasSizeLessThan(14_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|1|Sent",
        "200|Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429|Later",
        "404|{\"error\":{\"code\":\"WorkflowNotFound\",\"message\":\"not found\"}}|Gone",
        "410|gone|Gone",
        "400|{\"error\":{\"code\":\"InvalidRequestContent\",\"message\":\"bad\"}}|Never",
        "400|{\"error\":{\"code\":\"WorkflowTriggerIsNotEnabled\",\"message\":\"off\"}}|Later",
        "401|{\"error\":{\"code\":\"X\",\"message\":\"expired\"}}|Later",
        "502||Later"
      })
  void hearsWhatTeamsAnswers(int status, String said, String expected) {
    teams.answers(status, said == null ? "" : said);
    Outcome outcome = deliver(Recorder.message("T"));
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(outcome.answer()).startsWith("HTTP " + status);
  }

  @Test
  void waitsAsLongAsTeamsAsks() {
    teams.answers(429, "", Map.of("Retry-After", "12"));
    assertThat(deliver(Recorder.message("T")))
        .isEqualTo(new Outcome.Later("HTTP 429", Optional.of(Duration.ofSeconds(12))));
  }

  private Outcome deliver(Message message) {
    return new TeamsCourier(teams.post())
        .deliver(message, new Channel.Teams(teams.address("/workflows/x/paths/invoke?sig=secret")));
  }
}
