package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Declared;
import org.vigie.model.PollState.Memory;
import org.vigie.model.Source;

/**
 * The reading of what stands in a source: each entry that is not known is read once, each that was
 * edited is read again. Its memory counts what was read so far, so that it can go on from there.
 */
final class Harvest {
  private static final Logger log = LoggerFactory.getLogger(Harvest.class);

  /** How many articles at most are read again in one visit. */
  private static final int MOST_EDITS = 3;

  /** Where so few stand, each new one may have taken the place of the only one before. */
  private static final int SOME = 3;

  /** Of fewer new entries nobody says that the list was renewed as a whole. */
  private static final int MANY = 10;

  private final ArticleReader articles;
  private final InstantSource clock;
  private final Source source;
  private final PollState before;
  private final FeedResult.Feed feed;
  private final List<Item> items;
  private final Seen seen;
  private final boolean firstVisit;
  private final Map<String, String> published = new HashMap<>();
  private final List<Instant> came = new ArrayList<>();
  private final boolean gap;
  private final boolean renewed;
  private long heldBack;
  private int refilled;
  private int fresh;
  private int edited;
  private int undated;

  Harvest(
      ArticleReader articles,
      InstantSource clock,
      Source source,
      PollState before,
      FeedResult.Feed feed) {
    this.articles = articles;
    this.clock = clock;
    this.source = source;
    this.before = before;
    this.feed = feed;
    this.items = new ArrayList<>(Item.of(source, feed.entries()));
    this.seen = new Seen(before.memory().entries());
    this.heldBack = before.memory().heldBack();
    int known = seen.stand(items.stream().map(Item::mark).toList());
    this.firstVisit =
        switch (before.memory().of()) {
          case NOTHING -> true;
          case ELSEWHERE -> 2 * known < items.size();
          case RENEWED, HERE -> false;
        };
    this.renewed = before.memory().of() == Memory.Of.RENEWED || isRenewed(known);
    this.gap =
        source.kind() != Source.Kind.MAILBOX // which counts its mails
            && before.memory().of() == Memory.Of.HERE
            && before.lastArticle() != null
            && known == 0
            && items.size() >= SOME;
  }

  /** Adds what stood in the source between two visits, newest first. */
  void add(List<FeedEntry> missed) {
    items.addAll(Item.of(source, missed));
    refilled = missed.size();
  }

  /**
   * Reads all there is to read, oldest first, as feeds have the newest first: so that a story's
   * first report comes first.
   *
   * @param steps takes each article with what is known then
   * @throws InterruptedException when the visit was ended from outside
   */
  void run(Poll.Steps steps) throws InterruptedException {
    for (Item item : items.reversed()) {
      Optional<Seen.Known> known = seen.find(item.mark());
      Optional<Article> article = known.isEmpty() ? first(item) : again(item, known.get());
      if (known.isEmpty() || article.isPresent()) {
        Instant newest = known.isEmpty() ? clock.instant() : before.lastArticle();
        steps.take(
            new Poll.Step(article.stream().toList(), NextState.amid(before, memory(), newest)));
      }
    }
  }

  /** An entry that was never read; empty when its article was, by another entry. */
  private Optional<Article> first(Item item) throws InterruptedException {
    ArticleReader.Read read = read(item);
    Article article = atItsOwn(item.url(), judged(read.article()));
    seen.add(
        item.mark(),
        new Tracked(
            contentOf(item, read),
            article.firstSeen(),
            article.firstSeen(),
            article.backfill(),
            article.id()));
    if (article.title().equals(published.put(article.id(), article.title()))) {
      return Optional.empty();
    }
    fresh++;
    Instant said = article.published();
    came.add(said == null || article.backfill() ? article.firstSeen() : said);
    heldBack += article.backfill() ? 1 : 0;
    return Optional.of(article);
  }

  /** A site that gave all its pages new addresses has no more news than before. */
  private Article judged(Article article) {
    if (!renewed || article.published() != null || article.backfill()) {
      return article;
    }
    undated++;
    return article.asFirstRead(article.id(), true);
  }

