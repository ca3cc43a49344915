package org.vigie.ingest;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/**
 * Looks for what a feed has dropped since the last poll where its site still lists it: in its news
 * sitemap, or else on its front page. Only what is dated after that poll, and stands in a part of
 * the site from which the feed has entries, may have been missed.
 */
final class Refill {
  /** A feed that is always renewed as a whole is not made up for each time. */
  static final Duration PAUSE = Duration.ofHours(6);

  private static final int MOST = 50;

  private final Fetcher fetcher;
  private final HostGates gates;
  private final Robots robots;
  private final EntryReader entries;

  Refill(Fetcher fetcher, HostGates gates, Robots robots, EntryReader entries) {
    this.fetcher = fetcher;
    this.gates = gates;
    this.robots = robots;
    this.entries = entries;
  }

  /**
   * What may have been missed, newest first; empty when nobody knows.
   *
   * @param shown what the feed has now
   * @throws InterruptedException when the looking was ended from outside
   */
  List<FeedEntry> of(Source source, PollState before, List<FeedEntry> shown, Instant now)
      throws InterruptedException {
    URI site = source.site();
    Instant since = before.lastSuccess();
    boolean lately = before.gap() != null && before.gap().plus(PAUSE).isAfter(now);
    if (source.kind() != Source.Kind.FEED || site == null || since == null || lately) {
      return List.of();
    }
    Set<String> known = shown.stream().flatMap(Refill::address).map(URI::toString).collect(toSet());
    Set<String> sections =
        shown.stream().flatMap(Refill::address).map(Refill::part).collect(toSet());
    return listed(source, site)
        .filter(entry -> isBetween(entry, since, now))
        .filter(
            entry ->
                address(entry)
                    .anyMatch(
                        address ->
                            sections.contains(part(address))
                                && !known.contains(address.toString())))
        .sorted(Comparator.comparing(FeedEntry::published).reversed())
        .limit(MOST)
        .toList();
  }

  private Stream<FeedEntry> listed(Source source, URI site) throws InterruptedException {
    List<URI> sitemaps =
        robots.rules(site).sitemaps().stream()
            .filter(address -> address.toString().toLowerCase(Locale.ROOT).contains("news"))
            .limit(1)
            .toList();
    for (URI address : sitemaps) {
      if (fetched(address, gates.turns()) instanceof FetchResult.Fetched sitemap
          && entries.sitemap(sitemap, EntryReader.LEVELS) instanceof FeedResult.Feed feed) {
        return feed.entries().stream();
      }
    }
    return fetched(site, robots.turns()) instanceof FetchResult.Fetched page
            && entries.listing(source, page) instanceof FeedResult.Feed feed
        ? feed.entries().stream()
        : Stream.of();
  }

  private FetchResult fetched(URI address, Turns turns) throws InterruptedException {
    FetchResult result = fetcher.fetch(address, turns);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return result;
  }

  private static boolean isBetween(FeedEntry entry, Instant since, Instant now) {
    Instant published = entry.published();
    return published != null && published.isAfter(since) && !published.isAfter(now);
  }

  private static Stream<URI> address(FeedEntry entry) {
    return entry.url() == null ? Stream.of() : Stream.of(CanonicalUrl.of(entry.url()));
  }

  /** The part of a site in which an article stands: its first folder, if that is no number. */
  private static String part(URI address) {
    String[] folders = String.valueOf(address.getRawPath()).split("/", 3);
    boolean folder = folders.length > 2 && folders[1].chars().noneMatch(Character::isDigit);
    return address.getHost() + "/" + (folder ? folders[1] : "");
  }
}
