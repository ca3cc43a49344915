package org.vigie.ingest;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;
import org.vigie.model.Article.Partial.Why;
import org.vigie.model.Source;

/** Makes an article of an entry: from its page, or from the feed when the page is not to be had. */
final class ArticleReader {
  private static final Logger log = LoggerFactory.getLogger(ArticleReader.class);
  private static final int MAX_TEXT = 1_000_000;
  private static final int FEW = 600;
  private static final Pattern MISSING =
      Pattern.compile(
          "(?iuU)(?:(?:error|erreur)\\W+)?404\\b|not found\\W*$|(?:\\w+\\W+){0,4}?(?:page|article|content|contenu)\\W+"
              + "(?:\\w+\\W+){0,4}?(?:not (?:be )?found|(?:doesn|does no)['’]?t exist|no longer (?:available|exists)"
              + "|introuvable|non trouvée?|inexistante?|n['’]existe (?:pas|plus))");

  private final Fetcher fetcher;
  private final Robots robots;
  private final InstantSource clock;
  private final Extractor extractor = new Extractor();

  /** Hosts that asked us to wait before more of their pages are read. */
  private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

  /**
   * What was read.
   *
   * @param again whether its page was not to be had now and is worth another try
   */
  record Read(Article article, boolean again) {}

  /** A page; or why there is none, when the reader of the article should know. */
  private record Page(
      Optional<Extracted> extracted, Article.@Nullable Partial partial, boolean again) {
    static final Page NONE = new Page(Optional.empty(), null);

    Page(Optional<Extracted> extracted, Article.@Nullable Partial partial) {
      this(extracted, partial, false);
    }
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
  Read read(Source source, FeedEntry entry, URI url, @Nullable String language, boolean firstVisit)
      throws InterruptedException {
    boolean elsewhere = !entry.whole() && url.getRawFragment() == null;
    Page page = elsewhere ? page(source, url) : Page.NONE;
    return new Read(article(source, entry, url, page, language, firstVisit), page.again());
  }

  /** Makes an article of what the feed alone says. */
  Article fromFeed(
      Source source, FeedEntry entry, URI url, @Nullable String language, boolean firstVisit) {
    return article(source, entry, url, Page.NONE, language, firstVisit);
  }

  /** The address of an article by what the entry says, whatever its page declares. */
  static URI own(URI url) {
    return url.getRawFragment() == null ? CanonicalUrl.of(url) : url;
  }

  private Article article(
      Source source,
      FeedEntry entry,
      URI url,
      Page read,
      @Nullable String language,
      boolean firstVisit) {
    Optional<Extracted> page = read.extracted();
    Account account = Account.of(source, entry, url, page, read.partial());
    Instant now = clock.instant();
    Instant published =
        PublishedDate.sane(entry.published())
            .or(() -> page.map(Extracted::published).flatMap(PublishedDate::sane))
            .orElse(null);
    URI canonical = page.map(Extracted::url).orElseGet(() -> own(url));
    return new Article(
        Article.idOf(canonical),
        canonical,
        source.id(),
        source.name(),
        account.publisher(),
        source.country(),
        account.title(),
        HtmlText.upTo(MAX_TEXT, account.text()),
        entry.authors().isEmpty()
            ? page.map(Extracted::authors).orElse(entry.authors())
            : entry.authors(),
        page.map(Extracted::language).orElse(language),
        published == null ? null : PublishedDate.notAhead(published, now),
        now,
        Backfill.is(source, firstVisit, published, now),
        account.from(),
        source.keep(),
        account.details());
  }

  private Page page(Source source, URI url) throws InterruptedException {
    String host = url.getRawAuthority().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    Instant until = pauses.computeIfPresent(host, (_, end) -> end.isAfter(now) ? end : null);
    if (until != null) {
      return later(source, url, Why.REFUSED, host + " asked us to wait until " + until);
    }
    FetchResult result = fetcher.fetch(url, robots.turns());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return switch (result) {
      case FetchResult.Fetched fetched -> extract(source, fetched);
      case FetchResult.Disallowed disallowed ->
          without(source, url, Why.ROBOTS, disallowed.reason());
      case FetchResult.Broken broken -> without(source, url, Why.UNREADABLE, broken.reason());
      case FetchResult.Waiting waiting -> later(source, url, Why.UNREADABLE, waiting.reason());
      case FetchResult.Blocked blocked ->
          without(source, url, Why.REFUSED, "HTTP " + blocked.status());
      case FetchResult.Throttled throttled -> {
        pauses.put(host, clock.instant().plus(PollSchedule.pause(throttled.pause())));
        yield later(source, url, Why.REFUSED, "HTTP " + throttled.status());
      }
      case FetchResult.Gone _ -> without(source, url, Why.UNREADABLE, "HTTP 410");
      case FetchResult.Unchanged _ ->
          without(source, url, Why.UNREADABLE, "HTTP 304 without being asked");
    };
  }

  private Page extract(Source source, FetchResult.Fetched page) {
    try {
      Extracted extracted =
          extractor.extract(page.body(), page.contentType(), page.uri(), source.selectors());
      extracted
          .missed()
          .forEach(
              name ->
                  log.info(
                      "source={} {}: its '{}' matches nothing", source.id(), page.uri(), name));
      if (isMissing(extracted)) {
        return new Page(
            Optional.empty(), unreadable("its page is called '" + extracted.title() + "'"));
      }
      return extracted.text().isEmpty()
          ? new Page(Optional.of(extracted), unreadable("no text was found in its page"))
          : new Page(Optional.of(extracted), null);
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("source={} {} cannot be extracted", source.id(), page.uri(), e);
      return new Page(Optional.empty(), unreadable("its page cannot be extracted"));
    }
  }

  /** Many servers answer 200 with a page that says, in few words, that there is none. */
  private static boolean isMissing(Extracted page) {
    return page.text().length() <= FEW && MISSING.matcher(page.title()).lookingAt();
  }

  private static Article.Partial unreadable(String evidence) {
    return new Article.Partial(Why.UNREADABLE, evidence);
  }

  private static Page later(Source source, URI url, Why why, String reason) {
    Page page = without(source, url, why, reason);
    return new Page(page.extracted(), page.partial(), true);
  }

  private static Page without(Source source, URI url, Why why, String reason) {
    log.info("source={} {} is read from the feed alone: {}", source.id(), url, reason);
    return new Page(Optional.empty(), new Article.Partial(why, reason));
  }
}
