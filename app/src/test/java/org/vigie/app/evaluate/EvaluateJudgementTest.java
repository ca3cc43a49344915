package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.app.Spoken;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/**
 * {@code vigie evaluate} of what is judged of an article, on rows of which the figures are known.
 */
class EvaluateJudgementTest {
  private static final String AES =
      "The leaders of the Alliance of Sahel States signed a treaty in Niamey on Saturday.";
  private static final String BAKERS =
      "The bakers of the town met on Monday to speak about the price of flour and of bread.";
  private static final String ATTACK =
      "JNIM fighters attacked an army camp at Djibo on Monday, killing 12 soldiers.";

  @TempDir Path folder;

  @Test
  void topicsHaveTheirFiguresByLanguageAndWhatSpokeForThem() throws IOException {
    Path file =
        lines(
            row("a", "eng", AES, "[\"aes\"]", "[]"),
            row("b", "fra", BAKERS, "[\"wagner\"]", "[]"),
            row("c", "en", AES, "[]", "[]").replace("false", "true"));
    JsonNode all = json("topics", file);
    assertThat(all.path("precision").asDouble()).isEqualTo(0.5);
    assertThat(all.path("recall").asDouble()).isEqualTo(0.5);
    assertThat(all.path("f1").asDouble()).isEqualTo(0.5);
    assertThat(all.path("positives").asInt()).isEqualTo(2);
    assertThat(all.path("preliminary").asBoolean()).isTrue();
    assertThat(all.path("parts")).hasSize(4);
    JsonNode english = all.path("parts").get(1);
    assertThat(english.path("class").asString()).isEqualTo("aes");
    assertThat(english.path("language").asString()).isEqualTo("en");
    assertThat(english.path("precision").asDouble()).isEqualTo(0.5);
    assertThat(english.path("interval").path("precision").get(0).asDouble())
        .isCloseTo(0.0945, within(0.0005));
    assertThat(all.path("misses"))
        .extracting(JsonNode::asString)
        .anySatisfy(miss -> assertThat(miss).startsWith("c: wrongly aes").contains("\"Alliance of"))
        .anySatisfy(miss -> assertThat(miss).startsWith("b: missed wagner, score 0.00 of 1.00"));

    JsonNode strict = json("topics", file, "--strict");
    assertThat(strict.path("precision").asDouble()).isEqualTo(1);
    assertThat(strict.path("leftOut").asInt()).isEqualTo(1);
    assertThat(evaluate("topics", file, "--strict").out())
        .contains("preliminary", "1 borderline rows left out", "b: missed wagner");
  }

  @Test
  void aTopicThatIsNeverSaidHasNoPrecision() throws IOException {
    JsonNode all = json("topics", lines(row("b", "en", BAKERS, "[\"wagnr\"]", "[]")));
    assertThat(all.path("precision").isNull()).isTrue();
    assertThat(all.path("recall").asDouble()).isZero();
    assertThat(evaluate("topics", folder.resolve("labelled")).out())
        .contains("labels that the watch has no topic for: wagnr");
  }

  @ParameterizedTest
  @ValueSource(strings = {MONDAY, "\"published\":\"2026-05-05\","})
  void eventsAreComparedFieldByField(String published) throws IOException {
    String event =
        "[{\"place\":\"Djibo\",\"killed\":12,\"perpetrator\":\"JNIM\",\"date\":\"2026-05-04\"}]";
    Path file =
        lines(
            row("a", "en", ATTACK, "[]", event).replace("{\"id\"", "{" + published + "\"id\""),
            row("b", "en", BAKERS, "[]", event),
            row("c", "en", BAKERS, "[]", "[]"));
    JsonNode all = json("events", file);
    assertThat(all.path("precision").asDouble()).isEqualTo(1);
    assertThat(all.path("recall").asDouble()).isEqualTo(0.5);
    for (String field : new String[] {"place, within 25 km", "killed, exactly", "date"}) {
      JsonNode part = part(all, field);
      assertThat(part.path("recall").asDouble()).as(field).isEqualTo(0.5);
      assertThat(part.path("precision").asDouble()).as(field).isEqualTo(1);
    }
    JsonNode none = part(all, "no event where there is none");
    assertThat(none.path("recall").asDouble()).isEqualTo(1);
    assertThat(none.path("precision").asDouble()).isEqualTo(0.5);
    assertThat(all.path("misses").get(0).asString()).startsWith("b: not found");
  }

