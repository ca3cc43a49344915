package org.vigie.ingest;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.page.Attribution;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.FeedText;
import org.vigie.model.Article;
import org.vigie.model.Source;

/**
 * What a page and the feed that led to it say together.
 *
 * @param title without the name of a publisher before it
 * @param text the page's, or the feed's where that is the fuller one
 * @param from which of them
 * @param publisher whom headline, entry or text name; else the source's
 * @param details of the text, and of its page where there is one
 */
record Account(
    String title, String text, Article.TextFrom from, String publisher, Article.Details details) {

  /** A page whose article is this much shorter than the feed's text shows but a part of it. */
  private static final double PART = 0.5;

  /**
   * Puts both together.
   *
   * @param partial why the page is not there, or null
   */
  static Account of(
      Source source,
      FeedEntry entry,
      URI url,
      Optional<Extracted> page,
      Article.@Nullable Partial partial) {
    Attribution headline = Attribution.of(title(source, entry, page));
    Attribution excerpt = Attribution.of(entry.text());
    FeedText feed = FeedText.of(excerpt.text(), url);
    Attribution onPage = Attribution.of(page.map(Account::whole).orElse(""));
    boolean fromPage =
        !onPage.text().isEmpty() && onPage.text().length() >= PART * feed.text().length();
    String publisher =
        Stream.of(headline.publisher(), entry.publisher(), onPage.publisher(), excerpt.publisher())
            .filter(name -> name != null && !name.isEmpty())
            .findFirst()
            .orElse(source.publisher());
    return new Account(
        headline.text(),
        fromPage ? onPage.text() : feed.text(),
        fromPage ? Article.TextFrom.PAGE : Article.TextFrom.FEED,
        publisher,
        details(entry, feed, page, fromPage, partial));
  }

  /** A feed names its articles best; the teaser of a listing may be cut short or adorned. */
  private static String title(Source source, FeedEntry entry, Optional<Extracted> page) {
    String onPage = page.map(Extracted::title).orElse("");
    boolean entryFirst = source.kind() == Source.Kind.FEED || onPage.isEmpty();
    return entryFirst && !entry.title().isEmpty() ? entry.title() : onPage;
  }

  /** Several articles under one address are one article of ours, each under its headline. */
  private static String whole(Extracted page) {
    return Stream.concat(
            Stream.of(page.text()),
            page.others().stream().flatMap(other -> Stream.of(other.title(), other.text())))
        .filter(text -> !text.isEmpty())
        .collect(joining("\n\n"));
  }

  private static Article.Details details(
      FeedEntry entry,
      FeedText feed,
      Optional<Extracted> page,
      boolean fromPage,
      Article.@Nullable Partial partial) {
    Article.Details ofPage = page.map(Extracted::details).orElse(Article.Details.NONE);
    Article.Details ofText = fromPage ? ofPage : feed.details();
    List<Article.Details> others =
        page.stream().flatMap(p -> p.others().stream()).map(Extracted.Part::details).toList();
    List<Article.Details> all =
        Stream.concat(Stream.of(ofText, ofPage, feed.details()), others.stream()).toList();
    return new Article.Details(
        ofPage.modified() == null ? entry.updated() : ofPage.modified(),
        Stream.concat(Stream.ofNullable(ofPage.section()), entry.categories().stream())
            .findFirst()
            .orElse(null),
        distinct(all.stream().flatMap(details -> details.agencies().stream())),
        all.stream()
            .flatMap(details -> Stream.ofNullable(details.origin()))
            .findFirst()
            .orElse(null),
        distinct(
            Stream.concat(
                all.stream().flatMap(details -> details.references().stream()),
                entry.references().stream())),
        ofPage.image() == null ? entry.image() : ofPage.image(),
        ofPage.captions(),
        Stream.concat(Stream.of(ofText, ofPage), others.stream())
            .map(Article.Details::partial)
            .reduce(partial, (found, next) -> found == null ? next : found),
        null);
  }

  private static <T> List<T> distinct(Stream<T> values) {
    return values.distinct().toList();
  }
}
