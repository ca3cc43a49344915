package org.vigie.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.http.Links;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/**
 * One visit to a source. Each article is handed on as soon as it is read, with a state that knows
 * its entry but still has the old validators; the last step has the new ones.
 */
final class Poll {
  private static final Logger log = LoggerFactory.getLogger(Poll.class);
  private static final Pattern CHALLENGE =
      Pattern.compile(
          "(?i)cf-chl|cf_chl|just a moment\\.\\.\\.|attention required|captcha|ddos-guard"
              + "|access denied|are you (?:a )?(?:human|robot)");
  private static final int SNIFFED = 20_000;

  private final Fetcher fetcher;
  private final HostGates gates;
  private final NextState next;
  private final InstantSource clock;
  private final ArticleReader articles;
  private final EntryReader entries;

  /**
   * A part of a visit that is to be written as a whole.
   *
   * @param articles new ones; may be empty
   * @param state of the source behind them
   */
  record Step(List<Article> articles, PollState state) {}

  /** Takes the steps of a visit in their order. */
  @FunctionalInterface
  interface Steps {
    /** Takes one; waits while there are too many. */
    void take(Step step) throws InterruptedException;
  }

  /**
   * An entry and where its article is.
   *
   * @param id what tells the entry from the others of its feed
   */
  private record Item(FeedEntry entry, String id, URI url) {}

  Poll(Fetcher fetcher, HostGates gates, PollSchedule schedule, InstantSource clock) {
    this.fetcher = fetcher;
    this.gates = gates;
    this.next = new NextState(schedule);
    this.clock = clock;
    this.articles = new ArticleReader(fetcher, gates, clock);
    this.entries = new EntryReader(fetcher, gates, clock);
  }

  /** The time by which visits are due. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Visits a source.
   *
   * @param steps takes each step in order
   * @throws InterruptedException when the visit was ended from outside
   */
  void run(Source source, PollState before, Steps steps) throws InterruptedException {
    FetchResult result =
        gates.pass(
            source.address(),
            () -> fetcher.fetch(source.address(), before.etag(), before.lastModified()));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Instant asked = clock.instant();
    if (result instanceof FetchResult.Fetched fetched) {
      read(source, before, fetched, asked, steps);
    } else {
      steps.take(new Step(List.of(), without(source, before, result, asked)));
    }
  }

  private PollState without(Source source, PollState before, FetchResult result, Instant asked) {
    return switch (result) {
      case FetchResult.Fetched _ ->
          throw new IllegalArgumentException("there is something to read");
      case FetchResult.Unchanged unchanged -> next.unchanged(source, before, unchanged, asked);
      case FetchResult.Throttled throttled -> next.throttled(source, before, throttled, asked);
      case FetchResult.Gone _ -> next.gone(source, before, asked);
      case FetchResult.Blocked blocked ->
          next.failed(source, before, asked, PollState.State.BLOCKED, "HTTP " + blocked.status());
      case FetchResult.Broken broken ->
          next.failed(source, before, asked, PollState.State.BROKEN, broken.reason());
    };
  }

  private void read(
      Source source, PollState before, FetchResult.Fetched fetched, Instant asked, Steps steps)
      throws InterruptedException {
    switch (entries.read(source, fetched)) {
      case FeedResult.Feed feed ->
          read(source, before, EntryReader.kept(source, fetched), feed, asked, steps);
      case FeedResult.Refused refused ->
          steps.take(new Step(List.of(), refused(source, before, fetched, refused, asked)));
    }
  }

  private PollState refused(
      Source source,
      PollState before,
      FetchResult.Fetched fetched,
      FeedResult.Refused refused,
      Instant asked) {
    String page = Charsets.decode(fetched.body(), fetched.contentType());
    boolean challenge =
        refused.cause() == FeedResult.Cause.HTML
            && CHALLENGE.matcher(page.substring(0, Math.min(page.length(), SNIFFED))).find();
    return challenge
        ? next.failed(source, before, asked, PollState.State.BLOCKED, "a challenge page")
        : next.failed(source, before, asked, PollState.State.BROKEN, refused.reason());
  }

