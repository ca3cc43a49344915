package org.vigie.app.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is expected of a feed: one thing under the names that gofeed's parsers of RSS, Atom and JSON
 * and its translator give it. Empty where nothing is expected.
 *
 * @param title HTML
 * @param link of the page whose feed it is
 */
record FeedExpectation(String title, Link link, String language, List<Entry> entries) {

  /**
   * What is expected of an entry.
   *
   * @param authors in order
   */
  record Entry(
      String title,
      String id,
      Link link,
      Date published,
      Date updated,
      List<Author> authors,
      String content,
      boolean isContentElsewhere,
      String summary,
      List<String> categories,
      int unnamedCategories,
      String image) {}

  /** An address; empty when none is expected. */
  record Link(String address) {}

  /**
   * A date.
   *
   * @param text as the feed writes it; empty when none is expected
   * @param instant null when the expectation itself does not know what it means
   */
  record Date(String text, @Nullable Instant instant) {
    boolean isDayOnly() {
      return !text.contains(":");
    }
  }

  /**
   * An author.
   *
   * @param name or the mail address, or whatever stands for both; empty when there is only a page
   */
  record Author(String name) {}

  static FeedExpectation of(JsonNode feed) {
    return new FeedExpectation(
        text(feed, "title"),
        link(feed, "link", "home_page_url"),
        text(feed, "language"),
        each(feed.has("entries") ? feed.path("entries") : feed.path("items"))
            .map(FeedExpectation::entry)
            .toList());
  }

  private static Entry entry(JsonNode entry) {
    JsonNode categories = entry.has("tags") ? entry.path("tags") : entry.path("categories");
    List<String> names = each(categories).map(FeedExpectation::category).toList();
    JsonNode content = entry.path("content");
    return new Entry(
        text(entry, "title"),
        entry.path("guid").isObject()
            ? text(entry.path("guid"), "value")
            : text(entry, "guid", "id"),
        link(entry, "link", "url"),
        date(entry, "published", "pubDate", "date_published"),
        date(entry, "updated", "date_modified"),
        authors(entry),
        content.isObject()
            ? text(content, "value")
            : text(entry, "content", "content_html", "content_text"),
        content.has("src") && !content.has("value"),
        text(entry, "description", "summary"),
        names.stream().filter(name -> !name.isEmpty()).toList(),
        (int) names.stream().filter(String::isEmpty).count(),
        entry.path("image").isObject()
            ? text(entry.path("image"), "url")
            : text(entry, "image", "banner_image"));
  }

  private static String category(JsonNode category) {
    return category.isObject() ? text(category, "label", "term", "value") : category.asString("");
  }

  /** A link by itself, or the first that leads to the page itself. */
  private static Link link(JsonNode node, String... names) {
    String link = text(node, names);
    Stream<String> pages =
        each(node.path("links"))
            .filter(one -> one.isObject() && text(one, "rel").equalsIgnoreCase("alternate"))
            .map(one -> text(one, "href"))
            .filter(href -> !href.isEmpty());
    return new Link(link.isEmpty() ? pages.findFirst().orElse("") : link);
  }

  private static Date date(JsonNode node, String... names) {
    String parsed =
        text(node, Stream.of(names).map(name -> name + "Parsed").toArray(String[]::new));
    String text = text(node, names);
    return new Date(text, instant(parsed.isEmpty() ? text : parsed));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static List<Author> authors(JsonNode entry) {
    List<JsonNode> authors = each(entry.path("authors")).toList();
    return (authors.isEmpty() && entry.has("author") ? List.of(entry.path("author")) : authors)
        .stream()
            .map(one -> one.isObject() ? text(one, "name", "email") : one.asString(""))
            .map(Author::new)
            .toList();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of();
  }

  private static String text(JsonNode node, String... names) {
    return Stream.of(names)
        .map(node::path)
        .filter(JsonNode::isValueNode)
        .map(value -> value.asString("").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
