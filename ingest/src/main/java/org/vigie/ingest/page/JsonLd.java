package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.ingest.text.HtmlText;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The article that a page describes in JSON-LD; empty where it describes none. */
record JsonLd(
    Optional<String> headline,
    List<String> authors,
    Optional<String> published,
    Optional<String> language) {

  private static final int MAX_DEPTH = 8;
  private static final int MAX_SCRIPT = 500_000;

  static JsonLd of(Document page) {
    List<JsonNode> articles = new ArrayList<>();
    for (Element script : page.select("script[type*=ld+json]")) {
      read(script.data()).ifPresent(root -> walk(root, 0, articles::add));
    }
    return articles.stream()
        .findFirst()
        .map(JsonLd::of)
        .orElse(new JsonLd(Optional.empty(), List.of(), Optional.empty(), Optional.empty()));
  }

  private static JsonLd of(JsonNode article) {
    return new JsonLd(
        text(article.path("headline")).or(() -> text(article.path("name"))).map(HtmlText::line),
        each(article.path("author")).flatMap(author -> name(author).stream()).toList(),
        text(article.path("datePublished")).or(() -> text(article.path("dateCreated"))),
        text(article.path("inLanguage")));
  }

  /** Pages write line breaks and comments into it, which JSON forbids. */
  private static Optional<JsonNode> read(String script) {
    if (script.length() > MAX_SCRIPT) {
      return Optional.empty();
    }
    String json =
        script
            .replaceAll("^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[)", "")
            .replaceAll("(?:-->|//\\s*\\]\\]>|\\]\\]>)\\s*$", "")
            .replaceAll("[\\r\\n\\t]+", " ");
    try {
      return Optional.of(Json.MAPPER.readTree(json));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static void walk(JsonNode node, int depth, Consumer<JsonNode> found) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (isArticle(node)) {
      found.accept(node);
    }
    node.forEach(child -> walk(child, depth + 1, found));
  }

  private static boolean isArticle(JsonNode node) {
    return each(node.path("@type"))
        .flatMap(type -> text(type).stream())
        .anyMatch(
            type ->
                type.endsWith("Article")
                    || type.endsWith("BlogPosting")
                    || type.endsWith("Report"));
  }

  private static Optional<String> name(JsonNode author) {
    return author.isObject() ? text(author.path("name")) : text(author);
  }

  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? node.valueStream() : Stream.of(node);
  }

  private static Optional<String> text(JsonNode node) {
    JsonNode value = node.isArray() && !node.isEmpty() ? node.get(0) : node;
    return value.isString()
        ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