  /**
   * Whether nearly all of the list is new though it was read not long ago. After a longer absence
   * that much may well have happened.
   */
  private boolean isRenewed(int known) {
    Instant last = before.lastSuccess();
    Duration interval = Objects.requireNonNullElse(before.pace().interval(), PollSchedule.UNKNOWN);
    return before.memory().of() == Memory.Of.HERE
        && source.kind() != Source.Kind.MAILBOX
        && items.size() - known >= MANY
        && 10 * known <= items.size()
        && last != null
        && last.plus(interval.multipliedBy(2)).isAfter(clock.instant());
  }

  /** An entry that was read; its article if it was edited since. */
  private Optional<Article> again(Item item, Seen.Known known) throws InterruptedException {
    Tracked tracked = known.tracked();
    if (tracked == null
        || edited == MOST_EDITS
        || !tracked.isEdited(item.content(), clock.instant(), leastPause())) {
      seen.renew(known, item.mark(), tracked);
      return Optional.empty();
    }
    ArticleReader.Read read = read(item);
    Article article = read.article();
    seen.renew(known, item.mark(), tracked.readAgain(contentOf(item, read), clock.instant()));
    edited++;
    Article own =
        seen.isShared(article.url()) ? article.withUrl(ArticleReader.own(item.url())) : article;
    return Optional.of(own.asFirstRead(tracked.article(), tracked.backfill()));
  }

  private Duration leastPause() {
    Duration every = source.every();
    return every == null || every.compareTo(Tracked.LEAST_PAUSE) > 0 ? Tracked.LEAST_PAUSE : every;
  }

  /** An article whose page was not to be had is to be read again, as if it had been edited. */
  private static int contentOf(Item item, ArticleReader.Read read) {
    return read.again() ? ~item.content() : item.content();
  }

  /** One entry that cannot be read must not keep the newer ones from being read. */
  private ArticleReader.Read read(Item item) throws InterruptedException {
    FeedEntry entry = item.entry();
    try {
      return articles.read(source, entry, item.url(), feed.language(), firstVisit);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("source={} {} met a defect", source.id(), item.url(), e);
      return new ArticleReader.Read(
          articles.fromFeed(source, entry, item.url(), feed.language(), firstVisit), false);
    }
  }

  /** Some sites declare one address on every page, which is then the address of none. */
  private Article atItsOwn(URI url, Article article) {
    String other = published.getOrDefault(article.id(), article.title());
    if (other.equals(article.title()) && !seen.isShared(article.url())) {
      return article;
    }
    seen.addShared(article.url());
    return article.withUrl(ArticleReader.own(url));
  }

  /** What is known now. */
  Memory memory() {
    return new Memory(
        firstVisit ? Memory.Of.NOTHING : renewed ? Memory.Of.RENEWED : Memory.Of.HERE,
        seen.pack(items.size(), clock.instant()),
        heldBack);
  }

  /** How many articles were new. */
  int fresh() {
    return fresh;
  }

  /** How many of them were news, which shows the rhythm: on a first visit none is. */
  int news() {
    return firstVisit ? 0 : fresh;
  }

  /** When news came, for the rhythm: on a first visit when all that stands there was published. */
  List<Instant> came() {
    return firstVisit ? published() : came;
  }

  /** Whether nothing of what stood there at the last visit is left: some may have been missed. */
  boolean isGap() {
    return gap;
  }

  /** What the source says of how often to ask for it. */
  Declared declared() {
    return feed.declared();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** The dates of the entries, as far as they have one. */
  List<Instant> published() {
    return feed.entries().stream()
        .map(FeedEntry::published)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** For an operator. */
  @Override
  public String toString() {
    return (items.size() - refilled)
        + " entries, "
        + fresh
        + " new"
        + (edited == 0 ? "" : ", " + edited + " edited")
        + (gap ? ", none of them there at the poll before: some may have been missed" : "")
        + (undated == 0 ? "" : ", " + undated + " held back: without a date, in a list all new")
        + (refilled == 0 ? "" : "; " + refilled + " of those are taken from its site");
  }
}
