package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Dates;

/**
 * Reads an entry of a feed of XML. What the format has no element for, or leaves out, is taken from
 * the vocabularies that feeds use beside it.
 */
final class XmlEntry {
  private static final String[] PUBLISHED = {
    "pubdate",
    "published",
    "atom:published",
    "issued",
    "dcterms:issued",
    "dc:date",
    "date",
    "created",
    "dcterms:created",
    "updated",
    "atom:updated",
    "modified",
    "dcterms:modified"
  };
  private static final String[] UPDATED = {
    "updated", "atom:updated", "modified", "dcterms:modified", "lastbuilddate", "dc:date", "date"
  };
  private static final String[] SUMMARY = {
    "description",
    "summary",
    "dc:description",
    "atom:summary",
    "itunes:summary",
    "itunes:subtitle",
    "media:description",
    "dcterms:abstract"
  };
  private static final String[] CONTENT = {
    "content:encoded", "content", "atom:content", "encoded", "fulltext", "xhtml:body", "body"
  };
  private static final String[] CATEGORIES = {"category", "dc:subject", "atom:category"};
  private static final String[] KEYWORDS = {"itunes:keywords", "media:keywords"};

  private XmlEntry() {}

  static FeedEntry read(XmlPart entry) {
    URI url = XmlLinks.ofEntry(entry).orElse(null);
    String title = Limits.title(entry.html("title", "dc:title", "atom:title", "media:title"));
    String summary = Limits.html(summary(entry));
    String content = Limits.html(content(entry));
    return new FeedEntry(
        Limits.id(id(entry), url, title, summary, content),
        url,
        title,
        date(entry, PUBLISHED),
        date(entry, UPDATED),
        Persons.of(entry),
        Extractor.paragraphs(summary),
        Extractor.paragraphs(content),
        categories(entry),
        XmlImages.of(entry, content, summary).orElse(null),
        publisher(entry));
  }

  private static String id(XmlPart entry) {
    return Stream.concat(
            entry.all("guid", "id", "atom:id").map(XmlPart::id),
            Stream.of(entry.attribute("about")))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static @Nullable Instant date(XmlPart entry, String... names) {
    return entry
        .all(names)
        .flatMap(date -> Dates.parse(date.text()).stream())
        .findFirst()
        .orElse(null);
  }

  private static String summary(XmlPart entry) {
    return Stream.concat(Stream.of(entry), entry.all("media:group"))
        .map(part -> part.html(SUMMARY))
        .filter(html -> !html.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The longest, as old Atom has the same in several forms. */
  private static String content(XmlPart entry) {
    return entry
        .all(CONTENT)
        .map(XmlPart::html)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static List<String> categories(XmlPart entry) {
    Stream<String> terms = entry.all(CATEGORIES).map(XmlEntry::category);
    Stream<String> keywords =
        entry.all(KEYWORDS).flatMap(words -> Arrays.stream(words.text().split(",")));
    return Limits.categories(Stream.concat(terms, keywords));
  }

  private static String category(XmlPart category) {
    return Stream.of(category.attribute("label"), category.html(), category.attribute("term"))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String publisher(XmlPart entry) {
    Stream<String> titles =
        entry.all("source", "atom:source").map(source -> source.html("title", "atom:title"));
    return Limits.name(
        Stream.concat(titles, Stream.of(entry.html("source", "dc:publisher")))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(""));
  }
}
