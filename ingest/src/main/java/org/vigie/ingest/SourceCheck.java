package org.vigie.ingest;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Outbound;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.model.Article;
import org.vigie.model.Checked;
import org.vigie.model.Source;

/**
 * Looks at an address, or at a source, as a poll would, without keeping anything: what it is, what
 * would be read, what its newest articles come to. Safe for any number of threads.
 */
public final class SourceCheck implements AutoCloseable {
  private static final int NEWEST = 3;
  private static final int SHOWN = 600;

  private final Outbound outbound;
  private final Fetcher fetcher;
  private final HostGates gates;
  private final EntryReader entries;
  private final InstantSource clock;

  /**
   * A check.
   *
   * @param settings its limits and manners
   */
  public SourceCheck(IngestSettings settings, InstantSource clock) {
    this(
        new Outbound(settings.outbound()),
        new HostGates(settings.gapPerHost(), settings.outbound()::allows),
        clock);
  }

  SourceCheck(Outbound outbound, HostGates gates, InstantSource clock) {
    this.outbound = outbound;
    this.fetcher = new Fetcher(outbound, clock);
    this.gates = gates;
    this.entries = new EntryReader(fetcher, gates, clock);
    this.clock = clock;
  }

  /**
   * Looks at an address and suggests a source.
   *
   * @throws InterruptedException when it was ended from outside
   */
  public Checked check(Checked.Question asked) throws InterruptedException {
    Asking asking = new Asking(fetcher, gates);
    FetchResult result = asking.get(asked.address());
    if (!(result instanceof FetchResult.Fetched fetched)) {
      return unreadable(asked.address(), asking, result);
    }
    Source.Kind kind = asked.listing() == null ? asked.kind() : Source.Kind.LISTING;
    if (kind != null && kind != Source.Kind.SITE) {
      Source source = Suggestion.plain(kind, asked);
      return switch (entries.read(source, fetched)) {
        case FeedResult.Refused refused -> unreadable(asked.address(), asking, refused);
        case FeedResult.Feed feed ->
            found(
                asked.address(),
                asking,
                fetched,
                feed,
                Suggestion.of(source, fetched, feed, fetched),
                List.of());
      };
    }
    Source page = Suggestion.plain(Source.Kind.LISTING, asked);
    Optional<Discovery.Found> found =
        new Discovery(asking, new Robots(outbound, gates), entries, page).find(fetched);
    if (found.isEmpty()) {
      return new Checked.Unreadable(
          asked.address(),
          asking.requests(),
          "neither a feed nor a sitemap of news, nor a page that lists articles",
          "Give the address of a page that lists articles, or say with CSS selectors where they"
              + " stand in it.");
    }
    Discovery.Found best = found.get();
    Source plain = Suggestion.plain(best.kind(), asked, best.address());
    return found(
        asked.address(),
        asking,
        best.fetched(),
        best.feed(),
        Suggestion.of(plain, best.fetched(), best.feed(), fetched),
        best.others());
  }

  /**
   * Looks at a source with its own settings.
   *
   * @throws InterruptedException when it was ended from outside
   */
  public Checked check(Source source) throws InterruptedException {
    Asking asking = new Asking(fetcher, gates);
    FetchResult result = asking.get(source.address());
    if (!(result instanceof FetchResult.Fetched fetched)) {
      return unreadable(source.address(), asking, result);
    }
    return switch (entries.read(source, fetched)) {
      case FeedResult.Refused refused -> unreadable(source.address(), asking, refused);
      case FeedResult.Feed feed ->
          found(source.address(), asking, fetched, feed, source, List.of());
    };
  }

  @Override
  public void close() {
    outbound.close();
  }

  private Checked found(
      URI asked,
      Asking asking,
      FetchResult.Fetched fetched,
      FeedResult.Feed feed,
      Source source,
      List<URI> others)
      throws InterruptedException {
    // Known for this check only: whoever mends a robots.txt sees it at once.
    Robots robots = new Robots(outbound, gates);
    ArticleReader articles = new ArticleReader(fetcher, robots, clock);
    List<FeedEntry> first = feed.entries().stream().limit(NEWEST).toList();
    List<Checked.Item> newest = new ArrayList<>();
    for (FeedEntry entry : first) {
      if (asking.isInTime()) {
        newest.add(item(articles, source, entry, feed));
      }
    }
    return new Checked.Found(
        asked,
        asking.requests(),
        source,
        new Checked.Answer(fetched.etag(), fetched.lastModified(), fetched.maxAge()),
        robots(robots, source, first),
        feed.entries().size(),
        newest,
        others);
  }

  /** What a robots.txt says of what a poll would ask for: the source itself, and its articles. */
  private Checked.@Nullable Robots robots(Robots robots, Source source, List<FeedEntry> first)
      throws InterruptedException {
    Checked.Robots itself =
        Poll.isForPeople(source) ? said(robots, source.address(), "it would not be polled") : null;
    URI article =
        first.stream()
            .filter(entry -> entry.url() != null && !entry.whole())
            .map(FeedEntry::url)
            .findFirst()
            .orElse(null);
    return article == null || (itself != null && !itself.allowed())
        ? itself
        : said(robots, article, "its articles would be read from the list alone");
  }

  private Checked.@Nullable Robots said(Robots robots, URI address, String consequence)
      throws InterruptedException {
    if (gates.isExempt(address)) {
      return null;
    }
    Robots.Rules rules = robots.rules(address);
    boolean allowed = rules.allows(address);
    String pause = rules.delay().isZero() ? "" : "; a pause of " + rules.delay().toSeconds() + " s";
    return new Checked.Robots(
        allowed, allowed ? address + pause : address + ": " + rules.origin() + "; " + consequence);
  }

  private static Checked.Item item(
      ArticleReader articles, Source source, FeedEntry entry, FeedResult.Feed feed)
      throws InterruptedException {
    URI url = entry.url() == null ? source.address() : entry.url();
    Article article =
        entry.url() == null
            ? articles.fromFeed(source, entry, url, feed.language(), false)
            : articles.read(source, entry, url, feed.language(), false).article();
    String text = article.text();
    return new Checked.Item(
        article.url(),
        article.title(),
        article.published(),
        article.declaredLanguage(),
        article.authors(),
        text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…",
        text.length(),
        article.textFrom(),
        article.details().partial());
  }

  private static Checked unreadable(URI asked, Asking asking, FeedResult.Refused refused) {
    return new Checked.Unreadable(
        asked,
        asking.requests(),
        refused.reason(),
        "Check it without a kind, to find out what it is.");
  }

  private static Checked unreadable(URI asked, Asking asking, FetchResult result) {
    String next =
        switch (result) {
          case FetchResult.Blocked _ ->
              "The site does not let programs in; ask its publisher, or look for its feed.";
          case FetchResult.Throttled _ -> "The site asks us to wait; try again later.";
          case FetchResult.Gone _ -> "It is gone for good; look for its successor.";
          case FetchResult.Disallowed _ -> "Its robots.txt asks us not to; ask its publisher.";
          case FetchResult.Waiting _ -> "Its host does not answer; try again later.";
          case FetchResult.Broken broken
              when broken.reason().toLowerCase(Locale.ROOT).startsWith("not asked") ->
              "Only addresses of the public web are asked.";
          case FetchResult.Broken _, FetchResult.Fetched _, FetchResult.Unchanged _ ->
              "Look at the address in a browser; if it is right, try again later.";
        };
    return new Checked.Unreadable(asked, asking.requests(), Asking.outcome(result), next);
  }
}
