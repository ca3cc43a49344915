package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;
import org.vigie.model.PollState.Declared;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Reads JSON Feed 1.0 and 1.1: whatever has items, with names that are numbers and the like. */
final class JsonFeed {
  /** So many names and values fit into as much memory as their text. */
  private static final JsonFactory TEXTS =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(400_000).build())
          .build();

  private final URI address;

  private JsonFeed(URI address) {
    this.address = address;
  }

  static FeedResult read(String json, URI address) {
    try (JsonParser parser = TEXTS.createParser(ObjectReadContext.empty(), json)) {
      JsonNode root = Json.MAPPER.readTree(parser);
      return root.path("items").isArray()
          ? new JsonFeed(address).feed(root)
          : FeedReader.unreadable("JSON without items, not a JSON Feed");
    } catch (JacksonException e) {
      return FeedReader.unreadable("broken JSON: " + what(e));
    }
  }

  private static String what(JacksonException e) {
    String what = e.getOriginalMessage().replaceFirst("\\s*\\([^()]*\\[Source.*", "");
    return e.getLocation() == null
        ? what
        : what
            + ", line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private FeedResult feed(JsonNode root) {
    return new FeedResult.Feed(
        Limits.title(text(root, "title")),
        link(root, "home_page_url").orElse(null),
        Languages.code(text(root, "language")).orElse(null),
        new Declared(
            null,
            null,
            0,
            0,
            each(root, "hubs").flatMap(hub -> link(hub, "url").stream()).findFirst().orElse(null),
            link(root, "feed_url").orElse(null)),
        each(root, "items")
            .filter(JsonNode::isObject)
            .limit(Limits.MAX_ENTRIES)
            .map(this::entry)
            .toList());
  }

  private FeedEntry entry(JsonNode item) {
    URI url = link(item, "url").or(() -> link(item, "external_url")).orElse(null);
    String id = text(item, "id");
    URI page = url == null ? Links.web(id).orElse(null) : url;
    String title = Limits.title(text(item, "title"));
    String summary = Extractor.paragraphs(Limits.html(text(item, "summary")));
    String content = content(item);
    Instant updated = date(item, "date_modified");
    Instant published = date(item, "date_published");
    return new FeedEntry(
        Limits.id(id, page, title, summary, content),
        page,
        title,
        published == null ? updated : published,
        updated,
        Limits.names(
            Stream.concat(each(item, "authors"), Stream.of(item.path("author")))
                .map(author -> author.isObject() ? text(author, "name") : text(author))),
        summary,
        content,
        Limits.categories(each(item, "tags").map(JsonFeed::text)),
        link(item, "image").or(() -> link(item, "banner_image")).orElse(null),
        "");
  }

  private static String content(JsonNode item) {
    String html = text(item, "content_html");
    return html.isEmpty()
        ? HtmlText.plainParagraphs(Limits.html(text(item, "content_text")))
        : Extractor.paragraphs(Limits.html(html));
  }

  private Optional<URI> link(JsonNode node, String name) {
    String reference = text(node, name);
    return reference.isEmpty() ? Optional.empty() : Links.web(address, reference);
  }

  private static @Nullable Instant date(JsonNode node, String name) {
    return Dates.parse(text(node, name)).orElse(null);
  }

  private static Stream<JsonNode> each(JsonNode node, String name) {
    JsonNode list = node.path(name);
    return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of();
  }

  private static String text(JsonNode node, String name) {
    return text(node.path(name));
  }

  private static String text(JsonNode node) {
    return node.isString() || node.isNumber() ? node.asString().strip() : "";
  }
}
