package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;
import org.vigie.model.Source;

/**
 * Reads a page that lists articles, by selectors or by itself: then the headlines are the links
 * that stand in like places and say most.
 */
public final class ListingReader {
  private static final int MAX_ENTRIES = 300;
  private static final int MAX_LINKS = 5_000;
  private static final int HEADLINE = 20;
  private static final int LONG_HEADLINE = 250;
  private static final int SHORT = 60;

  /** How many ancestors of a link tell its place, and how far up its date may stand. */
  private static final int PLACE = 4;

  /** A link with its headline. */
  private record Headline(Element link, URI url, String title) {}

  /** Reads a listing. */
  public FeedResult read(
      byte[] bytes, @Nullable String contentType, URI address, Source.@Nullable Listing listing) {
    String html = Charsets.decode(bytes, contentType);
    if (html.isBlank()) {
      return new FeedResult.Refused(FeedResult.Cause.EMPTY, "the answer is empty");
    }
    Document page = Extractor.parse(html, address);
    URI base = Links.web(address, page.baseUri()).orElse(address);
    try {
      List<FeedEntry> entries = listing == null ? found(page, base) : selected(page, base, listing);
      String language = Languages.code(page.select("html").attr("lang")).orElse(null);
      return new FeedResult.Feed(HtmlText.line(page.title()), language, distinct(entries));
    } catch (Selector.SelectorParseException e) {
      return new FeedResult.Refused(
          FeedResult.Cause.UNREADABLE, "the source's selector: " + e.getMessage());
    }
  }

  private static List<FeedEntry> selected(Document page, URI base, Source.Listing listing) {
    List<FeedEntry> entries = new ArrayList<>();
    for (Element item : page.select(listing.item())) {
      Element link = item.selectFirst(listing.link());
      Element anchor = link == null || link.hasAttr("href") ? link : link.selectFirst("a[href]");
      if (anchor == null) {
        continue;
      }
      Element date = listing.date() == null ? null : item.selectFirst(listing.date());
      Optional<Instant> published = date == null ? Optional.empty() : date(date);
      Links.web(base, anchor.attr("href"))
          .ifPresent(url -> entries.add(entry(url, title(anchor), published)));
    }
    return entries;
  }

  private static List<FeedEntry> found(Document page, URI base) {
    Map<String, List<Headline>> places = new LinkedHashMap<>();
    page.select("a[href]").stream()
        .limit(MAX_LINKS)
        .filter(link -> !isAround(link))
        .flatMap(link -> headline(link, base).stream())
        .forEach(h -> places.computeIfAbsent(place(h.link()), p -> new ArrayList<>()).add(h));
    List<Headline> best =
        places.values().stream()
            .max(Comparator.comparingDouble(ListingReader::worth))
            .orElse(List.of());
    return best.stream().map(h -> entry(h.url(), h.title(), dateNear(h.link()))).toList();
  }

  private static Optional<Headline> headline(Element link, URI base) {
    String title = title(link);
    if (title.length() < HEADLINE || title.length() > LONG_HEADLINE) {
      return Optional.empty();
    }
    return Links.web(base, link.attr("href"))
        .filter(url -> url.getHost().equalsIgnoreCase(base.getHost()))
        .filter(url -> url.getRawPath().length() > 1 || url.getRawQuery() != null)
        .map(url -> new Headline(link, url, title));
  }

  private static boolean isAround(Element link) {
    return link.parents().stream().anyMatch(p -> p.nameIs("nav") || p.nameIs("footer"));
  }

  /** Links in like places have ancestors of the same names and classes. */
  private static String place(Element link) {
    StringBuilder place = new StringBuilder();
    Element element = link;
    for (int i = 0; i < PLACE && element != null && !element.nameIs("body"); i++) {
      place.append(element.normalName()).append('.').append(element.className()).append('>');
      element = element.parent();
    }
    return place.toString();
  }

  /** Many long headlines are worth most; those in headings count double. */
  private static double worth(List<Headline> headlines) {
    double letters = headlines.stream().mapToInt(h -> Math.min(120, h.title().length())).sum();
    Element first = headlines.getFirst().link();
    boolean heading =
        !first.select("h1, h2, h3, h4").isEmpty()
            || first.closest("h1, h2, h3, h4") != null
            || first.closest("article") != null;
    return headlines.size() < 2 ? letters / 10 : heading ? 2 * letters : letters;
  }

  private static String title(Element link) {
    Element heading = link.selectFirst("h1, h2, h3, h4, h5");
    String text = HtmlText.squeeze((heading == null ? link : heading).text());
    return text.isEmpty() ? HtmlText.squeeze(link.attr("title")) : text;
  }

  /** The date in the smallest block around a link that has one. */
  private static Optional<Instant> dateNear(Element link) {
    Element block = link;
    for (int i = 0; i < PLACE && block.parent() != null; i++) {
      block = block.parent();
      if (block.nameIs("body") || block.select("a[href]").size() > PLACE * 2) {
        return Optional.empty();
      }
      Optional<Instant> date =
          block.select("time, [class*=date], span, small, p").stream()
              .flatMap(element -> date(element).stream())
              .findFirst();
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> date(Element element) {
    return Stream.of(element.attr("datetime"), element.attr("content"), element.text())
        .filter(text -> !text.isBlank() && text.length() <= SHORT)
        .flatMap(text -> Dates.parse(text).stream())
        .findFirst();
  }

  private static FeedEntry entry(URI url, String title, Optional<Instant> published) {
    URI canonical = CanonicalUrl.of(url);
    return new FeedEntry(canonical.toString(), url, title, published.orElse(null));
  }

  private static List<FeedEntry> distinct(List<FeedEntry> entries) {
    Map<String, FeedEntry> byId = new LinkedHashMap<>();
    entries.forEach(
        entry -> byId.merge(entry.id().toLowerCase(Locale.ROOT), entry, ListingReader::better));
    return byId.values().stream().limit(MAX_ENTRIES).toList();
  }

  private static FeedEntry better(FeedEntry one, FeedEntry other) {
    return one.title().length() >= other.title().length() ? one : other;
  }
}
