package org.vigie.app.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How labelled articles were judged, by class and language. */
final class Tally {
  private record Row(String language, Map<String, Score> scores) {
    Score of(String what) {
      return scores.getOrDefault(what, Score.NONE);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /** Takes in an article, with the score of each class that it says something about. */
  void add(String language, Map<String, Score> scores) {
    rows.add(new Row(language, Map.copyOf(scores)));
  }

  /** Of all classes together. */
  Measure total() {
    return Measure.of(
        "all",
        null,
        rows.stream().map(row -> Score.sum(List.copyOf(row.scores().values()))).toList());
  }

  /** Of the classes, each over all languages and then in each language. */
  List<Measure> parts(Collection<String> classes) {
    return classes.stream().flatMap(this::parts).toList();
  }

  private Stream<Measure> parts(String what) {
    TreeSet<String> languages = new TreeSet<>();
    rows.stream()
        .filter(row -> !row.of(what).isEmpty())
        .map(Row::language)
        .filter(language -> !language.isEmpty())
        .forEach(languages::add);
    return languages.isEmpty()
        ? Stream.of(of(what))
        : Stream.concat(
            Stream.of(of(what)), languages.stream().map(language -> of(what, language)));
  }

  /** Of a class, over all languages. */
  Measure of(String what) {
    return of(what, null);
  }

  private Measure of(String what, @Nullable String language) {
    return Measure.of(
        what,
        language,
        rows.stream()
            .filter(row -> language == null || language.equals(row.language()))
            .map(row -> row.of(what))
            .toList());
  }
}
