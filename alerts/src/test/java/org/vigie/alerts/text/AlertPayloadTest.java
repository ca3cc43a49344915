package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Passage;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

class AlertPayloadTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @Test
  void saysWhatMatchedAndWhereToReadOn() {
    Passage why = new Passage("text", "An attack on a convoy", List.of(new Passage.Match(15, 21)));
    Alert alert = Samples.alert("story1", "Attaque près de Djibo", why);
    JsonNode json = Json.MAPPER.readTree(Message.of(alert, LINKS).payload());
    assertThat(json.at("/type").stringValue()).isEqualTo("alert");
    assertThat(json.at("/timestamp").stringValue()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(json.at("/data/id").stringValue()).isEqualTo(alert.id());
    assertThat(json.at("/data/search/query").stringValue()).isEqualTo("convoy");
    assertThat(json.at("/data/article/title").stringValue()).isEqualTo("Attaque près de Djibo");
    assertThat(json.at("/data/why/0/matches/0/start").intValue()).isEqualTo(15);
    assertThat(json.at("/data/links/story").stringValue())
        .isEqualTo("http://127.0.0.1:8484/search?q=story:story1&collapse=no");
  }

  @Test
  void keepsTheSecretAndTheOtherChannels() {
    SavedSearch search = Samples.search("s", "q", Samples.webhook("https://hook.example/secret"));
    Alert alert =
        Samples.alert(search, "1", "T", "https://a.example/", new Passage("text", "q", List.of()));
    assertThat(
            new String(Message.of(alert, LINKS).payload(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("whsec_", "hook.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u0001", "\"", "é", "\uD83D\uDD25"})
  void staysBelowTwentyThousandBytesWhateverComes(String letter) {
    String huge = letter.repeat(200_000);
    Passage[] passages =
        Stream.generate(() -> new Passage("text", letter.repeat(3_000), List.of()))
            .limit(10)
            .toArray(Passage[]::new);
    SavedSearch search = Samples.search("s", huge);
    Alert alert =
        Samples.alert(search, "1", huge, "https://a.example/" + "x".repeat(50_000), passages);
    byte[] payload = Message.of(alert, LINKS).payload();
    assertThat(payload.length).isLessThan(Payload.MAX_BYTES);
    assertThat(Json.MAPPER.readTree(payload).at("/data/id").stringValue()).isEqualTo(alert.id());
  }

  @Test
  void leavesOutPassagesThatDoNotFitOnly() {
    Passage large = new Passage("text", "x".repeat(8_000), List.of());
    Alert alert =
        Samples.alert(
            Samples.search("s", "q"), "1", "T", "https://a.example/", large, large, large);
    assertThat(Json.MAPPER.readTree(Message.of(alert, LINKS).payload()).at("/data/why")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "", "ftp://a.example/"})
  void linksToTheWebOnly(String url) {
    Alert alert =
        Samples.alert(Samples.search("s", "q"), "1", "T", url, new Passage("text", "q", List.of()));
    assertThat(
            Json.MAPPER
                .readTree(Message.of(alert, LINKS).payload())
                .at("/data/article/url")
                .stringValue())
        .isEqualTo("http://127.0.0.1:8484/article/1");
  }
}
