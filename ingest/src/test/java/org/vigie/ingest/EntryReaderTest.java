package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/** Visits to sources that are no feeds. */
class EntryReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final TestSite site = new TestSite();
  private final OutboundSettings settings =
      OutboundSettings.defaults("test").withAllowedHosts(Set.of(site.host()));
  private final Outbound outbound = new Outbound(settings);
  private final HostGates gates = new HostGates(Duration.ZERO, settings::allows);
  private final Poll poll =
      new Poll(
          new Fetcher(outbound, () -> NOW),
          Sources.NO_MAILBOX,
          gates,
          new Robots(outbound, gates),
          new Slots(10),
          new PollSchedule(() -> NOW),
          "test",
          () -> NOW);

  @AfterEach
  void close() {
    outbound.close();
    site.close();
  }

  @Test
  void anIndexOfSitemapsIsFollowedToTheNewestAndNeverAskedWhetherItHasChanged() throws Exception {
    StringBuilder index = new StringBuilder("<?xml version=\"1.0\"?><sitemapindex>");
    for (int day = 10; day <= 21; day++) {
      index.append(
          "<sitemap><loc>%s</loc><lastmod>2026-11-%d</lastmod></sitemap>"
              .formatted(site.uri("/s-" + day + ".xml"), day));
      site.put("/s-" + day + ".xml", "application/xml", sitemap(day));
      site.put("/article/" + day, "text/html", TestSite.article(day));
    }
    site.put(
        "/sitemap.xml",
        new TestSite.Page(200, "application/xml", index + "</sitemapindex>", "\"v1\""));
    Source source = source(Source.Kind.SITEMAP, site.uri("/sitemap.xml"));
    List<Poll.Step> steps = visit(source);
    assertThat(articles(steps))
        .extracting(Article::title)
        .containsExactly("Report 19", "Report 20", "Report 21");
    assertThat(site.requests())
        .startsWith("/sitemap.xml", "/s-21.xml", "/s-20.xml", "/s-19.xml")
        .hasSize(7);
    assertThat(steps.getLast().state().etag()).isNull();
  }

  @Test
  void aSitemapItselfIsAskedWhetherItHasChanged() throws Exception {
    site.put("/article/21", "text/html", TestSite.article(21));
    site.put("/news.xml", new TestSite.Page(200, "application/xml", sitemap(21), "\"v1\""));
    List<Poll.Step> steps = visit(source(Source.Kind.SITEMAP, site.uri("/news.xml")));
    assertThat(articles(steps)).hasSize(1);
    assertThat(steps.getLast().state().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void anIndexOfWhichNothingCanBeHadSaysWhy() throws Exception {
    site.put(
        "/sitemap.xml",
        "application/xml",
        "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>"
            .formatted(site.uri("/gone.xml")));
    PollState state =
        visit(source(Source.Kind.SITEMAP, site.uri("/sitemap.xml"))).getLast().state();
    assertThat(state.state()).isEqualTo(PollState.State.BROKEN);
    assertThat(state.evidence()).contains("/gone.xml", "HTTP 404");
  }

  @Test
  void anIndexThatNamesItselfIsLeftSoon() throws Exception {
    site.put(
        "/sitemap.xml",
        "application/xml",
        "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>"
            .formatted(site.uri("/sitemap.xml")));
    PollState state =
        visit(source(Source.Kind.SITEMAP, site.uri("/sitemap.xml"))).getLast().state();
    assertThat(state.state()).isEqualTo(PollState.State.BROKEN);
    assertThat(site.requests()).hasSize(3);
  }

  @Test
  void ofASiteItsFrontPageIsRead() throws Exception {
    site.put(
        "/",
        "text/html",
        "<html><body><main>"
            + "<div><h2><a href=\"/article/2\">The second report of today</a></h2></div>"
            + "<div><h2><a href=\"/article/1\">The first report of today</a></h2></div>"
            + "</main></body></html>");
    site.put("/article/1", "text/html", TestSite.article(1));
    site.put("/article/2", "text/html", TestSite.article(2));
    assertThat(articles(visit(source(Source.Kind.SITE, site.uri("/")))))
        .extracting(Article::title)
        .containsExactly("Report 1", "Report 2");
  }

  @Test
  void aSiteWhoseAddressIsAFeedIsReadAsOne() throws Exception {
    site.publish("/feed", "\"v1\"", 1, 2);
    assertThat(articles(visit(source(Source.Kind.SITE, site.uri("/feed"))))).hasSize(2);
  }

  @Test
  void theMessagesOfAChannelAreArticlesAndNoPageIsAskedFor() throws Exception {
    site.put(
        "/s/chan",
        "text/html",
        """
        <html><body><div class="tgme_widget_message" data-post="chan/7">
        <div class="tgme_widget_message_text">Un convoi a été vu au nord de Gao ce matin.</div>
        <a class="tgme_widget_message_date" href="%s"><time datetime="2026-11-21T08:00:00Z">8:00</time></a>
        </div></body></html>
        """
            .formatted(site.uri("/chan/7")));
    List<Article> articles = articles(visit(source(Source.Kind.LISTING, site.uri("/s/chan"))));
    assertThat(articles)
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.url()).isEqualTo(site.uri("/chan/7"));
              assertThat(article.text()).isEqualTo("Un convoi a été vu au nord de Gao ce matin.");
              assertThat(article.title()).isEqualTo(article.text());
            });
    assertThat(site.requests()).containsExactly("/s/chan");
  }

  private String sitemap(int number) {
    return "<urlset><url><loc>%s</loc><lastmod>2026-11-%dT10:00:00Z</lastmod></url></urlset>"
        .formatted(site.uri("/article/" + number), number);
  }

  private static Source source(Source.Kind kind, URI address) {
    return Sources.source("a", kind, address, null, true);
  }

  private List<Poll.Step> visit(Source source) throws InterruptedException {
    List<Poll.Step> steps = new ArrayList<>();
    poll.run(source, NextState.unknown(source, NOW), steps::add);
    return steps;
  }

  private static List<Article> articles(List<Poll.Step> steps) {
    return steps.stream().flatMap(step -> step.articles().stream()).toList();
  }
}
