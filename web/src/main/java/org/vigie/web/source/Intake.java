package org.vigie.web.source;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Article.Provenance;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import org.vigie.web.answer.Refusal;

/** Takes articles that no source brought, and writes them where those of sources are written. */
final class Intake {
  /** What {@code source:} finds them by when they are from no source that is known. */
  static final String ADDED = "added";

  static final String IMPORTED = "imported";

  private final Writer writer;
  private final Documents documents;
  private final View<Source> sources;
  private final InstantSource time;

  Intake(Writer writer, Documents documents, View<Source> sources, InstantSource time) {
    this.writer = writer;
    this.documents = documents;
    this.sources = sources;
    this.time = time;
  }

  /** An article that somebody adds: news, unless its date says otherwise. */
  Article added(ArticleForm form, String who) {
    return article(form, Provenance.How.ADDED, who);
  }

  /** An article of an archive: never news. */
  Article imported(ArticleForm form, String who) {
    return article(form, Provenance.How.IMPORTED, who);
  }

  /** Who published a document, as far as it or the known sources tell; may be empty. */
  String publisher(Documents.Read read) {
    return Optional.ofNullable(read.url())
        .flatMap(this::byHost)
        .map(Source::publisher)
        .orElse(requireNonNullElse(read.publisher(), ""));
  }

  private Article article(ArticleForm form, Provenance.How how, String who) {
    Instant now = time.instant();
    String title = form.headline();
    String text = form.body();
    URI given = form.address();
    boolean onWeb = given != null && Article.isAddress(given);
    URI url =
        given == null
            ? Article.urlWithoutAddress(title + "\n" + text)
            : onWeb ? documents.canonical(given) : given;
    Optional<Source> source = source(form, onWeb ? url : null);
    String publisher = publisher(form, source, url);
    Instant published = form.date(now);
    return new Article(
        Article.idOf(url),
        url,
        source.map(Source::id).orElse(how == Provenance.How.ADDED ? ADDED : IMPORTED),
        source.map(Source::name).orElse(publisher),
        publisher,
        source.map(Source::country).orElseGet(form::statedCountry),
        title,
        text,
        form.writers(),
        form.declaredLanguage(),
        published,
        now,
        how == Provenance.How.IMPORTED || isOld(published, source, now),
        Article.TextFrom.PAGE,
        keep(form, source, onWeb),
        details(form.provenance(how, who)));
  }

  private static Article.Details details(Provenance provenance) {
    return new Article.Details(
        null, null, List.of(), null, List.of(), null, List.of(), null, provenance);
  }

  private static boolean isOld(@Nullable Instant published, Optional<Source> source, Instant now) {
    Duration after = source.map(Source::backfillAfter).orElse(Source.BACKFILL_AFTER);
    return published != null && published.plus(after).isBefore(now);
  }

  /** Never more than the source's terms allow. */
  private static Keep keep(ArticleForm form, Optional<Source> source, boolean onWeb) {
    Keep most = source.map(Source::keep).orElse(Keep.FULL);
    Keep usual = source.isEmpty() && onWeb ? Keep.EXCERPT : most;
    return Collections.max(List.of(most, requireNonNullElse(form.keep(), usual)));
  }

  private Optional<Source> source(ArticleForm form, @Nullable URI url) {
    String id = form.source();
    if (id != null && !id.isBlank()) {
      return Optional.of(
          sources
              .get(id)
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          "source", "There is no source '" + id + "'.", "Check the id.")));
    }
    return url == null ? Optional.empty() : byHost(url);
  }

  /**
   * The source whose pages are there: of several the one that is closest. Where several are equally
   * close, as those of a host that carries many, none is.
   */
  private Optional<Source> byHost(URI url) {
    NavigableMap<Integer, List<Source>> byDepth =
        sources.values().stream()
            .filter(source -> isUnder(home(source), url))
            .collect(Collectors.groupingBy(s -> path(home(s)).length(), TreeMap::new, toList()));
    return Optional.ofNullable(byDepth.lastEntry())
        .map(Map.Entry::getValue)
        .filter(closest -> closest.size() == 1)
        .map(List::getFirst);
  }

  private static URI home(Source source) {
    return requireNonNullElse(source.site(), source.address());
  }

  private static boolean isUnder(URI home, URI url) {
    return host(home).equals(host(url)) && (path(url) + "/").startsWith(path(home) + "/");
  }

  private static String path(URI url) {
    return requireNonNullElse(url.getRawPath(), "").replaceFirst("/+$", "");
  }

  private static String publisher(ArticleForm form, Optional<Source> source, URI url) {
    return List.of(
            form.statedPublisher(),
            source.map(Source::publisher).orElse(""),
            form.statedSite(),
            Article.isAddress(url) ? host(url) : "")
        .stream()
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "publisher", "It is not said who published it.", "Name the publisher."));
  }

  private static String host(@Nullable URI url) {
    String host = url == null || url.getHost() == null ? "" : url.getHost();
    return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  /**
   * Writes articles.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm in time; to write the same again
   *     is safe
   */
  void write(List<Article> articles) {
    writer.write(
        articles.stream()
            .map(article -> Output.of(Stream.ARTICLES, article.id(), Codec.ARTICLE, article))
            .map(Output::toRecord)
            .toList());
  }
}
