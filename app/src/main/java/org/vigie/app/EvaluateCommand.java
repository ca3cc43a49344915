package org.vigie.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.Classifier;
import org.vigie.classify.Filer;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Keep;
import org.vigie.model.TopicHit;
import org.vigie.streams.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code vigie evaluate}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "evaluate",
    subcommands = {EvaluateEvents.class, EvaluateExtraction.class, EvaluateFeeds.class},
    description = {
      "Measure how right the judgement is, on labelled data of yours.",
      "It needs no running Vigie."
    },
    footerHeading = "%nFormats:%n",
    footer = {
      "  topics     one JSON object a line: id, lang, text, headline (optional), labels",
      "  events     the same, with events: place, country, killed, perpetrator, date",
      "  languages  tab-separated: lang, headline, text; the first line names the columns",
      "  stories    one JSON object a line: id, story, text",
      "  extraction a folder: ground-truth.json and html/*.html.gz",
      "  feeds      a folder of feeds with what is expected beside each"
    })
final class EvaluateCommand {
  private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar", "ha", "pt", "es");
  private static final Map<String, String> SHORT =
      Map.of("eng", "en", "fra", "fr", "ara", "ar", "hau", "ha", "por", "pt", "spa", "es");

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Folder of YAML with another watch (default: the Sahel watch).")
  private @Nullable Path watch;

  @Nullable Path watch() {
    return watch;
  }

  @Command(description = "Precision, recall and F1 per topic and language, and the worst misses.")
  int topics(@Parameters(paramLabel = "FILE") Path file) {
    Classifier classifier = new Classifier(Contents.of(watch).watch());
    Map<String, Score> scores = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : rows(file)) {
      Set<String> labels =
          StreamSupport.stream(row.path("labels").spliterator(), false)
              .map(JsonNode::asString)
              .collect(Collectors.toSet());
      Set<String> said =
          classifier.classify(article(row)).topics().stream()
              .map(TopicHit::topic)
              .collect(Collectors.toSet());
      for (String topic : union(labels, said)) {
        String key = topic + " " + row.path("lang").asString("");
        scores.merge(key, score(said, labels, topic), EvaluateCommand::sum);
        scores.merge(topic, score(said, labels, topic), EvaluateCommand::sum);
      }
      if (!said.equals(labels)) {
        wrong.add(
            "%s: said %s, labelled %s: %s"
                .formatted(row.path("id").asString(""), said, labels, excerpt(row)));
      }
    }
    print(scores);
    wrong.stream().limit(20).forEach(line -> System.out.println("  " + Terminal.harmless(line)));
    return 0;
  }

  @Command(description = "The share of texts whose language is told, per language.")
  int languages(@Parameters(paramLabel = "FILE") Path file) {
    Classifier classifier = new Classifier(Contents.of(watch).watch());
    Map<String, Score> scores = new TreeMap<>();
    for (String line : lines(file).stream().skip(1).toList()) {
      String[] cells = line.split("\t", 3);
      String language = cells.length < 3 ? "" : SHORT.getOrDefault(cells[0], cells[0]);
      if (!LANGUAGES.contains(language)) {
        continue;
      }
      String said = classifier.classify(article(line, cells[1], cells[2], null)).language();
      for (String one : new HashSet<>(List.of(language, said))) {
        scores.merge(
            one, Score.NONE.plus(one.equals(said), one.equals(language)), EvaluateCommand::sum);
      }
    }
    print(scores);
    return 0;
  }

  @Command(description = "B-cubed precision, recall and F1 of the filing under stories.")
  int stories(@Parameters(paramLabel = "FILE") Path file) {
    Classifier classifier = new Classifier(Contents.of(watch).watch());
    Filer filer = new Filer();
    Map<String, List<String>> filed = new TreeMap<>();
    Map<String, List<String>> labelled = new TreeMap<>();
    Map<String, String> filedUnder = new TreeMap<>();
    Map<String, String> labelledAs = new TreeMap<>();
    for (JsonNode row : rows(file)) {
      String id = row.path("id").asString("");
      Classified classified = classifier.classify(article(row));
      String story = filer.file(classified).orElseThrow().story();
      filed.computeIfAbsent(story, key -> new ArrayList<>()).add(id);
      filedUnder.put(id, story);
      String label = row.path("story").asString("");
      labelled.computeIfAbsent(label, key -> new ArrayList<>()).add(id);
      labelledAs.put(id, label);
    }
    double precision = bCubed(filedUnder, filed, labelledAs);
    double recall = bCubed(labelledAs, labelled, filedUnder);
    System.out.printf(
        "%d articles in %d stories, filed under %d%nB-cubed precision %.3f, recall %.3f, F1 %.3f%n",
        filedUnder.size(),
        labelled.size(),
        filed.size(),
        precision,
        recall,
        2 * precision * recall / (precision + recall));
    return 0;
  }

  /** Averaged over the articles: the share of its group that the other grouping joins with it. */
  private static double bCubed(
      Map<String, String> groupOf, Map<String, List<String>> groups, Map<String, String> other) {
    return groupOf.entrySet().stream()
        .mapToDouble(
            entry -> {
              List<String> group = groups.getOrDefault(entry.getValue(), List.of());
              String label = other.getOrDefault(entry.getKey(), "");
              long same = group.stream().filter(id -> label.equals(other.get(id))).count();
              return (double) same / group.size();
            })
        .average()
        .orElse(1);
  }

  private static void print(Map<String, Score> scores) {
    System.out.printf("%-28s %9s %9s %9s %9s%n", "", "positives", "precision", "recall", "F1");
    scores.forEach(
        (name, score) ->
            System.out.printf(
                "%-28s %9d %9.3f %9.3f %9.3f%s%n",
                Terminal.harmless(name),
                score.positives(),
                score.precision(),
                score.recall(),
                score.f1(),
                score.positives() < 50 ? "  preliminary" : ""));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Score score(Set<String> said, Set<String> labels, String topic) {
    return Score.NONE.plus(said.contains(topic), labels.contains(topic));
  }

  private static Score sum(Score one, Score other) {
    return new Score(
        one.hits() + other.hits(),
        one.falseAlarms() + other.falseAlarms(),
        one.misses() + other.misses());
  }

  private static String excerpt(JsonNode row) {
    String text = row.path("text").asString("").replaceAll("\\s+", " ");
    return text.substring(0, Math.min(100, text.length()));
  }

  static Article article(JsonNode row) {
    return article(
        row.path("id").asString(""),
        row.path("headline").asString(""),
        row.path("text").asString(""),
        row.hasNonNull("published") ? Instant.parse(row.path("published").asString()) : null);
  }

  private static Article article(
      String id, String title, String text, @Nullable Instant published) {
    URI url =
        URI.create(
            "https://evaluate.example/" + Integer.toHexString(id.hashCode()) + "-" + text.length());
    return new Article(
        Article.idOf(url),
        url,
        "evaluate",
        "",
        "",
        "XX",
        title,
        text,
        List.of(),
        null,
        published,
        Instant.EPOCH,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  static List<JsonNode> rows(Path file) {
    List<String> lines = lines(file);
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(row(lines.get(i), file + ":" + (i + 1)));
      }
    }
    return rows;
  }

  private static JsonNode row(String line, String where) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new UserException(
          where
              + ": not a JSON object ("
              + e.getOriginalMessage()
              + "). Write one object on each line; 'vigie evaluate --help' names its fields.",
          e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