  /**
   * Invented reports of our own, written before they were measured; docs/accuracy.md has the first
   * figures, these are what has been reached since.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.82, 0.78, 0.93",
    "2, 0.83, 0.80, 0.97",
    "3, 0.80, 0.74, 0.89",
    "4, 0.73, 0.63, 0.92"
  })
  void attacksOfOwnReportsAreRead(int set, double place, double killed, double about) {
    Path file =
        Path.of("../classify/src/test/resources/org/vigie/classify/reports-" + set + ".jsonl");
    JsonNode all = json("events", file);
    JsonNode where = part(all, "place, within 25 km");
    JsonNode toll = part(all, "killed, exactly");
    assertThat(where.path("precision").asDouble()).isGreaterThanOrEqualTo(0.88);
    assertThat(where.path("recall").asDouble()).isGreaterThanOrEqualTo(place);
    assertThat(toll.path("precision").asDouble()).isGreaterThanOrEqualTo(0.80);
    assertThat(toll.path("recall").asDouble()).isGreaterThanOrEqualTo(killed);
    JsonNode topic = part(json("topics", file), "jihadist-attack");
    assertThat(topic.path("precision").asDouble()).isGreaterThanOrEqualTo(0.95);
    assertThat(topic.path("recall").asDouble()).isGreaterThanOrEqualTo(about);
  }

  private static final String MONDAY = "\"published\":\"2026-05-05T08:00:00Z\",";

  @Test
  void languagesCountWhatOthersAreTakenFor() throws IOException {
    Path file =
        lines(
            "lang\theadline\ttext",
            "eng\tBread\t" + BAKERS,
            "fra\tPain\tLes boulangers de la ville se sont réunis lundi pour parler du prix.",
            "fra\tBread\t" + BAKERS,
            "deu\tBread\t" + BAKERS);
    JsonNode all = json("languages", file);
    assertThat(all.path("precision").asDouble()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(all.path("recall")).isEqualTo(all.path("precision"));
    assertThat(all.path("englishFrench").asInt()).isEqualTo(1);
    assertThat(all.path("others").asInt()).isEqualTo(1);
    assertThat(all.path("othersTaken").asInt()).isEqualTo(1);
    assertThat(part(all, "en").path("precision").asDouble()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(all.path("told").path("fr").path("en").asInt()).isEqualTo(1);
    assertThat(all.path("misses").get(0).asString()).startsWith("line 4: labelled fr, told as en");
    assertThat(evaluate("languages", file).out()).contains("de told as en 1");
    assertThat(json("languages", file, "--headlines").path("recall").asDouble()).isZero();
  }

  @Test
  void storiesHaveBCubedFiguresAndTheirWorstArticles() throws IOException {
    Path file =
        lines(
            story("a", "1", ATTACK + " " + AES + " " + BAKERS),
            story("b", "1", ATTACK + " " + AES + " " + BAKERS),
            story(
                "c",
                "1",
                "Rain fell on the fields of the valley after two dry years, farmers say."),
            story("d", "2", "The railway to the coast will open in March, said the company."));
    JsonNode all = json("stories", file);
    assertThat(all.path("precision").asDouble()).isEqualTo(1);
    assertThat(all.path("recall").asDouble())
        .isCloseTo((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1) / 4, within(1e-9));
    assertThat(all.path("stories").asInt()).isEqualTo(2);
    assertThat(all.path("filed").asInt()).isEqualTo(3);
    assertThat(all.path("parts").get(0).path("class").asString()).isEqualTo("1");
    assertThat(evaluate("stories", file).out())
        .contains("4 articles in 2 stories, filed under 3", "c: filed with 1 of the 3 of 1");
  }

  @Test
  void onlyTheWorstAreShownUnlessAllAreAskedFor() throws IOException {
    Path file =
        lines(
            Stream.iterate(0, i -> i < 25, i -> i + 1)
                .map(i -> row("r" + i, "en", BAKERS, "[\"aes\"]", "[]"))
                .toArray(String[]::new));
    assertThat(evaluate("topics", file).out()).contains("and 5 more: --all shows them");
    assertThat(json("topics", file).path("misses")).hasSize(20);
    assertThat(json("topics", file).path("wrong").asInt()).isEqualTo(25);
    assertThat(evaluate("topics", file, "--all").out()).contains("r24: ").doesNotContain("more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topics|{"text":"a"}|:1: it has no list 'labels'. Write one object on each line
          topics|{"labels":[]}|:1: not a JSON object with a text
          topics|[1]|:1: not a JSON object with a text
          events|{"text":"a","labels":[]}|:1: it has no list 'events'
          events|{"text":"a","events":[],"published":"May"}|:1: 'published' is neither a day
          stories|{"text":"a"}|:1: it has no text 'story'
          stories|''|has no rows
          languages|en,A,b|:1: name the columns on the first line
          """)
  void brokenRowsAreRefusedWithTheirLine(String command, String line, String said)
      throws IOException {
    Spoken spoken = evaluate(command, lines(line));
    assertThat(spoken.code()).isNotZero();
    assertThat(spoken.err()).startsWith("vigie: ").contains("labelled").contains(said);
  }

  @Test
  void aRowOfTooFewColumnsAndAFileThatIsNotUtf8AreRefused() throws IOException {
    assertThat(evaluate("languages", lines("lang\theadline\ttext", "en\tA")).err())
        .contains("labelled:2: 2 columns. Write lang, headline, text, tabs between.");
    Path file = Files.write(folder.resolve("latin"), new byte[] {'{', (byte) 0xe9, '}'});
    assertThat(evaluate("topics", file).err()).contains("it is not UTF-8");
    assertThat(evaluate("topics", folder.resolve("none")).err()).contains("cannot read");
  }

  private static JsonNode part(JsonNode all, String name) {
    for (JsonNode part : all.path("parts")) {
      if (part.path("class").asString().equals(name) && part.path("language").isNull()) {
        return part;
      }
    }
    throw new AssertionError("no part " + name + " in " + all);
  }

  private static String row(String id, String lang, String text, String labels, String events) {
    return """
        {"id":"%s","lang":"%s","text":"%s","labels":%s,"borderline":false,"events":%s}"""
        .formatted(id, lang, text, labels, events);
  }

  private static String story(String id, String story, String text) {
    return "{\"id\":\"%s\",\"story\":\"%s\",\"text\":\"%s\"}".formatted(id, story, text);
  }

  private Path lines(String... lines) throws IOException {
    return Files.writeString(folder.resolve("labelled"), String.join("\n", lines) + "\n");
  }

  private static JsonNode json(String what, Path file, String... more) {
    Spoken spoken =
        evaluate(
            what, file, Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new));
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.out().lines()).hasSize(1);
    return Json.MAPPER.readTree(spoken.out());
  }

  private static Spoken evaluate(String what, Path file, String... more) {
    return Spoken.by(
        Stream.concat(Stream.of("evaluate", what, file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }
}
