package org.vigie.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Precision and recall of the bundled topics on labelled texts, as a table. */
class TopicMeasureTest {
  private static final List<String> TOPICS = List.of("aes", "jihadist-attack", "wagner");

  private static final class Score {
    private int right;
    private int wrong;
    private int missed;

    private double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    private double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }
  }

  @Test
  void shortReports() throws IOException {
    Score all = measure("short-dev.jsonl", true);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void articles() throws IOException {
    Score all = measure("dev.jsonl", true);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void articlesOnWhichAnnotatorsWouldAgree() throws IOException {
    Score all = measure("dev.jsonl", false);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.95);
  }

  /**
   * Reports of our own, written before they were measured; docs/accuracy.md has the first figures.
   */
  @ParameterizedTest
  @CsvSource({"seen, 0.95", "held, 0.95", "later, 0.88", "last, 0.94", "real, 0.95"})
  void ownReports(String name, double recall) throws IOException {
    String file = "topics-" + name + ".jsonl";
    Score all = measure(file, Shared.own(file), true);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(all.recall()).isGreaterThanOrEqualTo(recall);
  }

  @Test
  void otherLanguages() throws IOException {
    assertThat(measure("dev-other.jsonl", true).precision()).isGreaterThanOrEqualTo(0.95);
  }

  private static Score measure(String file, boolean borderline) throws IOException {
    return measure(file, Shared.lines("data/topics/" + file), borderline);
  }

  private static Score measure(String file, List<JsonNode> rows, boolean borderline) {
    Classifier classifier = new Classifier(Shared.sahel());
    Map<String, Score> scores = new TreeMap<>();
    for (JsonNode row : rows) {
      if (row.path("borderline").asBoolean() && !borderline) {
        continue;
      }
      Set<String> labels = new HashSet<>();
      row.path("labels").forEach(label -> labels.add(label.asString()));
      Set<String> found = new HashSet<>();
      classifier
          .classify(Articles.of(row.path("headline").asString(""), row.path("text").asString("")))
          .topics()
          .forEach(hit -> found.add(hit.topic()));
      for (String topic : TOPICS) {
        String key = topic + " " + row.path("lang").asString();
        for (String line : List.of("all", key)) {
          Score score = scores.computeIfAbsent(line, l -> new Score());
          score.right += labels.contains(topic) && found.contains(topic) ? 1 : 0;
          score.wrong += !labels.contains(topic) && found.contains(topic) ? 1 : 0;
          score.missed += labels.contains(topic) && !found.contains(topic) ? 1 : 0;
        }
      }
    }
    print(file + (borderline ? "" : ", borderline rows left out"), scores);
    return requireNonNull(scores.get("all"));
  }

  private static void print(String title, Map<String, Score> scores) {
    System.out.printf(
        "%n%s%n%-24s%7s%7s%7s%11s%8s%n",
        title, "", "right", "wrong", "missed", "precision", "recall");
    scores.forEach(
        (name, score) -> {
          if (score.right + score.wrong + score.missed > 0) {
            System.out.printf(
                "%-24s%7d%7d%7d%11.3f%8.3f%n",
                name, score.right, score.wrong, score.missed, score.precision(), score.recall());
          }
        });
  }
}
