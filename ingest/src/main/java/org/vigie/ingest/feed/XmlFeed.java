package org.vigie.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jsoup.parser.Tag;
import org.vigie.ingest.text.Languages;

/**
 * Reads feeds of XML from their elements, whatever their format and however freely they take it:
 * what Rome would refuse, or drop, is most of what goes wrong with feeds.
 */
final class XmlFeed {
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "channel");
  private static final Set<String> ENTRIES = Set.of("item", "entry");

  private XmlFeed() {}

  static FeedResult read(Document document, URI address) {
    String root = document.getRootElement().getName().toLowerCase(Locale.ROOT);
    if (ROOTS.contains(root)) {
      return read(XmlPart.root(document.getRootElement(), address));
    }
    return Tag.isKnownTag(root)
        ? FeedReader.html()
        : FeedReader.unreadable("XML with the root element <" + root + ">, not a feed");
  }

  private static FeedResult read(XmlPart root) {
    XmlPart channel = root.all("channel").findFirst().orElse(root);
    return new FeedResult.Feed(
        Limits.title(channel.html("title", "dc:title", "atom:title", "itunes:title")),
        XmlLinks.page(channel).orElse(null),
        language(root, channel).orElse(null),
        FeedHead.of(channel),
        entries(root).limit(Limits.MAX_ENTRIES).map(XmlEntry::read).toList());
  }

  private static Optional<String> language(XmlPart root, XmlPart channel) {
    return Stream.of(channel.html("language", "dc:language"), channel.language(), root.language())
        .flatMap(declared -> Languages.code(Limits.line(declared)).stream())
        .findFirst();
  }

  /** The entries, in whatever they are: the root, a channel, a list within it. */
  private static Stream<XmlPart> entries(XmlPart part) {
    String name = part.element().getName().toLowerCase(Locale.ROOT);
    return ENTRIES.contains(name) ? Stream.of(part) : part.all().flatMap(XmlFeed::entries);
  }
}
