package org.vigie.classify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.vigie.model.Article;
import org.vigie.model.Keep;

/** Articles for tests. */
public final class Articles {
  public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private Articles() {}

  public static Article of(String title, String text) {
    return of("https://example.test/a", title, text);
  }

  public static Article of(String url, String title, String text) {
    return of(url, title, text, NOON, Keep.FULL);
  }

  public static Article of(String url, String title, String text, Instant firstSeen, Keep keep) {
    URI address = URI.create(url);
    return new Article(
        Article.idOf(address),
        address,
        "example",
        "Example News",
        "Example",
        "XX",
        title,
        text,
        List.of(),
        null,
        firstSeen,
        firstSeen,
        false,
        Article.TextFrom.PAGE,
        keep);
  }

  /** The same article as another source carries it, or the same one at another time. */
  public static Article read(
      Article article, String source, Article.TextFrom from, Instant seen, boolean backfill) {
    return new Article(
        article.id(),
        article.url(),
        source,
        "Name of " + source,
        article.publisher(),
        article.country(),
        article.title(),
        article.text(),
        article.authors(),
        article.declaredLanguage(),
        article.published(),
        seen,
        backfill,
        from,
        article.keep());
  }
}
