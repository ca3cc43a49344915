package org.vigie.ingest.file;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A document as a JSON object: {@code url}, {@code title}, {@code text} or {@code html}, {@code
 * published} or {@code date}, {@code authors} or {@code author}, {@code language} or {@code lang},
 * {@code publisher} or {@code source}. Other properties say nothing.
 */
final class JsonDocument {
  private static final Pattern WHOLE_PAGE = Pattern.compile("(?i)<(?:html|head|body|!doctype)\\b");

  /** Below it, a number of seconds; from it on, of milliseconds. */
  private static final long MILLIS = 100_000_000_000L;

  /** As 20240502. */
  private static final Pattern DAY = Pattern.compile("(?:19|20)\\d{6}");

  private final JsonNode json;

  private JsonDocument(JsonNode json) {
    this.json = json;
  }

  /** A property holds what it must not. */
  private static final class WrongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongException(String message) {
      super(message);
    }
  }

  static Item read(byte[] line) {
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      return json.isObject()
          ? new JsonDocument(json).read().item()
          : new Item.Unreadable("not a JSON object");
    } catch (JacksonException e) {
      return new Item.Unreadable("not JSON: " + e.getOriginalMessage());
    } catch (WrongException e) {
      return new Item.Unreadable(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return new Item.Unreadable("cannot be read: " + e);
    }
  }

  private Document read() {
    URI given = url();
    Body body = body(given);
    String title = or(text("title"), body.title());
    return new Document(
        given == null ? Document.urlOf(title, body.text()) : given,
        title,
        body.text(),
        authors().isEmpty() ? body.authors() : authors(),
        or(published(), body.published()),
        language().or(() -> Optional.ofNullable(body.language())).orElse(null),
        or(text("publisher"), or(text("source"), body.publisher())),
        "");
  }

  /** What is in the text itself. */
  private record Body(
      String title,
      String text,
      List<String> authors,
      @Nullable Instant published,
      @Nullable String language,
      @Nullable String publisher) {
    static Body of(String text) {
      return new Body("", text, List.of(), null, null, null);
    }
  }

  private Body body(@Nullable URI url) {
    String text = text("text");
    if (text != null) {
      return Body.of(HtmlText.plainParagraphs(text));
    }
    String html = text("html");
    if (html == null) {
      return Body.of("");
    }
    if (!WHOLE_PAGE.matcher(html).find()) {
      return Body.of(Extractor.paragraphs(html));
    }
    URI address = url == null ? Document.urlOf("", html) : url;
    Extracted page = new Extractor().extract(html, address);
    return new Body(
        page.title(), page.text(), page.authors(), page.published(), page.language(), page.site());
  }

  private @Nullable URI url() {
    String text = text("url");
    if (text == null) {
      return null;
    }
    return CanonicalUrl.of(
        Links.web(text).orElseThrow(() -> new WrongException("url: no http or https address")));
  }

  private @Nullable Instant published() {
    JsonNode value = json.path(json.hasNonNull("published") ? "published" : "date");
    String text = value.isString() || value.isNumber() ? value.asString().strip() : "";
    if (value.isNumber() && !DAY.matcher(text).matches()) {
      long number = (long) value.doubleValue();
      return Math.abs(number) < MILLIS
          ? Instant.ofEpochSecond(number)
          : Instant.ofEpochMilli(number);
    }
    return text.isEmpty()
        ? null
        : Dates.parse(text)
            .orElseThrow(() -> new WrongException("published: '" + shorter(text) + "' is no date"));
  }

  private List<String> authors() {
    JsonNode value = json.path(json.hasNonNull("authors") ? "authors" : "author");
    List<String> names = new ArrayList<>();
    for (JsonNode name : value.isArray() ? value : List.of(value)) {
      if (name.isString() && !name.asString().isBlank()) {
        names.add(name.asString());
      }
    }
    return names;
  }

  private Optional<String> language() {
    String text = or(text("language"), text("lang"));
    return text == null ? Optional.empty() : Languages.code(text);
  }

  private @Nullable String text(String property) {
    JsonNode value = json.path(property);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new WrongException(property + ": not a string");
    }
    return value.asString().isBlank() ? null : value.asString().strip();
  }

  private static String shorter(String text) {
    return Document.cut(HtmlText.squeeze(text), 60);
  }

  private static <T extends @Nullable Object> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
