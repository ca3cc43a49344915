package org.vigie.app.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.Spoken;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** {@code vigie evaluate}, on data of which the figures are known. */
class EvaluateTest {
  private static final String FEED =
      """
      <rss version="2.0"><channel><title>The Pier</title><item>
      <title>Quay reopened</title><link>https://pier.example/1</link><guid>one</guid>
      <pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>
      """;

  @TempDir Path folder;

  @Test
  void feedsAreReadOrRefusedAndComparedWithWhatIsExpected() throws IOException {
    Files.writeString(folder.resolve("a.xml"), FEED);
    Files.writeString(folder.resolve("a.json"), expected("Quay reopened"));
    Files.writeString(folder.resolve("none.xml"), "not a feed");
    JsonNode right = json("evaluate", "feeds", folder.toString(), "--json");
    assertThat(right.path("read").asInt()).isEqualTo(1);
    assertThat(right.path("refused").asInt()).isEqualTo(1);
    assertThat(right.path("reasons").path("none.xml").asString()).isNotBlank();
    assertThat(right.path("exceptions").asInt()).isZero();
    assertThat(right.path("expected").asInt()).isPositive();
    assertThat(right.path("share").asDouble()).isEqualTo(1);

    Files.writeString(folder.resolve("a.json"), expected("Quay closed"));
    JsonNode wrong = json("evaluate", "feeds", folder.toString(), "--json");
    assertThat(wrong.path("expected").asInt() - wrong.path("right").asInt()).isEqualTo(1);
    assertThat(wrong.path("mismatches").get(0).asString())
        .contains("a.xml", "Quay closed", "Quay reopened");
    Spoken table = Spoken.by("evaluate", "feeds", folder.toString());
    assertThat(table.out())
        .contains("2 files: 1 read, 1 refused; 1 compared", "0 exceptions", "refused none.xml: ");
  }

  @Test
  void extractionIsMeasuredByWhatAPersonTookFromThePages() throws IOException {
    String text = "The pier was struck by a freighter in the fog, said the captain on Monday.";
    page("good", text);
    page("other", "Ships of all flags waited outside the harbour until the tide came in again.");
    Map<String, Object> truth =
        Map.of(
            "good", Map.of("articleBody", text),
            "other", Map.of("articleBody", "Nothing of this stands on the page that was saved."));
    Files.writeString(folder.resolve("ground-truth.json"), Json.MAPPER.writeValueAsString(truth));
    JsonNode figures = json("evaluate", "extraction", folder.toString(), "--json", "--all");
    assertThat(figures.path("pages").asInt()).isEqualTo(2);
    assertThat(figures.path("recall").asDouble()).isEqualTo(0.5);
    assertThat(figures.path("halfA").path("pages").asInt())
        .isEqualTo(2 - figures.path("halfB").path("pages").asInt());
    assertThat(Spoken.by("evaluate", "extraction", folder.toString()).out())
        .contains("The worst pages")
        .containsPattern("all +2 ");
  }

  @Test
  void dataThatIsNotThereIsNamed() {
    Path none = folder.resolve("none");
    Spoken extraction = Spoken.by("evaluate", "extraction", none.toString());
    assertThat(extraction.code()).isNotZero();
    assertThat(extraction.err()).startsWith("vigie: ").contains("ground-truth.json");
    Spoken feeds = Spoken.by("evaluate", "feeds", none.toString());
    assertThat(feeds.code()).isNotZero();
    assertThat(feeds.err()).startsWith("vigie: ").contains(none.toString());
  }

  private static JsonNode json(String... arguments) {
    Spoken spoken = Spoken.by(arguments);
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return Json.MAPPER.readTree(spoken.out());
  }

  private static String expected(String title) {
    return """
        {"title":"The Pier","items":[{"title":"%s","link":"https://pier.example/1",
         "guid":{"value":"one"},"pubDate":"Sat, 21 Nov 2026 10:00:00 GMT",
         "pubDateParsed":"2026-11-21T10:00:00Z"}]}
        """
        .formatted(title);
  }

  private void page(String name, String text) throws IOException {
    Path html = Files.createDirectories(folder.resolve("html")).resolve(name + ".html.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(html))) {
      out.write(
          "<html><body><article><h1>%s</h1><p>%s</p></article></body></html>"
              .formatted(name, text)
              .getBytes(UTF_8));
    }
  }
}
