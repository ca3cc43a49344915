package org.vigie.ingest.feed;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.Charsets;

/** An element of a feed with its parts by their {@linkplain Vocabulary names}. */
final class XmlPart {
  private static final Set<String> XML_TYPES =
      Set.of("xhtml", "application/xhtml+xml", "application/xml", "text/xml");

  private final Element element;
  private final String name;
  private final URI base;
  private final boolean hasBase;
  private final Vocabulary vocabulary;
  private @Nullable Map<String, List<XmlPart>> parts;

  private XmlPart(Element element, Vocabulary vocabulary, URI around, boolean aroundHasBase) {
    this.element = element;
    this.vocabulary = vocabulary;
    this.name = vocabulary.name(element);
    String declared = attribute("base", Namespace.XML_NAMESPACE);
    this.base = declared.isEmpty() ? around : Links.web(around, declared).orElse(around);
    this.hasBase = aroundHasBase || !declared.isEmpty();
  }

  /** The root of a feed that came from an address. */
  static XmlPart root(Element root, URI address) {
    return new XmlPart(root, new Vocabulary(root), address, false);
  }

  Element element() {
    return element;
  }

  String name() {
    return name;
  }

  /** Whether it is part of a feed in Atom. */
  boolean isAtom() {
    return vocabulary.isAtom();
  }

  /** All parts, those of one name together. */
  Stream<XmlPart> all() {
    return parts().values().stream().flatMap(List::stream);
  }

  private Map<String, List<XmlPart>> parts() {
    Map<String, List<XmlPart>> known = parts;
    if (known == null) {
      known =
          element.getChildren().stream()
              .map(child -> new XmlPart(child, vocabulary, base, hasBase))
              .collect(groupingBy(XmlPart::name, LinkedHashMap::new, toList()));
      parts = known;
    }
    return known;
  }

  /** The parts of these names, in the order of the names. */
  Stream<XmlPart> all(String... names) {
    return Stream.of(names).flatMap(one -> parts().getOrDefault(one, List.of()).stream());
  }

  /** What the first of these parts that says something says, as HTML; empty when none does. */
  String html(String... names) {
    return all(names).map(XmlPart::html).filter(html -> !html.isEmpty()).findFirst().orElse("");
  }

  /** Its characters and those of its parts, as they stand. */
  String text() {
    return element.getValue().strip();
  }

  /** The value of an attribute, however its name is written; empty when there is none. */
  String attribute(String attribute) {
    return element.getAttributes().stream()
        .filter(one -> one.getName().equalsIgnoreCase(attribute))
        .filter(one -> !one.getNamespace().equals(Namespace.XML_NAMESPACE))
        .map(one -> one.getValue().strip())
        .findFirst()
        .orElse("");
  }

  /** The language it declares; empty when it declares none. */
  String language() {
    return attribute("lang", Namespace.XML_NAMESPACE);
  }

  private String attribute(String attribute, Namespace namespace) {
    String value = element.getAttributeValue(attribute, namespace);
    return value == null ? "" : value.strip();
  }

  /** The address of the web that a reference within it means; empty when it means none. */
  Optional<URI> link(String reference) {
    String link = reference.strip().replace("&amp;", "&");
    return link.isEmpty() ? Optional.empty() : Links.web(base, link);
  }

  /** A name, which is relative to a base only where one is declared. */
  String id() {
    String id = text();
    boolean relative = hasBase && !id.isEmpty() && !id.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    return relative ? Links.web(base, id).map(URI::toString).orElse(id) : id;
  }

  /**
   * What it says, as HTML. Feeds say text and HTML alike where they should say which, so what is
   * not declared as text counts as HTML, and even in that they write references by their names.
   */
  String html() {
    String type = attribute("type").toLowerCase(Locale.ROOT);
    String mode = attribute("mode").toLowerCase(Locale.ROOT);
    if (mode.equals("base64") || isBinary(type)) {
      return decoded(text());
    }
    if (!element.getChildren().isEmpty()) {
      return inner(element, XML_TYPES.contains(type) || mode.equals("xml")).strip();
    }
    return type.equals("text") || type.equals("text/plain") ? text().replace("<", "&lt;") : text();
  }

  private static boolean isBinary(String type) {
    return type.equals("application/octet-stream") || type.matches("(?:image|audio|video)/.*");
  }

  private static String decoded(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
      return bytes.length == 0 ? text : Charsets.decode(bytes, null).strip();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String inner(Element element, boolean strict) {
    StringBuilder html = new StringBuilder();
    for (Content content : element.getContent()) {
      if (content instanceof Text text) {
        html.append(strict ? escaped(text.getText()) : text.getText());
      } else if (content instanceof Element child) {
        html.append(outer(child, strict));
      }
    }
    return html.toString();
  }

  private static String outer(Element element, boolean strict) {
    String attributes =
        element.getAttributes().stream()
            .map(one -> " %s=\"%s\"".formatted(one.getName(), escaped(one.getValue())))
            .collect(joining());
    String start = "<" + element.getName() + attributes + ">";
    return Tag.valueOf(element.getName()).isEmpty()
        ? start
        : start + inner(element, strict) + "</" + element.getName() + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
