package org.vigie.classify.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.classify.Shared;
import org.vigie.classify.story.Syndicated.Change;
import org.vigie.classify.story.Syndicated.Text;
import org.vigie.classify.text.Words;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Role;
import tools.jackson.databind.JsonNode;

/** How many syndicated texts are known as copies, and how many others are taken for one. */
class CopiesMeasureIT {
  /** Of a text of fewer words a site's boilerplate is the larger part. */
  private static final int FEWEST_WORDS = 60;

  /** A form that is filled in anew each day, as a market report, is full of numbers. */
  private static final int FEWEST_NUMBERS = 5;

  private final Filer filer = new Filer();
  private final Map<String, Text> texts = new LinkedHashMap<>();

  /** The article of each text. */
  private final Map<String, Filed> filed = new LinkedHashMap<>();

  @Test
  void syndicatedTextsAreCopiesAndOthersAreNot() throws IOException {
    read(Shared.lines("data/stories/dev.jsonl"));
    read(Shared.lines("data/topics/dev.jsonl"));
    texts.forEach((id, text) -> filed.put(id, filer.file(classified(id, text)).getFirst()));
    int mistaken = wronglyTakenForCopies();
    int right =
        (int) filed.values().stream().filter(one -> one.role() == Role.COPY).count() - mistaken;
    System.out.printf("%n%d articles: %d copies, %d not%n", texts.size(), right, mistaken);
    System.out.printf("%-14s%8s%8s%12s%n", "changed", "of", "found", "of another");
    int asked = 0;
    int found = 0;
    for (Change change : Change.values()) {
      Counts counts = found(change);
      System.out.printf(
          "%-14s%8d%8d%12d%n", change, counts.asked(), counts.found(), counts.ofAnother());
      asked += counts.asked();
      found += counts.found();
      mistaken += counts.ofAnother();
    }
    mistaken += formsOfAnotherDay();
    double precision = (double) (found + right) / (found + right + mistaken);
    double recall = (double) found / asked;
    System.out.printf("precision %.4f, recall %.4f%n", precision, recall);
    assertThat(precision).isGreaterThanOrEqualTo(0.99);
    assertThat(recall).isGreaterThanOrEqualTo(0.98);
  }

  /**
   * What was answered to articles that are copies.
   *
   * @param ofAnother taken for a copy of another text than they are
   */
  private record Counts(int asked, int found, int ofAnother) {}

  private Counts found(Change change) {
    Random random = new Random(7);
    int asked = 0;
    int found = 0;
    int ofAnother = 0;
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Text text = entry.getValue();
      if (Words.of(text.body()).size() >= FEWEST_WORDS) {
        Filed original = requireNonNull(filed.get(entry.getKey()));
        Filed answer = answer(change + entry.getKey(), Syndicated.of(text, change, random));
        boolean copy = answer.role() == Role.COPY;
        asked++;
        found += copy && sameOrigin(answer, original) ? 1 : 0;
        ofAnother += copy && !sameOrigin(answer, original) ? 1 : 0;
      }
    }
    return new Counts(asked, found, ofAnother);
  }

  /** How many texts that only have the form of an earlier one are taken for its copy. */
  private int formsOfAnotherDay() {
    Random random = new Random(7);
    int forms = 0;
    int mistaken = 0;
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Text text = entry.getValue();
      if (Signature.of(classified("", text)).counts().length >= FEWEST_NUMBERS) {
        Filed answer = answer("day" + entry.getKey(), Syndicated.anotherDay(text, random));
        forms++;
        mistaken += answer.role() == Role.COPY ? 1 : 0;
      }
    }
    System.out.printf("%-14s%8d%8s%12d%n", "ANOTHER DAY", forms, "", mistaken);
    return mistaken;
  }

  private void read(Collection<JsonNode> rows) {
    for (JsonNode row : rows) {
      String text = row.path("text").asString();
      String title =
          row.path("headline").asString(text.substring(0, Math.max(0, text.indexOf('\n'))));
      texts.put(row.path("id").asString(), new Text(title, text));
    }
  }

  /** Articles filed as copies that share fewer than half of their runs of five words. */
  private int wronglyTakenForCopies() {
    Map<String, Text> byArticle = new LinkedHashMap<>();
    filed.forEach((id, one) -> byArticle.put(one.article().id(), texts.get(id)));
    int wrong = 0;
    for (Filed one : filed.values()) {
      if (one.role() == Role.COPY) {
        Set<String> its = fives(requireNonNull(byArticle.get(one.article().id())));
        Set<String> others = fives(requireNonNull(byArticle.get(requireNonNull(one.copyOf()))));
        Set<String> both = new HashSet<>(its);
        both.retainAll(others);
        if (2 * both.size() < Math.min(its.size(), others.size())) {
          wrong++;
        }
      }
    }
    return wrong;
  }

  /** All runs of five words, as they are and not as hashes. */
  private static Set<String> fives(Text text) {
    String[] words = Words.of(text.body()).folded().split(" ", -1);
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 5 <= words.length; i++) {
      runs.add(String.join(" ", Arrays.copyOfRange(words, i, i + 5)));
    }
    return runs;
  }

  private static boolean sameOrigin(Filed answer, Filed original) {
    String origin = original.role() == Role.COPY ? original.copyOf() : original.article().id();
    return original.article().id().equals(answer.copyOf())
        || (origin != null && origin.equals(answer.copyOf()));
  }

  private Filed answer(String id, Text text) {
    return filer.answers(classified(id, text)).getFirst();
  }

  private static Classified classified(String id, Text text) {
    return new Classified(
        Articles.of("https://example.test/" + id, text.title(), text.body()),
        "en",
        List.of(),
        List.of(),
        List.of(),
        1);
  }
}
