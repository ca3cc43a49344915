package org.vigie.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.HtmlText;

/** The elements by which a page says something of itself, in its head or anywhere else. */
final class Declared {
  private static final int MAX = 5_000;
  private static final int MAX_MARKED = 50;
  private static final String[] META_NAMES = {"property", "name", "itemprop", "http-equiv"};
  private static final String[] VALUES = {"content", "datetime", "href", "src"};

  private final Map<String, List<Element>> named = new HashMap<>();
  private int size;

  /** Takes an element for what it may declare. */
  void add(Element element) {
    switch (element.normalName()) {
      case "meta" -> addMeta(element);
      case "link" -> {
        each(element.attr("rel"), "link:", element);
        each(element.attr("itemprop"), "item:", element);
      }
      case "script" -> addScript(element);
      case "time", "title", "html", "base" -> put(element.normalName(), element);
      default -> {
        if (element.attributesSize() > 0) {
          each(element.attr("rel"), "rel:", element);
          each(element.attr("itemprop"), "item:", element);
        }
      }
    }
  }

  /** The elements under a name: {@code time}, {@code link:canonical}, {@code item:author} ... */
  List<Element> all(String name) {
    return named.getOrDefault(name, List.of());
  }

  /** The contents of the meta elements of these names, in the order of the names. */
  Stream<String> meta(List<String> names) {
    return names.stream()
        .flatMap(name -> all("meta:" + name).stream())
        .map(meta -> HtmlText.line(meta.attr("content")))
        .filter(content -> !content.isEmpty());
  }

  /** What elements under a name have as their value: a date, an address. */
  Stream<String> values(String name) {
    return all(name).stream().flatMap(Declared::value);
  }

  /** The values of what is marked by a name within elements under another. */
  Stream<String> values(String name, String within) {
    return within(name, within).flatMap(Declared::value);
  }

  private static Stream<String> value(Element element) {
    return Stream.of(VALUES).map(element::attr).filter(value -> !value.isBlank()).limit(1);
  }

  /** The texts of elements under a name. */
  Stream<String> texts(String name) {
    return all(name).stream()
        .limit(MAX_MARKED)
        .map(element -> HtmlText.squeeze(element.text()))
        .filter(text -> !text.isEmpty());
  }

  /** What is marked as this, or linked as this, by its name. */
  Stream<String> marked(String what, String name) {
    Stream<String> items =
        within("item:" + what, name)
            .map(item -> item.hasAttr("content") ? item.attr("content") : item.text());
    return Stream.concat(texts("rel:" + what), items);
  }

  private Stream<Element> within(String name, String marked) {
    return all(name).stream()
        .limit(MAX_MARKED)
        .map(item -> item.selectFirst("[itemprop~=(?i)^" + marked + "$]"))
        .flatMap(Stream::ofNullable);
  }

  /** The address that the page gives itself; null when it gives none. */
  @Nullable String canonical() {
    return Stream.concat(values("link:canonical"), meta(List.of("og:url")))
        .findFirst()
        .orElse(null);
  }

  /** What references in the page are relative to. */
  URI base(URI address) {
    return values("base").findFirst().flatMap(base -> Links.web(address, base)).orElse(address);
  }

  private void addMeta(Element meta) {
    if (meta.hasAttr("content")) {
      for (String attribute : META_NAMES) {
        String name = meta.attr(attribute);
        if (!name.isEmpty()) {
          put("meta:" + name.toLowerCase(Locale.ROOT), meta);
        }
      }
    }
  }

  private void addScript(Element script) {
    if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
      put("ld+json", script);
    }
  }

  private void each(String words, String prefix, Element element) {
    if (!words.isEmpty()) {
      for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
        put(prefix + word, element);
      }
    }
  }

  private void put(String name, Element element) {
    if (size++ < MAX) {
      named.computeIfAbsent(name, n -> new ArrayList<>()).add(element);
    }
  }
}
