package org.vigie.alerts.channel;

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

class MattermostCourierTest {
  private final Recorder mattermost = new Recorder();

  @AfterEach
  void stop() {
    mattermost.close();
  }

  @Test
  void postsAnAttachmentThatLinksToTheArticle() {
    assertThat(deliver(Recorder.message("Convoy attacked")))
        .isEqualTo(new Outcome.Sent("HTTP 200"));
    Recorder.Request request = mattermost.request();
    assertThat(request.path()).isEqualTo("/hooks/abcdefghijklmnop");
    JsonNode attachment = request.json().at("/attachments/0");
    assertThat(attachment.at("/title").asString()).isEqualTo("\\[Search s\\] Convoy attacked");
    assertThat(attachment.at("/title_link").asString()).isEqualTo("https://news.example/1");
    assertThat(attachment.at("/text").asString()).contains("20 Nov 2026, 12:00 UTC\nConvoy");
    assertThat(attachment.at("/fallback").asString()).isNotEmpty();
  }

  @Test
  void aStrangersTextCallsNobodyAndHasNoMarks() {
    deliver(Recorder.message(Recorder.HOSTILE));
    JsonNode attachment = mattermost.request().json().at("/attachments/0");
    for (String part : new String[] {"/title", "/text", "/fallback"}) {
      assertThat(attachment.at(part).asString())
          .contains("\\[x\\]\\(", "\\*b\\*", "\\`c\\`", "@\u200Beveryone", ":\u200Bsmile:")
          .doesNotContainPattern("@(everyone|here|channel|U1)");
    }
  }

  @Test
  void whatIsTooLongIsCut() {
    deliver(Recorder.longMessage());
    assertThat(mattermost.request().json().toString()).hasSizeLessThan(7_900);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"id\":\"web.incoming_webhook.invalid.app_error\",\"message\":\"Invalid webhook.\"}|Gone|HTTP 400: Invalid webhook.",
        "404|not found|Gone|HTTP 404: not found",
        "400|{\"id\":\"web.incoming_webhook.text.app_error\",\"message\":\"No text specified.\"}|Never|HTTP 400: No text specified.",
        "501|{\"id\":\"web.incoming_webhook.disabled.app_error\",\"message\":\"Disabled.\"}|Later|HTTP 501: Disabled.",
        "403|{\"message\":\"locked\"}|Later|HTTP 403: locked"
      })
  void hearsWhatMattermostAnswers(int status, String said, String expected, String answer) {
    mattermost.answers(status, said);
    Outcome outcome = deliver(Recorder.message("T"));
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(outcome.answer()).isEqualTo(answer);
  }

  @Test
  void waitsAsLongAsMattermostAsks() {
    mattermost.answers(429, "", Map.of("Retry-After", "7"));
    assertThat(deliver(Recorder.message("T")))
        .isEqualTo(new Outcome.Later("HTTP 429", Optional.of(Duration.ofSeconds(7))));
  }

  private Outcome deliver(Message message) {
    return new MattermostCourier(mattermost.post())
        .deliver(message, new Channel.Mattermost(mattermost.address("/hooks/abcdefghijklmnop")));
  }
}
