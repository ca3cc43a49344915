package org.vigie.ingest;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.model.Article;
import org.vigie.model.Source;

/** Makes an article of an entry: from its page, or from the feed when the page is not to be had. */
final class ArticleReader {
  private static final Logger log = LoggerFactory.getLogger(ArticleReader.class);
  private static final int MAX_TEXT = 1_000_000;

  /** A page whose article is this much shorter than the feed's text shows but a part of it. */
  private static final double PART = 0.5;

  private final Fetcher fetcher;
  private final Robots robots;
  private final InstantSource clock;
  private final Extractor extractor = new Extractor();

  /** A page; or why there is none, when the reader of the article should know. */
  private record Page(Optional<Extracted> extracted, Article.@Nullable Partial partial) {
    static final Page NONE = new Page(Optional.empty(), null);
  }

  ArticleReader(Fetcher fetcher, Robots robots, InstantSource clock) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.clock = clock;
  }

  /**
   * Reads an article.
   *
   * @param url where the article is; with a fragment when the entry has no page of its own
   * @param language what the feed declares; null when it declares none
   * @param firstVisit whether the source was never read before
   * @throws InterruptedException when the reading was ended from outside
   */
  Article read(
      Source source, FeedEntry entry, URI url, @Nullable String language, boolean firstVisit)
      throws InterruptedException {
    Page page = hasPage(source, url) ? page(source, url) : Page.NONE;
    Article article = article(source, entry, url, page.extracted(), language, firstVisit);
    return page.partial() == null ? article : article.withPartial(page.partial());
  }

  /** A newsletter is read where it is, and nobody is told that it was. */
  private static boolean hasPage(Source source, URI url) {
    return url.getRawFragment() == null && source.kind() != Source.Kind.MAILBOX;
  }

  /** Makes an article of what the feed alone says. */
  Article fromFeed(
      Source source, FeedEntry entry, URI url, @Nullable String language, boolean firstVisit) {
    return article(source, entry, url, Optional.empty(), language, firstVisit);
  }

  /** The address of an article by what the entry says, whatever its page declares. */
  static URI own(URI url) {
    return url.getRawFragment() == null ? CanonicalUrl.of(url) : url;
  }

  private Article article(
      Source source,
      FeedEntry entry,
      URI url,
      Optional<Extracted> page,
      @Nullable String language,
      boolean firstVisit) {
    Instant now = clock.instant();
    Instant published =
        PublishedDate.sane(entry.published())
            .or(() -> page.map(Extracted::published).flatMap(PublishedDate::sane))
            .orElse(null);
    String pageText = page.map(Extracted::text).orElse("");
    boolean fromPage = !pageText.isEmpty() && pageText.length() >= PART * entry.text().length();
    String text = fromPage ? pageText : entry.text();
    URI canonical = page.map(Extracted::url).orElseGet(() -> own(url));
    return new Article(
            Article.idOf(canonical),
            canonical,
            source.id(),
            source.name(),
            publisher(source, entry),
            source.country(),
            title(source, entry, page),
            text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT),
            entry.authors().isEmpty()
                ? page.map(Extracted::authors).orElse(entry.authors())
                : entry.authors(),
            page.map(Extracted::language).orElse(language),
            published == null ? null : PublishedDate.notAhead(published, now),
            now,
            Backfill.is(source, firstVisit, published, now),
            fromPage ? Article.TextFrom.PAGE : Article.TextFrom.FEED,
            source.keep())
        .withReferences(entry.references());
  }

  /** A mailbox has newsletters of many. */
  private static String publisher(Source source, FeedEntry entry) {
    return source.kind() == Source.Kind.MAILBOX && !entry.publisher().isEmpty()
        ? entry.publisher()
        : source.publisher();
  }

  /** A feed names its articles best; the teaser of a listing may be cut short or adorned. */
  private static String title(Source source, FeedEntry entry, Optional<Extracted> page) {
    String onPage = page.map(Extracted::title).orElse("");
    boolean entryFirst = source.kind() == Source.Kind.FEED || onPage.isEmpty();
    return entryFirst && !entry.title().isEmpty() ? entry.title() : onPage;
  }

  private Page page(Source source, URI url) throws InterruptedException {
    FetchResult result = fetcher.fetch(url, robots.turns());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return switch (result) {
      case FetchResult.Fetched fetched -> new Page(extract(source, fetched), null);
      case FetchResult.Disallowed disallowed -> {
        tell(source, url, disallowed.reason());
        yield new Page(
            Optional.empty(), new Article.Partial(Article.Partial.Why.ROBOTS, disallowed.reason()));
      }
      case FetchResult.Broken broken -> without(source, url, broken.reason());
      case FetchResult.Waiting waiting -> without(source, url, waiting.reason());
      case FetchResult.Blocked blocked -> without(source, url, "HTTP " + blocked.status());
      case FetchResult.Throttled throttled -> without(source, url, "HTTP " + throttled.status());
      case FetchResult.Gone _ -> without(source, url, "HTTP 410");
      case FetchResult.Unchanged _ -> without(source, url, "HTTP 304");
    };
  }

  private Optional<Extracted> extract(Source source, FetchResult.Fetched page) {
    try {
      return Optional.of(extractor.extract(page.body(), page.contentType(), page.uri()));
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("source={} {} cannot be extracted", source.id(), page.uri(), e);
      return Optional.empty();
    }
  }

  private static Page without(Source source, URI url, String reason) {
    tell(source, url, reason);
    return Page.NONE;
  }

  private static void tell(Source source, URI url, String reason) {
    log.info("source={} {} is read from the feed alone: {}", source.id(), url, reason);
  }
}
