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

  /** Reports of our own, after which the rules were widened. */
  @Test
  void ownReports() throws IOException {
    Score all = measure("topics-seen.jsonl", Shared.own("topics-seen.jsonl"), true);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.95);
  }

  /** Reports of our own that were not looked at while the rules were widened. */
  @Test
  void ownReportsThatWereKeptAside() throws IOException {
    Score held = measure("topics-held.jsonl", Shared.own("topics-held.jsonl"), true);
    assertThat(held.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(held.recall()).isGreaterThanOrEqualTo(0.9);
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
