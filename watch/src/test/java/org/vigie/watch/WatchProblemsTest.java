package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.watch.WatchFolder.Problem;

class WatchProblemsTest {
  @TempDir private Path path = Path.of("");

  private static final String SOURCE =
      """
      - id: a
        name: A
        country: ML
        address: https://a.example/feed
        description: d
      """;
  private static final String TOPIC =
      """
      - id: t
        names: T
        definition: what counts
        threshold: 2
        lists:
          strong: [one]
        rules:
          - name: r
            all: [strong]
            score: 2
      """;
  private static final String PLACE =
      """
      - id: p
        names: P
        country: ML
        at: [14.5, -4.2]
      """;
  private static final String ENTITY =
      """
      - id: e
        kind: person
        names: {en: E, fr: F}
      """;

  private static final String LONG = "one" + " more".repeat(24);

  private static Arguments reference(String to, String message) {
    return mistake(
        "topics.yaml", TOPIC, "[one]", "[\"@" + to + "\"]", 6, "'@" + to + "' " + message, "");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "entities.yaml",
            ENTITY,
            "kind: person",
            "kind: person\n  part-of: f",
            3,
            "'f' is no",
            ""),
        mistake(
            "topics.yaml",
            TOPIC,
            "threshold: 2",
            "threshold: 2\n  attacks: {by: [nobody], unnamed: x}",
            5,
            "'nobody' is no entity",
            "entities.yaml"),
        mistake(
            "entities.yaml",
            ENTITY,
            "kind: person",
            "kind: person\n  branches: {ML: f}",
            3,
            "'f' is no",
            ""),
        mistake(
            "entities.yaml",
            ENTITY,
            "kind: person",
            "kind: person\n  branches: {Mali: e}",
            3,
            "has 'Mali'",
            "NE Diffa"),
        reference("nobody", "is no entity"),
        reference("by", "needs 'attacks'"),
        reference("in:MLI", "names no country"),
        reference("list:weak", "names no list above this one"),
        reference("list:strong", "names no list above this one"),
        mistake("sources.yaml", SOURCE, "name: A", "nom: A", 2, "'nom' is not known here", "name"),
        mistake("sources.yaml", SOURCE, "name: A", "# gone", 1, "'name' is missing", ""),
        mistake("sources.yaml", SOURCE, "name: A", "name:", 2, "must be a text, not nothing", ""),
        mistake(
            "sources.yaml", SOURCE, "name: A", "name: [A]", 2, "must be a text, not a list", ""),
        mistake("sources.yaml", SOURCE, "id: a", "id: A b", 1, "lower-case letters, digits", ""),
        mistake("sources.yaml", SOURCE, "ML", "MLI", 3, "ISO 3166-1", "or UN, XX"),
        mistake("sources.yaml", SOURCE, "https:", "ftp:", 4, "http or https", "https://example"),
        mistake("sources.yaml", SOURCE, "https://a", "'http://a b", 6, "cannot be read", "line 4"),
        mistake("sources.yaml", SOURCE, "a.example", "u:p@a.example", 4, "whole http", ""),
        mistake("sources.yaml", SOURCE, "feed", "a feed", 4, "write an address", ""),
        mistake(
            "sources.yaml", SOURCE, "name: A", "name: A\n  keep: all", 3, "use full, excerpt", ""),
        mistake("sources.yaml", SOURCE, "name: A", "name: A\n  every: 5", 3, "30s, 15m, 2h", ""),
        mistake("sources.yaml", SOURCE, "name: A", "name: A\n  every: 32d", 3, "at most 31d", ""),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  backfill-after: 9999d",
            3,
            "at most 3650d",
            ""),
        mistake("sources.yaml", SOURCE, "name: A", "name: A\n  languages: fr", 3, "[fr]", ""),
        mistake(
            "sources.yaml", SOURCE, "name: A", "name: A\n  languages: [french]", 3, "ISO 639", ""),
        mistake(
            "sources.yaml", SOURCE, "name: A", "name: A\n  name: B", 3, "given twice", "line 2"),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  listing: {item: li, link: a}",
            3,
            "kind: listing",
            ""),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  kind: listing\n  listing: {item: li, links: a}",
            4,
            "'links' is not known here",
            "date, item, link, text"),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  kind: listing\n  listing:\n    item: 'li['\n    link: a",
            5,
            "'item' is 'li['",
            "write a CSS selector"),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  selectors:\n    title: h1\n    without: '.ad >> p:nth('",
            5,
            "'without' is",
            "write a CSS selector"),
        mistake(
            "sources.yaml",
            SOURCE,
            "name: A",
            "name: A\n  selectors: {body: p}",
            3,
            "'body' is not known here",
            "author, date, text, title, without"),
        mistake(
            "sources.yaml",
            SOURCE,
            "address: https://a.example",
            "kind: mailbox\n  address: imaps://u:p@a.example",
            5,
            "without the password",
            "imaps://user@host"),
        mistake("sources.yaml", SOURCE, "- id: a", "- id: b\n- id: a", 1, "is missing", ""),
        mistake(
            "topics.yaml", TOPIC, "[strong]", "[string]", 9, "not a list of this topic", "strong"),
        mistake("topics.yaml", TOPIC, "threshold: 2", "threshold: two", 4, "write a number", ""),
        mistake(
            "topics.yaml", TOPIC, "score: 2", "scores: 2", 10, "'scores' is not known", "score"),
        mistake("topics.yaml", TOPIC, "score: 2", "score: 2\n      most: 0", 11, "from 1", ""),
        mistake("topics.yaml", TOPIC, "all: [strong]", "all: []", 9, "at least one list", ""),
        mistake(
            "topics.yaml", TOPIC, "score: 2", "score: 2\n      within: page", 11, "sentence", ""),
        mistake("topics.yaml", TOPIC, "strong: [one]", "strong: one", 6, "must be a list", "[one]"),
        mistake("topics.yaml", TOPIC, "strong: [one]", "strong: [!one two]", 6, "quote a text", ""),
        mistake("topics.yaml", TOPIC, "names: T", "names: {fr: T}", 2, "add 'en'", ""),
        mistake(
            "topics.yaml",
            TOPIC,
            "[one]",
            "[one,\n      " + LONG + "]",
            7,
            "more than 24 words",
            ""),
        mistake("entities.yaml", ENTITY, "en: E", "en: " + LONG, 3, "more than 24 words", ""),
        mistake("places.yaml", PLACE, "14.5", "145", 4, "[latitude, longitude]", ""),
        mistake("places.yaml", PLACE, "[14.5, -4.2]", "[14.5]", 4, "[latitude, longitude]", ""),
        mistake("places.yaml", PLACE, "14.5", "14°", 4, "write a number", ""),
        mistake("places.yaml", PLACE, "at: [14.5, -4.2]", "# at", 1, "[latitude, longitude]", ""),
        mistake("places.yaml", PLACE, "ML", "XX", 3, "ISO 3166-1", "such as ML"),
        mistake("entities.yaml", ENTITY, "person", "people", 2, "armed-group, force, state", ""),
        mistake("entities.yaml", ENTITY, "fr: F", "french: F", 3, "not a language", "fr"),
        mistake("entities.yaml", ENTITY, "{en: E, fr: F}", "E\n  ambiguous: [X]", 4, "context", ""),
        mistake("entities.yaml", ENTITY, "- id: e", "- e\n- id: f", 1, "starts with 'id:'", ""),
        mistake("entities.yaml", ENTITY, ENTITY, "jnim: {}", 1, "a list of entries", ""),
        mistake("entities.yaml", ENTITY, "{en: E,", "{en: E],", 3, "cannot be read as YAML", ""),
        mistake("entities.yaml", ENTITY, "person", "per\u0001son", 2, "control character", ""),
        mistake(
            "entities.yaml", ENTITY, "- id: e", "--- 1\n---\n- id: e", 3, "second document", ""),
        mistake("watch.yaml", "name: w\n", "w", "w\nextends: asia", 2, "only 'sahel'", ""),
        mistake("watch.yaml", "name: w\n", "name: w", "- name", 1, "must hold 'name", ""),
        mistake("entity.yaml", "", "", "", 1, "is no file of a watch", "entities.yaml"));
  }

  private static Arguments mistake(
      String file, String good, String right, String wrong, int line, String says, String hint) {
    return Arguments.of(file, good.replace(right, wrong), line, says, hint);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereAMistakeIsAndWhatToWrite(
      String file, String text, int line, String says, String hint) {
    assertThat(new Folder(path).with(file, text).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(says, hint);
            });
  }

  @Test
  void findsNothingWrongWithWhatTheMistakesAreMadeOf() {
    Folder folder =
        new Folder(path)
            .with("sources.yaml", SOURCE)
            .with("topics.yaml", TOPIC)
            .with("places.yaml", PLACE)
            .with("entities.yaml", ENTITY);
    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void reportsAllProblemsOfAllFilesAtOnce() {
    Folder folder =
        new Folder(path)
            .with("sources.yaml", SOURCE.replace("ML", "MLI").replace("https", "ftp"))
            .with("places.yaml", PLACE.replace("ML", "Mali") + PLACE)
            .with("topics.yaml", TOPIC.replace("score: 2", "within: page"));
    assertThat(folder.problems())
        .extracting(Problem::file, Problem::line)
        .containsExactlyInAnyOrder(
            tuple("sources.yaml", 3),
            tuple("sources.yaml", 4),
            tuple("places.yaml", 3),
            tuple("places.yaml", 5),
            tuple("topics.yaml", 10),
            tuple("topics.yaml", 8));
  }

  @Test
  void readsAsEditorsUnderstandIt() {
    assertThat(new Problem("sources.yaml", 3, "is wrong")).hasToString("sources.yaml:3: is wrong");
  }

  @Test
  void refusesABillionLaughs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i)).repeat("*a" + (i - 1) + ", ", 10).append("]\n");
    }
    assertThat(new Folder(path).with("topics.yaml", bomb.toString()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("anchors"));
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThat(new Folder(path).with("topics.yaml", "[".repeat(1_000_000)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("nested deeper"));
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    String large = "# " + "x".repeat(WatchFolder.MOST_BYTES);
    assertThat(new Folder(path).with("topics.yaml", large).problems())
        .containsExactly(new Problem("topics.yaml", 1, "is larger than 8 MB: split the watch"));
  }

  @Test
  void refusesAFileInAnotherEncoding() throws IOException {
    Files.write(path.resolve("topics.yaml"), "- id: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(new Folder(path).problems())
        .containsExactly(new Problem("topics.yaml", 1, "is not UTF-8: save it in that encoding"));
  }

  @Test
  void saysThatThereIsNothingToRead() {
    assertThat(new Folder(path).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("none of", "topics.yaml"));
    assertThat(new Folder(path.resolve("nowhere")).problems())
        .extracting(Problem::message)
        .containsExactly("is not a folder");
  }
}
