package org.vigie.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Source;

/**
 * What a source's own selectors find in a page; nothing where it has none, or where they match
 * nothing.
 *
 * @param title the headline
 * @param text the body; empty when it was not found so
 * @param published when
 * @param authors who; empty when they were not found so
 * @param missed the names of the selectors that matched nothing
 */
record Selected(
    Optional<String> title,
    List<Block> text,
    Optional<Instant> published,
    List<String> authors,
    List<String> missed) {
  private static final Selected NOTHING =
      new Selected(Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());

  /** Looks into a page, and takes out of it what the selectors leave out. */
  static Selected of(Document page, Source.@Nullable Selectors selectors) {
    if (selectors == null) {
      return NOTHING;
    }
    List<String> missed = new ArrayList<>();
    all(page, "without", selectors.without(), missed).forEach(Element::remove);
    return new Selected(
        first(page, "title", selectors.title(), Selected::line, missed),
        text(all(page, "text", selectors.text(), missed)),
        first(page, "date", selectors.date(), Selected::date, missed),
        PageFacts.names(
            all(page, "author", selectors.author(), missed).stream().map(Element::text)),
        missed);
  }

  private static <T> Optional<T> first(
      Document page,
      String name,
      @Nullable String selector,
      Function<Element, Optional<T>> read,
      List<String> missed) {
    Elements found = all(page, name, selector, missed);
    Optional<T> value = found.stream().flatMap(element -> read.apply(element).stream()).findFirst();
    if (!found.isEmpty() && value.isEmpty()) {
      missed.add(name);
    }
    return value;
  }

  private static Elements all(
      Document page, String name, @Nullable String selector, List<String> missed) {
    if (selector == null) {
      return new Elements();
    }
    Elements found = select(page, selector);
    if (found.isEmpty() && !name.equals("without")) {
      missed.add(name);
    }
    return found;
  }

  /** A selector that is none matches nothing. */
  private static Elements select(Document page, String selector) {
    try {
      return page.select(selector);
    } catch (Selector.SelectorParseException e) {
      return new Elements();
    }
  }

  /** The text of elements, once where they are one within another. */
  private static List<Block> text(Elements elements) {
    return elements.stream()
        .filter(element -> element.parents().stream().noneMatch(elements::contains))
        .flatMap(element -> Outline.of(element).blocks().stream())
        .toList();
  }

  private static Optional<String> line(Element element) {
    return Optional.of(HtmlText.squeeze(element.text())).filter(line -> !line.isEmpty());
  }

  private static Optional<Instant> date(Element element) {
    return Stream.of(element.attr("datetime"), element.attr("content"), element.text())
        .flatMap(text -> Dates.parse(text).stream())
        .findFirst();
  }
}
