package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.model.Article;

/** Pages that say that they are none, with a status that says that they are. */
class MissingPageTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  private TestSite site;
  private Outbound outbound;
  private ArticleReader reader;

  @BeforeEach
  void start() {
    site = new TestSite();
    OutboundSettings settings =
        OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(site.host()));
    outbound = new Outbound(settings);
    HostGates gates = new HostGates(Duration.ZERO, settings::allows);
    reader = new ArticleReader(new Fetcher(outbound, CLOCK), new Robots(outbound, gates), CLOCK);
  }

  @AfterEach
  void stop() {
    outbound.close();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404",
        "404 Not Found",
        "Error 404",
        "Not found",
        "Page not found - The Wire",
        "Sorry, this page could not be found",
        "The article you want no longer exists",
        "Page introuvable | Le Fil",
        "Erreur 404",
        "Désolé, cette page n’existe plus"
      })
  void isReadFromTheFeedAlone(String title) throws Exception {
    Article article = read(title);
    assertThat(article.text()).isEqualTo("They talked.");
    assertThat(article.textFrom()).isEqualTo(Article.TextFrom.FEED);
    assertThat(article.details().partial())
        .isEqualTo(
            new Article.Partial(
                Article.Partial.Why.UNREADABLE, "its page is called '" + title + "'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Missing convoy not found after a week",
        "Front page of the past: 404 dead in the flood",
        "Le chef du village reste introuvable",
        "A page of history"
      })
  void anArticleOfWhatIsLostIsRead(String title) throws Exception {
    assertThat(read(title).textFrom()).isEqualTo(Article.TextFrom.PAGE);
  }

  private Article read(String title) throws InterruptedException {
    site.put(
        "/a",
        "text/html; charset=utf-8",
        """
        <html><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
        <p>What you were looking for is not here any more, or it never was. Try to search for it.</p>
        <p>You may also begin again at the front page, or write to the desk about what you miss.</p>
        </article></body></html>
        """
            .formatted(title));
    FeedEntry entry =
        new FeedEntry("1", site.uri("/a"), "Leaders talk", null, List.of(), "They talked.");
    return reader
        .read(Sources.feed("a", site.uri("/feed"), null), entry, site.uri("/a"), null, false)
        .article();
  }
}
