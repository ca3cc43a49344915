package org.vigie.ingest;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.http.Links;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Charsets;
import org.vigie.model.Source;

/**
 * Finds out how a site is best read, from an address of it: as the feed that it is or declares or
 * links to, as its news sitemap, or as a page that lists articles. It asks only for what the site
 * names itself, a handful of addresses one after the other; it guesses none.
 */
final class Discovery {
  private static final int MOST_SITEMAPS = 2;

  /** Fewer links are no list. */
  private static final int FEW = 3;

  private final Asking asking;
  private final Robots robots;
  private final EntryReader entries;
  private final Source page;

  /**
   * How a site is read.
   *
   * @param address what is to be polled
   * @param fetched what it answered
   * @param feed what stands in it
   * @param others other addresses that would do
   */
  record Found(
      Source.Kind kind,
      URI address,
      FetchResult.Fetched fetched,
      FeedResult.Feed feed,
      List<URI> others) {}

  /**
   * A discovery.
   *
   * @param page a source of the kind {@code LISTING} at the address that is looked at
   */
  Discovery(Asking asking, Robots robots, EntryReader entries, Source page) {
    this.asking = asking;
    this.robots = robots;
    this.entries = entries;
    this.page = page;
  }

  /**
   * Finds out; empty when nothing there can be read.
   *
   * @throws InterruptedException when it was ended from outside
   */
  Optional<Found> find(FetchResult.Fetched fetched) throws InterruptedException {
    Optional<Found> itself = isFeed(page.address(), fetched, List.of());
    if (itself.isEmpty()) {
      itself = isSitemap(page.address(), fetched);
    }
    if (itself.isPresent()) {
      asking.turnedOut(itself.get().kind() == Source.Kind.FEED ? "a feed" : "a sitemap");
      return itself;
    }
    Optional<Found> listing = isListing(page.address(), fetched);
    asking.turnedOut(listing.isPresent() ? "a page that lists articles" : "a page");
    if (listing.filter(Discovery::isWhole).isPresent()) {
      return listing;
    }
    Document document =
        Extractor.parse(Charsets.decode(fetched.body(), fetched.contentType()), fetched.uri());
    Optional<Found> better = preview(document, fetched.uri());
    if (better.isEmpty()) {
      better = feed(FeedLinks.declared(document, fetched.uri()));
    }
    if (better.isEmpty()) {
      better = feed(FeedLinks.linked(document, fetched.uri()));
    }
    if (better.isEmpty()) {
      better = newsSitemap(fetched.uri());
    }
    return better.isPresent() ? better : listing;
  }

  private Optional<Found> isFeed(URI address, FetchResult.Fetched fetched, List<URI> others) {
    return entries.feed(fetched) instanceof FeedResult.Feed feed
        ? Optional.of(new Found(Source.Kind.FEED, adopted(address, fetched), fetched, feed, others))
        : Optional.empty();
  }

  private Optional<Found> isSitemap(URI address, FetchResult.Fetched fetched)
      throws InterruptedException {
    return entries.sitemap(fetched, EntryReader.LEVELS) instanceof FeedResult.Feed feed
        ? Optional.of(
            new Found(Source.Kind.SITEMAP, adopted(address, fetched), fetched, feed, List.of()))
        : Optional.empty();
  }

  private Optional<Found> isListing(URI address, FetchResult.Fetched fetched) {
    return entries.listing(page, fetched) instanceof FeedResult.Feed feed
            && feed.entries().size() >= FEW
        ? Optional.of(
            new Found(Source.Kind.LISTING, adopted(address, fetched), fetched, feed, List.of()))
        : Optional.empty();
  }

  private static boolean isWhole(Found found) {
    return found.feed().entries().stream().allMatch(FeedEntry::whole);
  }

  /** The page of a channel names its preview, where the messages are. */
  private Optional<Found> preview(Document document, URI base) throws InterruptedException {
    Element link = document.selectFirst("a.tgme_page_context_link[href]");
    Optional<URI> address = link == null ? Optional.empty() : Links.web(base, link.attr("href"));
    if (address.isEmpty() || !(asking.get(address.get()) instanceof FetchResult.Fetched fetched)) {
      return Optional.empty();
    }
    Optional<Found> found = isListing(address.get(), fetched).filter(Discovery::isWhole);
    asking.turnedOut(found.isPresent() ? "the preview of a channel" : "no preview");
    return found;
  }

  /** An empty feed is left aside: some sites keep one that nobody fills. */
  private Optional<Found> feed(List<URI> addresses) throws InterruptedException {
    for (URI address : addresses) {
      if (asking.get(address) instanceof FetchResult.Fetched fetched) {
        List<URI> others = addresses.stream().filter(uri -> !uri.equals(address)).toList();
        Optional<Found> found = isFeed(address, fetched, others);
        int count = found.map(one -> one.feed().entries().size()).orElse(0);
        asking.turnedOut(found.isEmpty() ? "no feed" : "a feed of " + count + " entries");
        if (count > 0) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> newsSitemap(URI site) throws InterruptedException {
    for (URI address : likeliest(robots.rules(site).sitemaps())) {
      if (asking.get(address) instanceof FetchResult.Fetched sitemap) {
        Optional<Found> found = isSitemap(address, sitemap).filter(Discovery::isNews);
        asking.turnedOut(found.isPresent() ? "a news sitemap" : "no sitemap of news");
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A sitemap of news names its articles; another one would bring each page that is touched. */
  private static boolean isNews(Found found) {
    return found.feed().entries().stream().anyMatch(entry -> !entry.title().isEmpty());
  }

  private static List<URI> likeliest(List<URI> sitemaps) {
    return sitemaps.stream()
        .sorted(
            Comparator.comparing(uri -> !uri.toString().toLowerCase(Locale.ROOT).contains("news")))
        .limit(MOST_SITEMAPS)
        .toList();
  }

  /**
   * What moved for good is polled where it is now; what is elsewhere for the moment, where it was.
   */
  private static URI adopted(URI address, FetchResult.Fetched fetched) {
    boolean forGood =
        !fetched.redirects().isEmpty()
            && fetched.redirects().stream().allMatch(hop -> hop.permanent());
    return forGood ? fetched.uri() : address;
  }
}