  /** Oldest first, as feeds have the newest first: so that a story's first report comes first. */
  private void read(
      Source source,
      PollState before,
      FetchResult.Fetched fetched,
      FeedResult.Feed feed,
      Instant asked,
      Steps steps)
      throws InterruptedException {
    List<Item> items = items(source, feed.entries());
    Seen seen = new Seen(before.seen());
    Map<String, String> published = new HashMap<>();
    boolean firstVisit = before.lastSuccess() == null;
    for (Item item : items.reversed()) {
      if (seen.contains(item.id(), item.url())) {
        seen.add(item.id(), item.url());
        continue;
      }
      Article article =
          atItsOwn(item.url(), article(source, item, feed, firstVisit), published, seen);
      seen.add(item.id(), item.url());
      boolean isNew = !article.title().equals(published.put(article.id(), article.title()));
      List<Article> fresh = isNew ? List.of(article) : List.of();
      PollState amid = NextState.amid(before, seen.toList(items.size()), article.firstSeen());
      steps.take(new Step(fresh, amid));
    }
    List<String> kept = seen.toList(items.size());
    steps.take(
        new Step(
            List.of(),
            next.read(source, before, fetched, asked, feed.entries(), kept, published.size())));
  }

  /** One entry that cannot be read must not keep the newer ones from being read. */
  private Article article(Source source, Item item, FeedResult.Feed feed, boolean firstVisit)
      throws InterruptedException {
    try {
      return articles.read(source, item.entry(), item.url(), feed.language(), firstVisit);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("source={} {} met a defect", source.id(), item.url(), e);
      return articles.fromFeed(source, item.entry(), item.url(), feed.language(), firstVisit);
    }
  }

  /** Some sites declare one address on every page, which is then the address of none. */
  private static Article atItsOwn(
      URI url, Article article, Map<String, String> published, Seen seen) {
    String other = published.getOrDefault(article.id(), article.title());
    if (other.equals(article.title()) && !seen.isShared(article.url())) {
      return article;
    }
    seen.addShared(article.url());
    return article.withUrl(ArticleReader.own(url));
  }

  private static List<Item> items(Source source, List<FeedEntry> entries) {
    Set<String> sharedIds = shared(entries, FeedEntry::id, Poll::address);
    Set<String> sharedUrls = shared(entries, Poll::page, FeedEntry::title);
    List<Item> items = new ArrayList<>();
    for (FeedEntry entry : entries) {
      String id = sharedIds.contains(entry.id()) ? address(entry) : entry.id();
      URI url = entry.url();
      boolean own = !sharedUrls.contains(page(entry));
      items.add(
          new Item(entry, id, url != null && own ? withoutFragment(url) : within(source, url, id)));
    }
    return items;
  }

  /** What entries have in common that differ in something else. */
  private static Set<String> shared(
      List<FeedEntry> entries, Function<FeedEntry, String> key, Function<FeedEntry, String> by) {
    Map<String, Set<String>> values =
        entries.stream().collect(groupingBy(key, mapping(by, toSet())));
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** The page of an entry, whatever part of it is meant and however one comes to it. */
  private static String page(FeedEntry entry) {
    return entry.url() == null ? "" : CanonicalUrl.of(entry.url()).toString();
  }

  /** The address of an entry, which its title completes where many are at one. */
  private static String address(FeedEntry entry) {
    return entry.url() + " " + entry.title();
  }

  /** An entry without an address of its own gets one, so that it is an article of its own. */
  private static URI within(Source source, @Nullable URI url, String id) {
    URI page = withoutFragment(url == null ? source.address() : url);
    return Links.web(page + "#entry-" + Seen.hash(id)).orElse(source.address());
  }

  private static URI withoutFragment(URI url) {
    return Links.web(url.toString().split("#", 2)[0]).orElse(url);
  }
}
