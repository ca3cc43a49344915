package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.Checked;
import org.vigie.model.Keep;
import org.vigie.model.Source;

class SourceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final TestSite site = new TestSite();
  private final SourceCheck check = check(Set.of(site.host()), true);

  @AfterEach
  void close() {
    check.close();
    site.close();
  }

  @Test
  void aFeedIsShownWithItsNewestThreeArticlesAsTheyWouldBeRead() throws Exception {
    site.publish("/feed", "\"v7\"", 4, 3, 2, 1);
    Checked.Found found = found("/feed");
    assertThat(found.source().kind()).isEqualTo(Source.Kind.FEED);
    assertThat(found.source().name()).isEqualTo("Test");
    assertThat(found.source().id()).isEqualTo("test");
    assertThat(found.source().keep()).isEqualTo(Keep.EXCERPT);
    assertThat(found.source().site()).isEqualTo(site.uri("/"));
    assertThat(found.answer()).isEqualTo(new Checked.Answer("\"v7\"", null, Duration.ZERO));
    assertThat(found.entries()).isEqualTo(4);
    assertThat(found.newest())
        .extracting(Checked.Item::title)
        .containsExactly("Report 4", "Report 3", "Report 2");
    assertThat(found.newest().getFirst())
        .satisfies(item -> assertThat(item.text()).startsWith("This is the first paragraph"))
        .satisfies(item -> assertThat(item.textFrom()).isEqualTo(Article.TextFrom.PAGE));
    assertThat(found.requests())
        .singleElement()
        .satisfies(
            request -> assertThat(request.outcome()).startsWith("HTTP 200").endsWith("a feed"));
    assertThat(site.requests()).containsExactly("/feed", "/article/4", "/article/3", "/article/2");
  }

  @Test
  void ofTheFeedsThatAPageDeclaresTheMainOneOfItsLanguageIsTaken() throws Exception {
    site.publish("/fr/feed", "\"1\"", 1);
    page(
        "/fr/",
        """
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
        <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/fr/comments/feed">
        <link rel="alternate" type="application/rss+xml" hreflang="en" href="/en/feed">
        <link rel="alternate" type="application/rss+xml" hreflang="fr" href="/fr/feed">
        <meta property="og:site_name" content="Le Fil">
        """,
        "");
    Checked.Found found = found("/fr/");
    assertThat(found.source().address()).isEqualTo(site.uri("/fr/feed"));
    assertThat(found.source().site()).isEqualTo(site.uri("/fr/"));
    assertThat(found.source().languages()).containsExactly("fr");
    assertThat(found.others()).containsExactly(site.uri("/en/feed"));
    assertThat(site.requests()).startsWith("/fr/", "/fr/feed", "/article/1").hasSize(3);
  }

  @Test
  void anEmptyFeedIsLeftAsideForOneThatThePageLinksTo() throws Exception {
    site.put("/rss.xml", "application/rss+xml", TestSite.rss(""));
    site.publish("/flux/news.xml", "\"1\"", 1, 2);
    page(
        "/",
        "<link rel=alternate type=application/rss+xml href=/rss.xml>",
        "<a href=\"/feed-me\">Feed me</a><a href=\"/flux/news.xml\">RSS</a>");
    assertThat(found("/").source().address()).isEqualTo(site.uri("/flux/news.xml"));
    assertThat(site.requests()).startsWith("/", "/rss.xml", "/flux/news.xml");
  }

  @Test
  void aNewsSitemapOfTheRobotsTxtComesBeforeThePageItself() throws Exception {
    site.put("/article/5", "text/html", TestSite.article(5));
    page("/", "<title>Accueil - Le Fil</title>", teasers());
    site.put(
        "/robots.txt",
        "text/plain",
        "User-agent: *\nSitemap: %s\nSITEMAP: %s\n"
            .formatted(site.uri("/sitemap.xml"), site.uri("/sitemap-news.xml")));
    site.put(
        "/sitemap-news.xml",
        "application/xml",
        """
        <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s</loc><news:news>
        <news:publication><news:name>Le Fil</news:name><news:language>fr</news:language></news:publication>
        <news:publication_date>2026-11-21T10:00:00Z</news:publication_date>
        <news:title>Report 5</news:title></news:news></url></urlset>
        """
            .formatted(site.uri("/article/5")));
    Checked.Found found = found("/");
    assertThat(found.source().kind()).isEqualTo(Source.Kind.SITEMAP);
    assertThat(found.source().address()).isEqualTo(site.uri("/sitemap-news.xml"));
    assertThat(found.source().name()).isEqualTo("Le Fil");
    assertThat(found.newest()).extracting(Checked.Item::title).containsExactly("Report 5");
    assertThat(site.requests())
        .startsWith("/", "/robots.txt", "/sitemap-news.xml")
        .doesNotContain("/sitemap.xml");
  }

  @Test
  void withoutAnythingBetterThePageItselfIsTheListing() throws Exception {
    for (int i = 1; i <= 4; i++) {
      site.put("/article/" + i, "text/html", TestSite.article(i));
    }
    page(
        "/",
        "<title>Accueil - Le Fil</title><meta property=\"og:site_name\" content=\"Le Fil\">",
        teasers());
    Checked.Found found = found("/");
    assertThat(found.source().kind()).isEqualTo(Source.Kind.LISTING);
    assertThat(found.source().name()).isEqualTo("Le Fil");
    assertThat(found.entries()).isEqualTo(4);
    assertThat(found.newest()).hasSize(3);
    assertThat(site.requests()).startsWith("/", "/robots.txt", "/article/1");
  }

  @Test
  void thePageOfAChannelLeadsToItsPreview() throws Exception {
    page("/chan", "", "<a class=\"tgme_page_context_link\" href=\"/s/chan\">Preview channel</a>");
    StringBuilder messages = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      messages.append(
          """
          <div class="tgme_widget_message" data-post="chan/%1$d">
          <div class="tgme_widget_message_text">Message number %1$d of this channel.</div>
          <a class="tgme_widget_message_date" href="%2$s"><time datetime="2026-11-2%1$dT08:00:00Z"></time></a></div>
          """
              .formatted(i, site.uri("/chan/" + i)));
    }
    page(
        "/s/chan",
        "<meta property=\"og:site_name\" content=\"Telegram\">",
        "<div class=\"tgme_channel_info_header_title\">The Channel</div>" + messages);
    Checked.Found found = found("/chan");
    assertThat(found.source().address()).isEqualTo(site.uri("/s/chan"));
    assertThat(found.source().name()).isEqualTo("The Channel");
    assertThat(found.newest().getFirst().text()).isEqualTo("Message number 4 of this channel.");
    assertThat(site.requests()).containsExactly("/chan", "/s/chan");
  }

  @Test
  void nothingIsGuessedAndFewAddressesAreAsked() throws Exception {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      links.append("<a href=\"/rss/%d.xml\">RSS</a>".formatted(i));
    }
    page("/", "", links.toString());
    Checked.Unreadable unreadable = (Checked.Unreadable) check.check(wanted("/"));
    assertThat(unreadable.problem()).contains("neither a feed nor a sitemap");
    assertThat(unreadable.next()).contains("CSS selectors");
    assertThat(site.requests())
        .containsExactly("/", "/rss/0.xml", "/rss/1.xml", "/rss/2.xml", "/robots.txt");
    assertThat(unreadable.requests()).hasSize(4);
  }

  @Test
  void selectorsAreTriedAsTheyAreGiven() throws Exception {
    site.put("/article/1", "text/html", TestSite.article(1));
    page("/", "", "<p class=\"n\"><a href=\"/article/1\">One</a> <i>21/11/2026</i></p>");
    Checked.Found found =
        (Checked.Found)
            check.check(
                new Checked.Question(
                    site.uri("/"), null, new Source.Listing("p.n", "a", "i"), null));
    assertThat(found.source().listing()).isEqualTo(new Source.Listing("p.n", "a", "i"));
    assertThat(found.newest().getFirst().published()).isEqualTo(NOW);
    assertThat(site.requests()).doesNotContain("/robots.txt");
  }

  @Test
  void aKindThatDoesNotFitIsTold() throws Exception {
    page("/", "", "nothing");
    Checked checked =
        check.check(new Checked.Question(site.uri("/"), Source.Kind.FEED, null, null));
    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).contains("HTML page"));
  }

  @Test
  void aSourceIsTriedWithItsOwnSettings() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    Source source = Sources.feed("mine", site.uri("/feed"), Duration.ofHours(1));
    Checked.Found found = (Checked.Found) check.check(source);
    assertThat(found.source()).isEqualTo(source);
    assertThat(found.entries()).isEqualTo(1);
  }

  @Test
  void whatIsRefusedSaysSoAndWhatToDo() throws Exception {
    site.put("/feed", new TestSite.Page(403, "text/plain", "no", null));
    Checked.Unreadable blocked = (Checked.Unreadable) check.check(wanted("/feed"));
    assertThat(blocked.problem()).isEqualTo("HTTP 403");
    assertThat(blocked.next()).contains("publisher");
  }

  @Test
  void aPrivateAddressIsNotAsked() throws Exception {
    try (SourceCheck strict = check(Set.of(), true)) {
      Checked.Unreadable refused =
          (Checked.Unreadable) strict.check(wanted("http://127.0.0.1:8080/feed"));
      assertThat(refused.problem()).contains("not asked", "127.0.0.1");
      assertThat(refused.next()).contains("public web");
    }
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void aPageMayNotLeadTheCheckToAPrivateAddress() throws Exception {
    page(
        "/",
        "<link rel=alternate type=application/rss+xml href=\"http://127.0.0.2:8080/feed\">",
        teasers());
    Checked.Found found = found("/");
    assertThat(found.requests())
        .anySatisfy(
            request -> {
              assertThat(request.address()).hasHost("127.0.0.2");
              assertThat(request.outcome()).contains("not asked");
            });
    assertThat(found.source().kind()).isEqualTo(Source.Kind.LISTING);
  }

  @Test
  void whatTheRobotsTxtSaysOfArticlesIsShownAndKeptTo() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /article/\nCrawl-delay: 5");
    try (SourceCheck strict = check(Set.of(site.host()), false)) {
      Checked.Found found = (Checked.Found) strict.check(wanted("/feed"));
      assertThat(found.robots())
          .isEqualTo(
              new Checked.Robots(
                  false,
                  site.uri("/article/1")
                      + ": asks not to read it; its articles would be read from the list alone"));
      assertThat(found.newest().getFirst().textFrom()).isEqualTo(Article.TextFrom.FEED);
      assertThat(site.requests()).containsExactly("/feed", "/robots.txt");
      site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /else/");
      assertThat(((Checked.Found) strict.check(wanted("/feed"))).robots())
          .isEqualTo(new Checked.Robots(true, site.uri("/article/1").toString()));
    }
  }

  @Test
  void aListingThatTheRobotsTxtShutsIsShownWithThatItWouldNotBePolled() throws Exception {
    page("/news/", "", teasers());
    site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /news/");
    try (SourceCheck strict = check(Set.of(site.host()), false)) {
      Checked.Found found = (Checked.Found) strict.check(wanted("/news/"));
      assertThat(found.entries()).isEqualTo(4);
      assertThat(found.robots())
          .isEqualTo(
              new Checked.Robots(
                  false, site.uri("/news/") + ": asks not to read it; it would not be polled"));
    }
  }

  private static SourceCheck check(Set<String> allowed, boolean exempt) {
    OutboundSettings outbound = OutboundSettings.defaults("test").withAllowedHosts(allowed);
    return new SourceCheck(
        new Outbound(outbound),
        new HostGates(Duration.ZERO, (host, port) -> exempt && outbound.allows(host, port)),
        () -> NOW);
  }

  private Checked.Found found(String path) throws InterruptedException {
    return (Checked.Found) check.check(wanted(path));
  }

  private Checked.Question wanted(String path) {
    URI address = path.startsWith("/") ? site.uri(path) : URI.create(path);
    return new Checked.Question(address, null, null, null);
  }

  private void page(String path, String head, String body) {
    site.put(
        path,
        "text/html; charset=utf-8",
        "<html lang=\"fr\"><head>" + head + "</head><body>" + body + "</body></html>");
  }

  private static String teasers() {
    StringBuilder teasers = new StringBuilder();
    for (int i : List.of(1, 2, 3, 4)) {
      teasers.append(
          "<div><h2><a href=\"/article/%1$d\">The report number %1$d of today</a></h2></div>"
              .formatted(i));
    }
    return teasers.toString();
  }
}
