package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;
import tools.jackson.databind.JsonNode;

class TelegramCourierTest {
  private static final String TOKEN = "123456:AAverySecretToken";

  private final Recorder telegram = new Recorder();

  @AfterEach
  void stop() {
    telegram.close();
  }

  @Test
  void hasTheBotWriteToTheChat() {
    telegram.answers(200, "{\"ok\":true,\"result\":{\"message_id\":7}}");
    assertThat(deliver(Recorder.message("Convoy attacked")))
        .isEqualTo(new Outcome.Sent("HTTP 200"));
    Recorder.Request request = telegram.request();
    assertThat(request.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
    JsonNode json = request.json();
    assertThat(json.at("/chat_id").asString()).isEqualTo("-100200300");
    assertThat(json.at("/parse_mode").asString()).isEqualTo("HTML");
    assertThat(json.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
    assertThat(json.at("/text").asString())
        .isEqualTo(
            """
            <b><a href="https://news.example/1">[Search s] Convoy attacked</a></b>
            Example, 20 Nov 2026, 12:00 UTC
            Convoy attacked

            <a href="http://127.0.0.1:8484/alerts/searches">Vigie</a>\
            """);
  }

  @Test
  void aStrangersTextStaysTextAndCallsNobody() {
    deliver(Recorder.message(Recorder.HOSTILE));
    String text = telegram.request().json().at("/text").asString();
    assertThat(text.replaceAll("</?(b|a href=\"[^\"<>]*\"|a)>", ""))
        .contains("&lt;!channel&gt;", "&lt;b&gt;", "@\u2060everyone")
        .doesNotContain("<", "@everyone", "@here");
  }

  @Test
  void whatIsTooLongIsCut() {
    deliver(Recorder.longMessage());
    String text = telegram.request().json().at("/text").asString();
    String seen = text.replaceAll("<[^>]*>", "").replaceAll("&[a-z]+;", "x");
    assertThat(seen).hasSizeLessThanOrEqualTo(4_096);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}|Gone",
        "403|{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was kicked\"}|Gone",
        "404|{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}|Gone",
        "400|{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}|Never",
        "200|{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: blocked\"}|Gone",
        "200|{\"ok\":false,\"description\":\"Something\"}|Later",
        "200|<html>a proxy|Later",
        "502|<html>a proxy|Later"
      })
  void anAnswerCountsByWhatItSays(int status, String said, String expected) {
    telegram.answers(status, said);
    assertThat(deliver(Recorder.message("T")).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void waitsAsLongAsTelegramAsks() {
    telegram.answers(
        429,
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 35\","
            + "\"parameters\":{\"retry_after\":35}}");
    assertThat(deliver(Recorder.message("T")))
        .isEqualTo(
            new Outcome.Later(
                "HTTP 429: Too Many Requests: retry after 35",
                Optional.of(Duration.ofSeconds(35))));
  }

  @Test
  void saysWhereAChatWent() {
    telegram.answers(
        400,
        "{\"ok\":false,\"error_code\":400,\"description\":\"group chat was upgraded\","
            + "\"parameters\":{\"migrate_to_chat_id\":-1001234567890}}");
    assertThat(deliver(Recorder.message("T")))
        .isEqualTo(
            new Outcome.Never(
                "HTTP 400: group chat was upgraded: the chat is now -1001234567890, enter that"));
  }

  @Test
  void neverTellsTheToken() {
    telegram.answers(500, "no bot at /bot" + TOKEN + "/sendMessage");
    assertThat(deliver(Recorder.message("T")).answer()).doesNotContain("AAvery");
    Channel.Telegram channel = new Channel.Telegram("@alerts", TOKEN);
    assertThat(channel.toString() + channel.key() + channel.shown()).doesNotContain("AAvery");
  }

  private Outcome deliver(Message message) {
    return new TelegramCourier(telegram.post(), telegram.address("/"))
        .deliver(message, new Channel.Telegram("-100200300", TOKEN));
  }
}
