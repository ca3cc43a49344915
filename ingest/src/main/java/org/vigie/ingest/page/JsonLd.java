package org.vigie.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.MissingNode;

/**
 * The article that a page describes in JSON-LD.
 *
 * @param article as it stands there; missing where none is described
 * @param trail the names of the pages above this one, the front page first; may be empty
 */
record JsonLd(JsonNode article, List<String> trail) {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_SCRIPT = 500_000;
  private static final String CDATA = "<![CDATA[";

  /** Pages write line breaks, commas too many and comments into it, which JSON forbids. */
  private static final ObjectReader LENIENT =
      Json.MAPPER
          .reader()
          .withFeatures(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Reads what a page declares.
   *
   * @param page its canonical address: of several articles the one of this address is meant
   */
  static JsonLd of(Declared declared, URI page) {
    List<JsonNode> articles = new ArrayList<>();
    List<JsonNode> trails = new ArrayList<>();
    for (Element script : declared.all("ld+json")) {
      read(script.data()).ifPresent(root -> walk(root, 0, articles, trails));
    }
    return new JsonLd(
        articles.stream()
            .filter(article -> articles.size() == 1 || isAt(page, article))
            .findFirst()
            .or(() -> articles.stream().findFirst())
            .orElse(MissingNode.getInstance()),
        trails.isEmpty() ? List.of() : trail(trails.getFirst()));
  }

  Optional<String> headline() {
    return text("headline").or(() -> text("name")).map(HtmlText::line);
  }

  List<String> authors() {
    return each(article.path("author")).flatMap(author -> name(author).stream()).toList();
  }

  /** Whom else it names as the text's origin: a wire, another publisher. */
  List<String> sources() {
    return Stream.of("creator", "contributor", "sourceOrganization", "copyrightHolder")
        .flatMap(field -> each(article.path(field)))
        .flatMap(source -> name(source).stream())
        .toList();
  }

  Optional<String> publisher() {
    return name(first(article.path("publisher"))).map(HtmlText::line);
  }

  Optional<String> image() {
    JsonNode image = first(article.path("image"));
    return image.isObject() ? string(image.path("url")) : string(image);
  }

  /** Whether it says that all may read it; empty when it does not say. */
  Optional<Boolean> isFree() {
    JsonNode free = first(article.path("isAccessibleForFree"));
    if (free.isBoolean()) {
      return Optional.of(free.booleanValue());
    }
    return string(free).map(text -> !text.toLowerCase(Locale.ROOT).endsWith("false"));
  }

  /** A text of the article; empty when it has none of that name. */
  Optional<String> text(String field) {
    return string(article.path(field));
  }

  /** A number of the article; empty when it has none of that name. */
  Optional<Integer> number(String field) {
    int number = article.path(field).asInt(0);
    return number > 0 ? Optional.of(number) : Optional.empty();
  }

  private static Optional<JsonNode> read(String script) {
    if (script.length() > MAX_SCRIPT) {
      return Optional.empty();
    }
    // Older pages hide it from browsers that knew no JSON.
    int start = script.indexOf(CDATA) < 0 ? 0 : script.indexOf(CDATA) + CDATA.length();
    while (start < script.length() && "{[".indexOf(script.charAt(start)) < 0) {
      start++;
    }
    try {
      return Optional.of(LENIENT.readTree(script.substring(start)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static void walk(
      JsonNode node, int depth, List<JsonNode> articles, List<JsonNode> trails) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (isOfType(node, "Article", "BlogPosting", "Report", "ForumPosting")) {
      articles.add(node);
    } else if (isOfType(node, "BreadcrumbList")) {
      trails.add(node);
    }
    node.forEach(child -> walk(child, depth + 1, articles, trails));
  }

  private static boolean isAt(URI page, JsonNode article) {
    return Stream.of("mainEntityOfPage", "url", "@id")
        .map(article::path)
        .flatMap(at -> string(at.isObject() ? at.path("@id") : at).stream())
        .flatMap(address -> Links.web(page, address).stream())
        .anyMatch(address -> CanonicalUrl.of(address).equals(page));
  }

  private static boolean isOfType(JsonNode node, String... ends) {
    return each(node.path("@type"))
        .flatMap(type -> string(type).stream())
        .anyMatch(type -> Stream.of(ends).anyMatch(type::endsWith));
  }

  private static List<String> trail(JsonNode list) {
    return each(list.path("itemListElement"))
        .flatMap(step -> name(step).or(() -> name(step.path("item"))).stream())
        .map(HtmlText::line)
        .toList();
  }

  private static Optional<String> name(JsonNode of) {
    return of.isObject() ? string(of.path("name")) : string(of);
  }

  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? node.valueStream() : Stream.of(node);
  }

  private static JsonNode first(JsonNode node) {
    return node.isArray() && !node.isEmpty() ? node.get(0) : node;
  }

  private static Optional<String> string(JsonNode node) {
    JsonNode value = first(node);
    return value.isString()
        ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
