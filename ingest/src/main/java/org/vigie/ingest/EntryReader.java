package org.vigie.ingest;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.feed.ListingReader;
import org.vigie.ingest.feed.SitemapReader;
import org.vigie.model.Source;

/**
 * Reads what stands in a source now, whatever kind it is. Of a sitemap that is but an index it asks
 * for the few newest that the index names.
 */
final class EntryReader {
  /** An index may name another index, which names what it means. */
  static final int LEVELS = 2;

  private final Fetcher fetcher;
  private final HostGates gates;
  private final FeedReader feeds = new FeedReader();
  private final ListingReader listings;
  private final SitemapReader sitemaps;

  EntryReader(Fetcher fetcher, HostGates gates, InstantSource clock) {
    this.fetcher = fetcher;
    this.gates = gates;
    this.listings = new ListingReader(clock);
    this.sitemaps = new SitemapReader(clock);
  }

  /**
   * Reads what a source answered.
   *
   * @throws InterruptedException when the reading was ended from outside
   */
  FeedResult read(Source source, FetchResult.Fetched fetched) throws InterruptedException {
    return switch (source.kind()) {
      case FEED -> feed(fetched);
      case SITEMAP -> sitemap(fetched, LEVELS);
      case LISTING -> listing(source, fetched);
      case SITE -> site(source, fetched);
      case MAILBOX -> MailEntries.read(fetched.body());
    };
  }

  /** Of a site only its front page is asked for, which may turn out to be more than a page. */
  private FeedResult site(Source source, FetchResult.Fetched fetched) throws InterruptedException {
    if (feed(fetched) instanceof FeedResult.Feed feed) {
      return feed;
    }
    return sitemap(fetched, LEVELS) instanceof FeedResult.Feed feed
        ? feed
        : listing(source, fetched);
  }

  FeedResult feed(FetchResult.Fetched fetched) {
    return feeds.read(fetched.body(), fetched.contentType(), fetched.uri());
  }

  FeedResult listing(Source source, FetchResult.Fetched fetched) {
    return listings.read(
        fetched.body(), fetched.contentType(), fetched.uri(), source.listing(), source.site());
  }

  /** What a sitemap is, without asking for what it names. */
  SitemapReader.Result sitemap(FetchResult.Fetched fetched) {
    return sitemaps.read(fetched.body(), fetched.contentType(), fetched.uri());
  }

  FeedResult sitemap(FetchResult.Fetched fetched, int levels) throws InterruptedException {
    return switch (sitemap(fetched)) {
      case SitemapReader.Pages pages -> pages.feed();
      case SitemapReader.None none -> none.refused();
      case SitemapReader.Index _ when levels == 0 ->
          unreadable("an index of indexes of indexes of sitemaps");
      case SitemapReader.Index index -> together(index, levels - 1);
    };
  }

  /** One that cannot be had does not keep the others from being read. */
  private FeedResult together(SitemapReader.Index index, int levels) throws InterruptedException {
    List<FeedEntry> entries = new ArrayList<>();
    Optional<FeedResult.Feed> first = Optional.empty();
    String reason = "an index that names no sitemap of this site";
    // Of an index within an index the newest one is enough: the requests stay few.
    int most = levels == 0 ? 1 : index.sitemaps().size();
    for (URI address : index.sitemaps().stream().limit(most).toList()) {
      FetchResult result = fetcher.fetch(address, gates.turns());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      FeedResult read =
          result instanceof FetchResult.Fetched fetched
              ? sitemap(fetched, levels)
              : unreadable(address + ": " + Asking.outcome(result));
      switch (read) {
        case FeedResult.Feed feed -> {
          first = first.or(() -> Optional.of(feed));
          entries.addAll(feed.entries());
        }
        case FeedResult.Refused refused -> reason = refused.reason();
      }
    }
    if (first.isEmpty()) {
      return unreadable(reason);
    }
    return new FeedResult.Feed(first.get().title(), first.get().language(), entries);
  }

  private static FeedResult unreadable(String reason) {
    return new FeedResult.Refused(FeedResult.Cause.UNREADABLE, reason);
  }

  /**
   * What may be remembered of an answer. An index of sitemaps often stays as it is while what it
   * names changes: asked "has it changed?", it would hide what is new for ever.
   */
  static FetchResult.Fetched kept(Source source, FetchResult.Fetched fetched) {
    boolean sitemap =
        switch (source.kind()) {
          case SITEMAP, SITE -> true;
          case FEED, LISTING, MAILBOX -> false;
        };
    if (!sitemap || !SitemapReader.isIndex(fetched.body())) {
      return fetched;
    }
    return new FetchResult.Fetched(
        fetched.body(),
        fetched.contentType(),
        fetched.uri(),
        null,
        null,
        fetched.maxAge(),
        fetched.redirects());
  }
}
