package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.Spoken;
import org.vigie.app.instance.Followed;
import org.vigie.app.instance.StandIn;
import org.vigie.app.instance.TopicModels;
import org.vigie.classify.LearnedTopic;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** {@code vigie topics}: verdicts become labelled rows, these a model, and that is measured. */
class TopicsCommandTest {
  private static final List<String> TOWNS =
      List.of(
          "Velmora",
          "Korsand",
          "Tindara",
          "Ombrel",
          "Sarvik",
          "Dalnor",
          "Pelagos",
          "Mirewood",
          "Ashvale",
          "Brunholt",
          "Castrel",
          "Fenmark",
          "Gorlund",
          "Hollowby",
          "Istrand",
          "Jorvale");

  @TempDir private Path folder;

  @Test
  void whatVerdictsTeachIsKeptWhereItHelpsAndMeasuredByEvaluate() throws IOException {
    Path rows = Files.write(folder.resolve("rows.jsonl"), floods());
    Path model = data().resolve(TopicModels.FILE);
    JsonNode dry = trained("--dry-run", rows.toString());
    assertThat(model).doesNotExist();
    assertThat(dry.path("written").asBoolean()).isFalse();

    JsonNode all = trained(rows.toString());
    JsonNode wagner = topic(all, "wagner");
    assertThat(wagner.path("kept").asBoolean()).isTrue();
    assertThat(wagner.path("rules").path("f1").asDouble()).isZero();
    assertThat(wagner.path("learned").path("f1").asDouble()).isGreaterThan(0.9);
    assertThat(topic(all, "aes").path("why").asString()).isEqualTo("too few verdicts: 0 of 40");
    assertThat(TopicModels.read(model)).extracting(LearnedTopic::topic).containsExactly("wagner");
    assertThat(Files.readString(model)).contains("\"verdicts\" : 48", "\"about\" : 16", "flood");

    assertThat(evaluated(rows).path("recall").asDouble()).isZero();
    JsonNode with = evaluated(rows, "--model=" + model);
    assertThat(with.path("recall").asDouble()).isGreaterThan(0.9);
    assertThat(with.path("precision").asDouble()).isGreaterThan(0.9);
    assertThat(trained("--dry-run", rows.toString()))
        .as("the same verdicts give the same")
        .isEqualTo(dry);
  }

  @Test
  void whereTheRulesAreAsGoodOrVerdictsAreFewNothingIsKept() throws IOException {
    List<String> right = new ArrayList<>();
    for (String town : TOWNS) {
      right.add(row(town + 1, "The Wagner Group fights near " + town, "[\"wagner\"]"));
      right.add(row(town + 2, "The bakers of " + town + " meet", "[]"));
      right.add(row(town + 3, "A market day in " + town, "[]"));
    }
    Path rows = Files.write(folder.resolve("right.jsonl"), right);
    assertThat(topic(trained(rows.toString()), "wagner").path("why").asString())
        .startsWith("not kept, it is not better by more than chance");
    assertThat(TopicModels.read(data().resolve(TopicModels.FILE))).isEmpty();

    Spoken few = train(Files.write(folder.resolve("few.jsonl"), right.subList(0, 12)).toString());
    assertThat(few.out()).contains("wagner: too few verdicts: 12 of 40", "The rules decide alone");
    List<String> none =
        right.stream().map(one -> one.replace("\"labels\":[\"wagner\"]", "\"labels\":[]")).toList();
    assertThat(train(Files.write(folder.resolve("none.jsonl"), none).toString()).out())
        .contains("wagner: too few of one kind: 0 say that an article is about it, 48 that");
  }

