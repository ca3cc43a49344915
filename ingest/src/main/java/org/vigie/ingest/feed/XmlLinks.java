package org.vigie.ingest.feed;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.http.Links;

/** Which of its links leads to the page of a feed or of an entry. */
final class XmlLinks {
  private static final Set<String> PAGES = Set.of("", "html", "text/html", "application/xhtml+xml");

  private XmlLinks() {}

  /** The page that a part is about. */
  static Optional<URI> page(XmlPart part) {
    List<XmlPart> links = part.all("link").filter(XmlLinks::isAlternate).toList();
    return (part.isAtom() ? pagesFirst(links.stream()) : links.reversed().stream())
        .flatMap(link -> target(link).stream())
        .findFirst()
        .or(() -> first(pagesFirst(part.all("atom:link").filter(XmlLinks::isAlternate))));
  }

  /**
   * The page of an entry. What names it may be its address; so may be where else its content is,
   * and at last what an entry calls itself.
   */
  static Optional<URI> ofEntry(XmlPart entry) {
    return page(entry)
        .or(() -> named(entry))
        .or(() -> first(entry.all("content", "atom:content").filter(c -> hasSource(c))))
        .or(() -> withRel(entry, "related"))
        .or(() -> withRel(entry, "self"));
  }

  /** The first link that stands in a relation to a part. */
  static Optional<URI> withRel(XmlPart part, String rel) {
    return first(
        part.all("link", "atom:link").filter(l -> l.attribute("rel").equalsIgnoreCase(rel)));
  }

  /** A name is a link only when it is a whole address. */
  private static Optional<URI> named(XmlPart entry) {
    return Stream.concat(
            entry.all("guid", "id", "atom:id").map(XmlPart::text),
            Stream.of(entry.attribute("about")))
        .flatMap(name -> Links.web(name).stream())
        .findFirst();
  }

  private static boolean hasSource(XmlPart content) {
    return !content.attribute("src").isEmpty();
  }

  private static boolean isAlternate(XmlPart link) {
    String rel = link.attribute("rel");
    return rel.isEmpty() || rel.equalsIgnoreCase("alternate");
  }

  private static Stream<XmlPart> pagesFirst(Stream<XmlPart> links) {
    return links.sorted(Comparator.comparing(link -> !PAGES.contains(link.attribute("type"))));
  }

  private static Optional<URI> first(Stream<XmlPart> links) {
    return links.flatMap(link -> target(link).stream()).findFirst();
  }

  private static Optional<URI> target(XmlPart link) {
    return Stream.of(link.attribute("href"), link.attribute("src"), link.text())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(link::link);
  }
}
