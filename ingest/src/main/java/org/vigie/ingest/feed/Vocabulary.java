package org.vigie.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;

/**
 * Names elements by what they mean, such as {@code title} or {@code dc:creator}: in small letters,
 * with the usual prefix of their vocabulary whatever the feed's own is, and with none for those of
 * the feed's format itself.
 */
final class Vocabulary {
  private static final String OWN = "";

  /** By the namespace's address without scheme, in small letters, without what ends it. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("www.w3.org/2005/atom", "atom"),
          Map.entry("purl.org/atom/ns", "atom"),
          Map.entry("purl.org/atom-blog/ns", "atom"),
          Map.entry("purl.org/rss/1.0", OWN),
          Map.entry("purl.org/net/rss1.1", OWN),
          Map.entry("my.netscape.com/rdf/simple/0.9", OWN),
          Map.entry("channel.netscape.com/rdf/simple/0.9", OWN),
          Map.entry("backend.userland.com/rss", OWN),
          Map.entry("backend.userland.com/rss2", OWN),
          Map.entry("blogs.law.harvard.edu/tech/rss", OWN),
          Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", OWN),
          Map.entry("purl.org/dc/elements/1.0", "dc"),
          Map.entry("purl.org/dc/elements/1.1", "dc"),
          Map.entry("purl.org/dc/terms", "dcterms"),
          Map.entry("purl.org/rss/1.0/modules/content", "content"),
          Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("search.yahoo.com/mrss", "media"),
          Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("www.w3.org/1999/xhtml", "xhtml"));

  /** Longer addresses are of no vocabulary, and not looked at for each element. */
  private static final int MOST = 200;

  private final String root;
  private final boolean isAtom;

  Vocabulary(Element root) {
    this.root = root.getNamespaceURI();
    this.isAtom = root.getName().equalsIgnoreCase("feed");
  }

  boolean isAtom() {
    return isAtom;
  }

  /** What an element is. */
  String name(Element element) {
    String vocabulary = vocabulary(element);
    String local = element.getName().toLowerCase(Locale.ROOT);
    boolean own = vocabulary.equals(OWN) || (isAtom && vocabulary.equals("atom"));
    return own ? local : vocabulary + ":" + local;
  }

  private String vocabulary(Element element) {
    String prefix = element.getNamespacePrefix().toLowerCase(Locale.ROOT);
    String uri = element.getNamespaceURI();
    if (uri.equals(root)) {
      return OWN;
    }
    return uri.length() > MOST ? prefix : KNOWN.getOrDefault(normal(uri), prefix);
  }

  private static String normal(String uri) {
    return uri.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("[/#]$", "");
  }

  /** The address for a prefix that a feed uses without saying whose it is. */
  static String uri(String prefix) {
    return KNOWN.entrySet().stream()
        .filter(known -> known.getValue().equalsIgnoreCase(prefix))
        .map(known -> "http://" + known.getKey())
        .sorted()
        .findFirst()
        .orElse("urn:vigie:" + prefix);
  }
}
