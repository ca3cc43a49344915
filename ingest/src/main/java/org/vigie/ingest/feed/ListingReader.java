package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;
import org.vigie.model.Source;

/**
 * Reads a page that lists articles, by selectors or by itself, or the preview of a channel. Entries
 * come in the order of the page, each address once. Knows nothing of the network.
 */
public final class ListingReader {
  private static final int MAX_ENTRIES = 300;
  private static final int MAX_TITLE = 1_000;

  private final InstantSource clock;

  /** A reader to which "two hours ago" is two hours before a clock's time. */
  public ListingReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a listing.
   *
   * @param address where it came from
   * @param listing where to look; null to find out: then only what is of the same site is taken
   * @param site the source's front page, where its articles may be instead; null when it has none
   */
  public FeedResult read(
      byte[] bytes,
      @Nullable String contentType,
      URI address,
      Source.@Nullable Listing listing,
      @Nullable URI site) {
    String html = Charsets.decode(bytes, contentType);
    if (html.isBlank()) {
      return new FeedResult.Refused(FeedResult.Cause.EMPTY, "the answer is empty");
    }
    Document page = Extractor.parse(html, address);
    URI base = Links.web(address, page.baseUri()).orElse(address);
    boolean channel = listing == null && ChannelPreview.is(page);
    String title = channel ? ChannelPreview.title(page) : page.title();
    try {
      List<FeedEntry> entries =
          listing != null
              ? selected(page, base, listing)
              : channel
                  ? ChannelPreview.entries(page, base)
                  : Teasers.of(page, base, site, clock.instant());
      return new FeedResult.Feed(HtmlText.line(title), language(page), distinct(entries));
    } catch (Selector.SelectorParseException e) {
      return new FeedResult.Refused(
          FeedResult.Cause.UNREADABLE, "the source's selector: " + e.getMessage());
    }
  }

  private static @Nullable String language(Document page) {
    return Languages.code(page.select("html").attr("lang")).orElse(null);
  }

  private List<FeedEntry> selected(Document page, URI base, Source.Listing listing) {
    List<FeedEntry> entries = new ArrayList<>();
    for (Element item : page.select(listing.item())) {
      Element link = item.selectFirst(listing.link());
      Element anchor = link == null || link.hasAttr("href") ? link : link.selectFirst("a[href]");
      if (anchor != null) {
        Links.web(base, anchor.attr("href"))
            .ifPresent(url -> entries.add(entry(item, anchor, url, listing)));
      }
    }
    return entries;
  }

  private FeedEntry entry(Element item, Element link, URI url, Source.Listing listing) {
    String selector = listing.date();
    Element date = selector == null ? null : item.selectFirst(selector);
    Optional<Instant> published =
        date == null ? Optional.empty() : Teasers.date(date, clock.instant());
    String text = listing.text() == null ? "" : text(item, listing.text());
    String title = text.isEmpty() ? Teasers.title(link) : Headings.of(text);
    return new FeedEntry(
        CanonicalUrl.of(url).toString(),
        url,
        HtmlText.upTo(MAX_TITLE, title),
        published.orElse(null),
        List.of(),
        text,
        !text.isEmpty());
  }

  private static String text(Element item, String selector) {
    List<String> parts =
        item.select(selector).stream()
            .map(part -> Extractor.paragraphs("<div>" + part.html() + "</div>"))
            .filter(part -> !part.isEmpty())
            .toList();
    return String.join("\n\n", parts);
  }

  private static List<FeedEntry> distinct(List<FeedEntry> entries) {
    Map<String, FeedEntry> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.merge(entry.id(), entry, ListingReader::better));
    return byId.values().stream().limit(MAX_ENTRIES).toList();
  }

  private static FeedEntry better(FeedEntry one, FeedEntry other) {
    return one.title().length() >= other.title().length() ? one : other;
  }
}
