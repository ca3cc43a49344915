package org.vigie.app.evaluate;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.UserException;
import org.vigie.model.Article;
import org.vigie.model.Keep;
import org.vigie.model.TopicHit;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One article of labelled data.
 *
 * @param line its number in the file, from 1
 * @param where file and line
 * @param json what is known of it
 */
record LabelledRow(int line, String where, JsonNode json) {
  private static final Map<String, String> SHORT = new HashMap<>();
  private static final List<String> COLUMNS = List.of("lang", "headline", "text");

  static {
    for (String code : Locale.getISOLanguages()) {
      try {
        SHORT.put(Locale.of(code).getISO3Language(), code);
      } catch (MissingResourceException e) {
        SHORT.put(code, code); // One that has no longer code.
      }
    }
  }

  /** The rows of a file that has one JSON object on each line. */
  static List<LabelledRow> objects(Path file) {
    List<String> lines = lines(file);
    List<LabelledRow> rows =
        IntStream.range(0, lines.size())
            .filter(i -> !lines.get(i).isBlank())
            .mapToObj(i -> object(lines.get(i), i + 1, file))
            .toList();
    return some(rows, file);
  }

  private static LabelledRow object(String line, int number, Path file) {
    LabelledRow row = new LabelledRow(number, file + ":" + number, Json.MAPPER.nullNode());
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      if (json.isObject() && json.path("text").isString()) {
        return new LabelledRow(number, row.where(), json);
      }
    } catch (JacksonException e) {
      throw row.wrong("not a JSON object (" + e.getOriginalMessage() + ")", e);
    }
    throw row.wrong("not a JSON object with a text", null);
  }

  /** The rows of a file that has a headline and a text, and their language, on each line. */
  static List<LabelledRow> columns(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty() || !List.of(lines.getFirst().split("\t", -1)).equals(COLUMNS)) {
      throw new UserException(
          file + ":1: name the columns on the first line, with tabs between: lang, headline, text");
    }
    List<LabelledRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String where = file + ":" + (i + 1);
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != COLUMNS.size()) {
        throw new UserException(
            where + ": " + cells.length + " columns. Write lang, headline, text, tabs between.");
      }
      Map<String, String> row = new HashMap<>();
      for (int column = 0; column < cells.length; column++) {
        row.put(COLUMNS.get(column), cells[column]);
      }
      rows.add(new LabelledRow(i + 1, where, Json.MAPPER.valueToTree(row)));
    }
    return some(rows, file);
  }

  private static List<LabelledRow> some(List<LabelledRow> rows, Path file) {
    if (rows.isEmpty()) {
      throw new UserException(file + " has no rows: there is nothing to measure");
    }
    return rows;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new UserException("cannot read " + file + ": it is not UTF-8", e);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Its id or, when it has none, the number of its line. */
  String id() {
    return json.path("id").asString("line " + line);
  }

  /** ISO 639-1, or 639-3 of a language that has no shorter code; empty when it is not told. */
  String language() {
    String code = json.path("lang").asString("").toLowerCase(Locale.ROOT);
    return SHORT.getOrDefault(code, code);
  }

  /** A text that it must have. */
  String text(String name) {
    if (!json.path(name).isString()) {
      throw wrong("it has no text '" + name + "'", null);
    }
    return json.path(name).asString();
  }

  /** The topics that it is labelled with. */
  Set<String> labels() {
    return list("labels").stream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  /** Whether its labels say something of a topic; without a list of what was judged, of all. */
  boolean isJudged(String topic) {
    return json.path("judged").isMissingNode()
        || list("judged").stream().map(JsonNode::asString).anyMatch(topic::equals);
  }

  /** What the classifier said of the whole text, where there is but a part of it; else null. */
  @Nullable List<TopicHit> said() {
    if (json.path("said").isMissingNode()) {
      return null;
    }
    try {
      return list("said").stream()
          .map(hit -> Json.MAPPER.treeToValue(hit, TopicHit.class))
          .toList();
    } catch (JacksonException e) {
      throw wrong("'said' is not what 'vigie topics verdicts' writes", e);
    }
  }

  /** What is alike has one group: its story or, when that is not told, itself. */
  String group() {
    return json.path("story").asString(where);
  }

  /** A list that it must have; it may be empty. */
  List<JsonNode> list(String name) {
    if (!json.path(name).isArray()) {
      throw wrong("it has no list '" + name + "'", null);
    }
    return StreamSupport.stream(json.path(name).spliterator(), false).toList();
  }

  /** As if it had been read from a page. */
  Article article() {
    return article(text("text"));
  }

  /** The same with another text. */
  Article article(String text) {
    URI url = URI.create("https://evaluate.example/" + line);
    return new Article(
        Article.idOf(url),
        url,
        "evaluate",
        "",
        "",
        "XX",
        json.path("headline").asString(""),
        text,
        List.of(),
        null,
        published(),
        Instant.EPOCH,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  /** A day stands for its noon. */
  private @Nullable Instant published() {
    String published = json.path("published").asString("");
    try {
      return published.isEmpty()
          ? null
          : Instant.parse(published.contains("T") ? published : published + "T12:00:00Z");
    } catch (DateTimeParseException e) {
      throw wrong("'published' is neither a day (2026-05-04) nor a time (2026-05-04T12:00:00Z)", e);
    }
  }

  /** Its first words, in one line. */
  String excerpt() {
    String text = json.path("headline").asString("") + " " + json.path("text").asString("");
    String line = text.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(100, line.length()));
  }

  private UserException wrong(String what, @Nullable Exception cause) {
    return new UserException(
        where
            + ": "
            + what
            + ". Write one object on each line; 'vigie evaluate --help' names its fields.",
        cause);
  }
}