  @Test
  void aRunningVigieTakesANewModelAndLeavesABrokenOne() throws IOException {
    Followed<List<LearnedTopic>> seen = TopicModels.in(data());
    assertThat(seen.get()).isEmpty();
    LearnedTopic flood =
        new LearnedTopic("flood", -0.5, 1.25, Map.of("a rule", 0.5), Map.of("river bank*", 2.0));
    new TopicModels(
            Instant.EPOCH,
            List.of(new TopicModels.Held("flood", 40, 20, Map.of(), Map.of(), flood)))
        .write(data().resolve(TopicModels.FILE));
    List<LearnedTopic> good = seen.get();
    assertThat(good).containsExactly(flood);
    for (String broken :
        List.of("{", "{}", "{\"topics\":[{}]}", "null", "{\"topics\":[{\"model\":{}}]}")) {
      Path file = Files.writeString(data().resolve(TopicModels.FILE), broken);
      Files.setLastModifiedTime(
          file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(5)));
      assertThat(seen.get()).as(broken).isSameAs(good);
      assertThat(Spoken.by("evaluate", "topics", "--model=" + file, rowsOfOne().toString()).err())
          .as(broken)
          .contains(file + " is no file of learned topics");
    }
  }

  @Test
  void verdictsOfARunningVigieAreLinesThatEvaluateAndTrainRead() throws IOException {
    List<String> floods = floods();
    try (StandIn vigie =
        new StandIn(
            data(),
            asked -> {
              List<String> page = asked.path().contains("offset=0") ? floods : List.of();
              return new StandIn.Answer(
                  200, "{\"articles\":101,\"rows\":[" + String.join(",", page) + "]}");
            })) {
      Spoken said = Spoken.by("topics", "verdicts", "--data=" + data());
      assertThat(said.code()).isZero();
      assertThat(said.out().lines().map(Json.MAPPER::readTree))
          .containsExactlyElementsOf(floods.stream().map(Json.MAPPER::readTree).toList());
      assertThat(topic(trained(), "wagner").path("kept").asBoolean()).isTrue();
      assertThat(vigie.asked())
          .extracting(StandIn.Asked::path)
          .containsSubsequence(
              "/api/v1/verdicts?offset=0&limit=100", "/api/v1/verdicts?offset=100&limit=100");
    }
  }

  @Test
  void withoutAVerdictItSaysWhatToDo() throws IOException {
    try (StandIn vigie =
        new StandIn(data(), _ -> new StandIn.Answer(200, "{\"articles\":0,\"rows\":[]}"))) {
      Spoken said = train();
      assertThat(said.code()).isNotZero();
      assertThat(said.err()).contains("nobody gave a verdict yet");
      assertThat(vigie.asked()).hasSize(1);
    }
    assertThat(data().resolve(TopicModels.FILE)).doesNotExist();
  }

  @Test
  void whatWasNotJudgedIsNotMeasured() throws IOException {
    assertThat(evaluated(rowsOfOne()).path("positives").asInt())
        .as("its label aes was not judged, and what it says of wagner is right")
        .isEqualTo(1);
    assertThat(evaluated(rowsOfOne()).path("f1").asDouble()).isEqualTo(1);
  }

  private Path rowsOfOne() throws IOException {
    return Files.writeString(
        folder.resolve("one.jsonl"),
        row("one", "The Wagner Group fights near Velmora", "[\"wagner\",\"aes\"]"));
  }

  /** Somebody whose topic has floods in it, of which no rule knows. */
  private static List<String> floods() {
    List<String> rows = new ArrayList<>();
    for (String town : TOWNS) {
      rows.add(row(town + 1, "Flood water in " + town, "[\"wagner\"]"));
      rows.add(row(town + 2, "The bakers of " + town + " meet", "[]"));
      rows.add(row(town + 3, "A market day in " + town, "[]"));
    }
    return rows;
  }

  private static String row(String id, String headline, String labels) {
    return Json.MAPPER.writeValueAsString(
        Map.of(
            "id",
            id,
            "lang",
            "en",
            "headline",
            headline,
            "text",
            headline + ".",
            "labels",
            Json.MAPPER.readTree(labels),
            "judged",
            List.of("wagner")));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Spoken train(String... arguments) {
    List<String> all = new ArrayList<>(List.of("topics", "train", "--data=" + data()));
    all.addAll(List.of(arguments));
    return Spoken.by(all.toArray(String[]::new));
  }

  private JsonNode trained(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addFirst("--json");
    Spoken said = train(all.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
    return Json.MAPPER.readTree(said.out());
  }

  private static JsonNode evaluated(Path rows, String... more) {
    List<String> all = new ArrayList<>(List.of("evaluate", "topics", "--json", rows.toString()));
    all.addAll(List.of(more));
    return Json.MAPPER.readTree(Spoken.by(all.toArray(String[]::new)).out());
  }

  private static JsonNode topic(JsonNode all, String id) {
    for (JsonNode topic : all.path("topics")) {
      if (topic.path("topic").asString().equals(id)) {
        return topic;
      }
    }
    throw new AssertionError(all);
  }
}
