package org.vigie.watch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Source;
import org.vigie.model.Source.Kind;

/** Writes sources as OPML 2.0, with attributes of our own for what only Vigie knows. */
final class OpmlWriter {
  private final StringBuilder out = new StringBuilder("    <outline");

  private OpmlWriter() {}

  /** Writes all but mailboxes. */
  static String write(String title, List<Source> sources) {
    String outlines =
        sources.stream()
            .filter(source -> source.kind() != Kind.MAILBOX)
            .map(source -> new OpmlWriter().outline(source))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0" xmlns:vigie="%s">
          <head>
            <title>%s</title>
          </head>
          <body>
        %s  </body>
        </opml>
        """
        .formatted(Opml.NAMESPACE, escape(title), outlines);
  }

  /** What is no feed is a link: no other reader must take it for one. */
  private String outline(Source source) {
    boolean feed = source.kind() == Kind.FEED;
    attribute("type", feed ? "rss" : "link");
    attribute("text", source.name());
    attribute("title", source.name());
    attribute(feed ? "xmlUrl" : "url", source.address().toString());
    attribute("htmlUrl", source.site() == null ? "" : source.site().toString());
    attribute("language", String.join(",", source.languages()));
    attribute("description", source.description());
    attribute("vigie:id", source.id());
    attribute("vigie:kind", feed ? "" : source.kind().name().toLowerCase(Locale.ROOT));
    attribute("vigie:publisher", source.publisher());
    attribute("vigie:country", source.country());
    attribute("vigie:keep", source.keep().name().toLowerCase(Locale.ROOT));
    if (!source.on() || source.offReason() != null) {
      String reason = source.offReason();
      out.append(" vigie:off=\"").append(escape(reason == null ? "" : reason)).append('"');
    }
    attribute("vigie:every", source.every() == null ? "" : source.every().toString());
    boolean usual = source.backfillAfter().equals(Source.BACKFILL_AFTER);
    attribute("vigie:backfillAfter", usual ? "" : source.backfillAfter().toString());
    listing(source.listing());
    selectors(source.selectors());
    return out.append("/>\n").toString();
  }

  private void listing(Source.@Nullable Listing listing) {
    if (listing != null) {
      attribute("vigie:item", listing.item());
      attribute("vigie:link", listing.link());
      attribute("vigie:date", listing.date());
      attribute("vigie:text", listing.text());
    }
  }

  private void selectors(Source.@Nullable Selectors selectors) {
    if (selectors != null) {
      attribute("vigie:articleTitle", selectors.title());
      attribute("vigie:articleText", selectors.text());
      attribute("vigie:articleDate", selectors.date());
      attribute("vigie:articleAuthor", selectors.author());
      attribute("vigie:articleWithout", selectors.without());
    }
  }

  private void attribute(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : ' ');
              }
            });
    return escaped.toString();
  }

  /** What XML 1.0 allows. */
  private static boolean isCharacter(int c) {
    return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }
}
