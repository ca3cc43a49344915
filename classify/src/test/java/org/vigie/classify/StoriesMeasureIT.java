package org.vigie.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Role;
import tools.jackson.databind.JsonNode;

/** B-cubed precision, recall and F1 of the stories that labelled articles are filed under. */
class StoriesMeasureIT {

  private record Score(double precision, double recall) {
    double f1() {
      return 2 * precision * recall / (precision + recall);
    }
  }

  @Test
  void confusableStories() throws IOException {
    List<JsonNode> rows = new ArrayList<>(Shared.lines("data/stories/dev.jsonl"));
    double sum = 0;
    System.out.printf("%n%-28s%10s%8s%8s%n", "stories/dev.jsonl", "precision", "recall", "F1");
    for (int seed = 0; seed < 4; seed++) {
      if (seed > 0) {
        Collections.shuffle(rows, new Random(seed));
      }
      Score score = score(rows, filed(rows));
      System.out.printf(
          "%-28s%10.3f%8.3f%8.3f%n",
          seed == 0 ? "in the order of the file" : "shuffled, seed " + seed,
          score.precision(),
          score.recall(),
          score.f1());
      sum += score.f1();
      assertThat(score.precision()).isGreaterThanOrEqualTo(0.87);
    }
    assertThat(sum / 4).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void copiesOfShortReportsAreFound() throws IOException {
    List<JsonNode> rows = Shared.lines("data/topics/short-dev.jsonl");
    Map<String, Filed> filed = filed(rows);
    int copies = 0;
    for (JsonNode row : rows) {
      Filed one = requireNonNull(filed.get(row.path("id").asString()));
      String of = row.path("copy_of").asString("");
      Filed first = filed.get(of);
      assertThat(one.role() == Role.COPY).as(row.path("id").asString()).isEqualTo(first != null);
      if (first != null) {
        assertThat(one.copyOf()).isEqualTo(first.article().id());
        copies++;
      }
    }
    assertThat(copies).isPositive();
    assertThat(score(rows, filed).precision()).isGreaterThanOrEqualTo(0.95);
  }

  private static Map<String, Filed> filed(List<JsonNode> rows) {
    Classifier classifier = new Classifier(Shared.sahel());
    Filer filer = new Filer();
    Map<String, Filed> filed = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      String id = row.path("id").asString();
      String text = row.path("text").asString();
      int line = Math.max(0, text.indexOf('\n'));
      filed.put(
          id,
          filer
              .file(
                  classifier.classify(
                      Articles.of("https://example.test/" + id, text.substring(0, line), text)))
              .orElseThrow());
    }
    return filed;
  }

  private static Score score(List<JsonNode> rows, Map<String, Filed> filed) {
    double precision = 0;
    double recall = 0;
    for (JsonNode one : rows) {
      int together = 0;
      int gold = 0;
      int both = 0;
      for (JsonNode other : rows) {
        boolean same = one.path("story").equals(other.path("story"));
        boolean put = story(filed, one).equals(story(filed, other));
        gold += same ? 1 : 0;
        together += put ? 1 : 0;
        both += same && put ? 1 : 0;
      }
      precision += (double) both / together / rows.size();
      recall += (double) both / gold / rows.size();
    }
    return new Score(precision, recall);
  }

  private static String story(Map<String, Filed> filed, JsonNode row) {
    return requireNonNull(filed.get(row.path("id").asString())).story();
  }
}
