package org.vigie.app.demo;

import static java.util.stream.Collectors.joining;
import static org.vigie.app.demo.DemoDocument.escape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** Writes what the outlets publish as RSS 2.0, Atom or RDF, which is RSS 1.0. */
final class DemoFeeds {
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final String base;

  /** Addresses begin with {@code base}, which has no slash at its end. */
  DemoFeeds(String base) {
    this.base = base;
  }

  DemoDocument feed(DemoOutlet outlet, List<DemoItem> items, Instant modified) {
    return switch (outlet.format()) {
      case RSS -> new DemoDocument("application/rss+xml", rss(outlet, items, modified), modified);
      case ATOM ->
          new DemoDocument("application/atom+xml", atom(outlet, items, modified), modified);
      case RDF -> new DemoDocument("application/rdf+xml", rdf(outlet, items), modified);
      case LISTING -> throw new IllegalArgumentException(outlet.id() + " has no feed");
    };
  }

  private String rss(DemoOutlet outlet, List<DemoItem> items, Instant modified) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
        <title>%s</title>
        <link>%s</link>
        <description>%s</description>
        <language>%s</language>
        <lastBuildDate>%s</lastBuildDate>
        <atom:link href="%s" rel="self" type="application/rss+xml"/>
        %s
        </channel>
        </rss>
        """
        .formatted(
            escape(outlet.name()),
            escape(base + outlet.frontPath()),
            escape(DemoWords.of(outlet).sample()),
            outlet.language(),
            RFC_822.format(modified),
            escape(base + outlet.sourcePath()),
            each(items, item -> rssItem(outlet, item)));
  }

  private String rssItem(DemoOutlet outlet, DemoItem item) {
    String url = escape(url(outlet, item));
    return """
        <item>
        <title>%s</title>
        <link>%s</link>
        <guid isPermaLink="true">%s</guid>
        <pubDate>%s</pubDate>
        <dc:creator>%s</dc:creator>
        <description>%s</description>
        </item>"""
        .formatted(
            escape(item.article().title()),
            url,
            url,
            RFC_822.format(item.published()),
            escape(item.article().byline()),
            escape(teaser(item)));
  }

  private String atom(DemoOutlet outlet, List<DemoItem> items, Instant modified) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
        <id>%s</id>
        <title>%s</title>
        <subtitle>%s</subtitle>
        <updated>%s</updated>
        <link rel="self" href="%s"/>
        <link rel="alternate" type="text/html" href="%s"/>
        %s
        </feed>
        """
        .formatted(
            outlet.language(),
            escape(base + outlet.sourcePath()),
            escape(outlet.name()),
            escape(DemoWords.of(outlet).sample()),
            modified,
            escape(base + outlet.sourcePath()),
            escape(base + outlet.frontPath()),
            each(items, item -> atomEntry(outlet, item)));
  }

  private String atomEntry(DemoOutlet outlet, DemoItem item) {
    String url = escape(url(outlet, item));
    return """
        <entry>
        <id>%s</id>
        <title type="text">%s</title>
        <link rel="alternate" type="text/html" href="%s"/>
        <published>%s</published>
        <updated>%s</updated>
        <author><name>%s</name></author>
        <summary type="html">%s</summary>
        </entry>"""
        .formatted(
            url,
            escape(item.article().title()),
            url,
            item.published(),
            item.published(),
            escape(item.article().byline()),
            escape(teaser(item)));
  }

  private String rdf(DemoOutlet outlet, List<DemoItem> items) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <channel rdf:about="%s">
        <title>%s</title>
        <link>%s</link>
        <description>%s</description>
        <dc:language>%s</dc:language>
        <items><rdf:Seq>
        %s
        </rdf:Seq></items>
        </channel>
        %s
        </rdf:RDF>
        """
        .formatted(
            escape(base + outlet.sourcePath()),
            escape(outlet.name()),
            escape(base + outlet.frontPath()),
            escape(DemoWords.of(outlet).sample()),
            outlet.language(),
            each(items, item -> "<rdf:li rdf:resource=\"" + escape(url(outlet, item)) + "\"/>"),
            each(items, item -> rdfItem(outlet, item)));
  }

  private String rdfItem(DemoOutlet outlet, DemoItem item) {
    String url = escape(url(outlet, item));
    return """
        <item rdf:about="%s">
        <title>%s</title>
        <link>%s</link>
        <dc:date>%s</dc:date>
        <dc:creator>%s</dc:creator>
        <description>%s</description>
        </item>"""
        .formatted(
            url,
            escape(item.article().title()),
            url,
            item.published(),
            escape(item.article().byline()),
            escape(teaser(item)));
  }

  private String url(DemoOutlet outlet, DemoItem item) {
    return base + outlet.pathOf(item.article());
  }

  /** The first paragraph as HTML, which the feed then has to escape once more. */
  private static String teaser(DemoItem item) {
    return "<p>" + escape(item.article().paragraphs().getFirst()) + "</p>";
  }

  private static String each(List<DemoItem> items, Function<DemoItem, String> write) {
    return items.stream().map(write).collect(joining("\n"));
  }
}
