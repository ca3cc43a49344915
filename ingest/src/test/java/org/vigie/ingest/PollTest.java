package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.Source;

class PollTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private TestSite site;
  private Outbound outbound;
  private Poll poll;

  @BeforeEach
  void start() {
    site = new TestSite();
    OutboundSettings settings =
        OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(site.host()));
    outbound = new Outbound(settings);
    poll = poll(new HostGates(Duration.ofSeconds(1), settings::allows));
  }

  @AfterEach
  void stop() {
    outbound.close();
    site.close();
  }

  @Test
  void readsTheArticlesOfAFeedFromTheirPagesOldestFirst() throws Exception {
    site.publish("/feed", "\"1\"", 2, 1);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps)).extracting(Article::title).containsExactly("Report 1", "Report 2");
    Article first = articles(steps).getFirst();
    assertThat(first.url()).isEqualTo(site.uri("/article/1"));
    assertThat(first.id()).isEqualTo(Article.idOf(first.url()));
    assertThat(first.text())
        .isEqualTo(
            """
            This is the first paragraph of report 1, long enough to be told from a label.

            This is the second paragraph of report 1, which says a little more than that.""");
    assertThat(first.textFrom()).isEqualTo(Article.TextFrom.PAGE);
    assertThat(first.declaredLanguage()).isEqualTo("en");
    assertThat(first.backfill()).isTrue();
  }

  @Test
  void validatorsAreNeverAheadOfTheArticles() throws Exception {
    site.publish("/feed", "\"1\"", 2, 1);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(steps).hasSize(3);
    assertThat(steps.subList(0, 2))
        .allSatisfy(
            step -> {
              assertThat(step.articles()).hasSize(1);
              assertThat(step.state().etag()).isNull();
              assertThat(step.state().lastSuccess()).isNull();
            });
    assertThat(steps.getLast().articles()).isEmpty();
    assertThat(steps.getLast().state().etag()).isEqualTo("\"1\"");
    assertThat(steps.getLast().state().evidence()).isEqualTo("2 entries, 2 new");
  }

  @Test
  void goesOnWhereAnInterruptedVisitStopped() throws Exception {
    site.publish("/feed", "\"1\"", 3, 2, 1);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState interrupted = visit(source, NextState.unknown(source, NOW)).get(1).state();
    List<Poll.Step> rest = visit(source, interrupted);
    assertThat(articles(rest)).extracting(Article::title).containsExactly("Report 3");
    assertThat(articles(rest)).allMatch(Article::backfill);
  }

  @Test
  void aSecondVisitIsConditionalAndBringsOnlyWhatIsNew() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState first = visit(source, NextState.unknown(source, NOW)).getLast().state();
    PollState second = visit(source, first).getLast().state();
    assertThat(second.evidence()).isEqualTo("unchanged");
    assertThat(second.etag()).isEqualTo("\"1\"");
    assertThat(site.requests()).containsExactly("/feed", "/article/1", "/feed 304");

    site.publish("/feed", "\"2\"", 2, 1);
    List<Poll.Step> third = visit(source, second);
    assertThat(articles(third)).extracting(Article::title).containsExactly("Report 2");
    assertThat(articles(third)).noneMatch(Article::backfill);
    assertThat(third.getLast().state().etag()).isEqualTo("\"2\"");
    assertThat(site.requests("/article/1")).isEqualTo(1);
  }

  @Test
  void aPageThatFailsIsReadFromTheFeedAndNothingIsLost() throws Exception {
    site.publish("/feed", "\"1\"", 3, 2, 1);
    site.put("/article/2", new TestSite.Page(403, "text/html", "no", null));
    site.put("/article/3", new TestSite.Page(200, "text/html", "", null));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Article> articles = articles(visit(source, NextState.unknown(source, NOW)));
    assertThat(articles)
        .extracting(Article::textFrom)
        .containsExactly(Article.TextFrom.PAGE, Article.TextFrom.FEED, Article.TextFrom.FEED);
    assertThat(articles)
        .extracting(article -> article.details().partial())
        .containsExactly(
            null,
            new Article.Partial(Article.Partial.Why.REFUSED, "HTTP 403"),
            new Article.Partial(Article.Partial.Why.UNREADABLE, "no text was found in its page"));
    assertThat(articles.get(1).text()).isEqualTo("Summary of report 2.");
    assertThat(articles.get(2).text()).isEqualTo("Summary of report 3.");
  }

  @Test
  void entriesWithoutAnAddressOfTheirOwnAreArticlesOfTheirOwn() throws Exception {
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            """
            <item><title>One</title><guid isPermaLink="false">a</guid></item>
            <item><title>Two</title><guid>12345</guid></item>
            <item><title>Three</title><link>%1$s</link><guid isPermaLink="false">c</guid></item>
            <item><title>Four</title><link>%1$s</link><guid isPermaLink="false">d</guid></item>
            """
                .formatted(site.uri("/"))));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps))
        .extracting(Article::title)
        .containsExactly("Four", "Three", "Two", "One");
    assertThat(articles(steps)).extracting(Article::id).doesNotHaveDuplicates();
    assertThat(articles(steps))
        .extracting(article -> article.url().toString().split("#", 2)[0])
        .containsExactly(
            site.uri("/").toString(),
            site.uri("/").toString(),
            site.uri("/feed").toString(),
            site.uri("/feed").toString());
    assertThat(site.requests()).containsExactly("/feed");
    assertThat(articles(visit(source, steps.getLast().state()))).isEmpty();
  }

  @Test
  void entriesThatShareTheirIdAreToldApartByTheirAddresses() throws Exception {
    String item = "<item><title>R %1$d</title><link>%2$s</link><guid>news</guid></item>";
    String two = item.formatted(2, site.uri("/2")) + item.formatted(1, site.uri("/1"));
    site.put("/feed", "application/rss+xml", TestSite.rss(two));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps)).extracting(Article::title).containsExactly("R 1", "R 2");
    site.put("/feed", "application/rss+xml", TestSite.rss(item.formatted(3, site.uri("/3")) + two));
    assertThat(articles(visit(source, steps.getLast().state())))
        .extracting(Article::title)
        .containsExactly("R 3");
  }

  @Test
  void entriesOfOnePageThatShareTheirIdAreToldApartByTheirTitles() throws Exception {
    String item = "<item><title>%s</title><link>%s</link><guid>news</guid></item>";
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            item.formatted("B", site.uri("/live")) + item.formatted("A", site.uri("/live"))));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps)).extracting(Article::title).containsExactly("A", "B");
    assertThat(articles(visit(source, steps.getLast().state()))).isEmpty();
  }

  @Test
  void entriesThatAreButPartsOfAPageAreArticlesOfTheirOwn() throws Exception {
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            """
            <item><title>Two</title><link>%1$s#post-2</link><description>b</description></item>
            <item><title>One</title><link>%1$s#post-1</link><description>a</description></item>
            """
                .formatted(site.uri("/live"))));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Article> articles = articles(visit(source, NextState.unknown(source, NOW)));
    assertThat(articles).extracting(Article::title).containsExactly("One", "Two");
    assertThat(articles).extracting(Article::text).containsExactly("a", "b");
  }

  @Test
  void anEntryThatIsListedTwiceIsReadFromItsPage() throws Exception {
    site.put("/article/1", "text/html", TestSite.article(1));
    String item = "<item><title>Report 1</title><link>" + site.uri("/article/1") + "</link></item>";
    site.put("/feed", "application/rss+xml", TestSite.rss(item.repeat(2)));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Article> articles = articles(visit(source, NextState.unknown(source, NOW)));
    assertThat(articles).extracting(Article::url).containsExactly(site.uri("/article/1"));
    assertThat(articles.getFirst().textFrom()).isEqualTo(Article.TextFrom.PAGE);
  }

  @Test
  void anAddressThatEveryPageDeclaresIsTheAddressOfNone() throws Exception {
    site.publish("/feed", "\"1\"", 3, 2, 1);
    declareFront(1, 2, 3);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps))
        .extracting(Article::title)
        .containsExactly("Report 1", "Report 2", "Report 3");
    assertThat(articles(steps)).extracting(Article::id).doesNotHaveDuplicates();

    site.publish("/feed", "\"2\"", 4, 3, 2, 1);
    declareFront(4);
    assertThat(articles(visit(source, steps.getLast().state())))
        .extracting(Article::url)
        .containsExactly(site.uri("/article/4"));
  }

  @Test
  void thatAnAddressIsNobodysIsNotForgotten() throws Exception {
    site.publish("/feed", "\"0\"", 2, 1);
    declareFront(1, 2);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState state = visit(source, NextState.unknown(source, NOW)).getLast().state();
    for (int number = 3; number < 600; number++) {
      site.publish("/feed", "\"" + number + "\"", number);
      declareFront(number);
      List<Poll.Step> steps = visit(source, state);
      assertThat(articles(steps))
          .extracting(Article::url)
          .containsExactly(site.uri("/article/" + number));
      state = steps.getLast().state();
    }
  }

  private void declareFront(int... numbers) {
    for (int number : numbers) {
      String front = "<head><link rel=\"canonical\" href=\"/accueil\">";
      String page = TestSite.article(number).replace("<head>", front);
      site.put("/article/" + number, "text/html", page);
    }
  }

  @Test
  void anEntryThatCannotBeReadDoesNotKeepTheOthersFromBeingRead() throws Exception {
    String item = "<item><title>%s</title><link>%s</link></item>";
    site.put("/article/1", "text/html", TestSite.article(1));
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            item.formatted("Good", site.uri("/article/1"))
                + item.formatted("Bad", "http://bad.example/")));
    HostGates defective =
        new HostGates(
            Duration.ZERO,
            (host, port) -> {
              if (host.equals("bad.example")) {
                throw new IllegalStateException("a defect");
              }
              return true;
            });
    poll = poll(defective);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW));
    assertThat(articles(steps))
        .extracting(Article::title, Article::textFrom)
        .containsExactly(tuple("Bad", Article.TextFrom.FEED), tuple("Good", Article.TextFrom.PAGE));
    assertThat(steps.getLast().state().state()).isEqualTo(PollState.State.QUIET);
  }

  @Test
  void twoEntriesOfOneArticleAreOneArticle() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            """
            <item><title>Report 1</title><link>%1$s?utm_source=rss</link><guid>x</guid></item>
            <item><title>Report 1</title><link>%1$s?utm_source=atom</link><guid>y</guid></item>
            """
                .formatted(site.uri("/article/1"))));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    assertThat(articles(visit(source, NextState.unknown(source, NOW)))).hasSize(1);
  }

  @Test
  void anIdThatChangesWithEachAnswerIsNotNews() throws Exception {
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState state = NextState.unknown(source, NOW);
    int articles = 0;
    for (int i = 0; i < 3; i++) {
      site.put("/article/1", "text/html", TestSite.article(1));
      site.put(
          "/feed",
          "application/rss+xml",
          TestSite.rss(
              "<item><title>R</title><link>%s</link><guid>changing-%d</guid></item>"
                  .formatted(site.uri("/article/1"), i)));
      List<Poll.Step> steps = visit(source, state);
      articles += articles(steps).size();
      state = steps.getLast().state();
    }
    assertThat(articles).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, BLOCKED, HTTP 403",
    "451, BLOCKED, HTTP 451",
    "429, THROTTLED, HTTP 429",
    "410, GONE, 'HTTP 410: it is gone, and asked for once a week'",
    "500, BROKEN, HTTP 500",
    "503, BROKEN, HTTP 503",
    "404, BROKEN, HTTP 404"
  })
  void whatASourceAnswersIsToldApart(int status, PollState.State state, String evidence)
      throws Exception {
    site.put("/feed", new TestSite.Page(status, "text/plain", "x", null));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState after = visit(source, NextState.unknown(source, NOW)).getLast().state();
    assertThat(after.state()).isEqualTo(state);
    assertThat(after.evidence()).isEqualTo(evidence);
    assertThat(after.failures()).isEqualTo(1);
    assertThat(after.due()).isAfter(NOW);
    assertThat(after.lastSuccess()).isNull();
  }

  @Test
  void aFailureKeepsWhatIsKnown() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState good = visit(source, NextState.unknown(source, NOW)).getLast().state();
    site.put("/feed", new TestSite.Page(500, "text/plain", "x", null));
    PollState bad = visit(source, good).getLast().state();
    assertThat(bad.etag()).isEqualTo("\"1\"");
    assertThat(bad.memory()).isEqualTo(good.memory());
    assertThat(bad.lastSuccess()).isEqualTo(NOW);
  }

  @Test
  void whileOurNetworkIsDownNoSourceChangesItsState() throws Exception {
    int dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = socket.getLocalPort();
    }
    List<String> hosts = IntStream.range(2, 9).mapToObj(i -> "127.0.0." + i + ":" + dead).toList();
    OutboundSettings settings =
        OutboundSettings.defaults("test").withAllowedHosts(Set.copyOf(hosts));
    outbound.close();
    outbound = new Outbound(settings);
    Poll cutOff = poll(new HostGates(Duration.ofSeconds(1), settings::allows));
    List<HealthEvent> turns = new ArrayList<>();
    List<PollState> states = new ArrayList<>();
    for (String host : hosts) {
      Source source = Sources.feed("cut-off", URI.create("http://" + host + "/feed"), null);
      PollState well = NextState.unknown(source, NOW).faring(PollState.State.FRESH, NOW);
      cutOff.run(
          source,
          well,
          step -> {
            states.add(step.state());
            step.events().stream()
                .filter(HealthEvent.Network.class::isInstance)
                .forEach(turns::add);
          });
    }
    assertThat(turns).singleElement().matches(turn -> ((HealthEvent.Network) turn).down());
    assertThat(states.subList(4, 7))
        .allSatisfy(
            state -> {
              assertThat(state.state()).isEqualTo(PollState.State.FRESH);
              assertThat(state.failures()).isZero();
              assertThat(state.evidence()).isEqualTo("our network: it was not reached");
            });
  }

  @Test
  void htmlInsteadOfAFeedIsBrokenAndAChallengeIsBlocked() throws Exception {
    Source source = Sources.feed("a", site.uri("/feed"), null);
    site.put("/feed", "text/html", "<!DOCTYPE html><html><body>Welcome</body></html>");
    PollState page = visit(source, NextState.unknown(source, NOW)).getLast().state();
    assertThat(page.state()).isEqualTo(PollState.State.BROKEN);
    assertThat(page.evidence()).isEqualTo("an HTML page, not a feed");
    site.put("/feed", "text/html", "<html><title>Just a moment...</title></html>");
    assertThat(visit(source, page).getLast().state().state()).isEqualTo(PollState.State.BLOCKED);
  }

  @Test
  void aChallengeInPlaceOfAListIsBlocked() throws Exception {
    Source source = Sources.listing("a", site.uri("/news"), null);
    site.put("/news", "text/html", "<html><title>Just a moment...</title></html>");
    PollState state = visit(source, NextState.unknown(source, NOW)).getLast().state();
    assertThat(state.state()).isEqualTo(PollState.State.BLOCKED);
    assertThat(state.evidence()).isEqualTo("a challenge page");
  }

  @Test
  void aFeedWithoutEntriesIsEmpty() throws Exception {
    site.put("/feed", "application/rss+xml", TestSite.rss(""));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    PollState after = visit(source, NextState.unknown(source, NOW)).getLast().state();
    assertThat(after.state()).isEqualTo(PollState.State.EMPTY);
    assertThat(after.lastSuccess()).isEqualTo(NOW);
  }

  @Test
  void aListingPageIsReadByItself() throws Exception {
    for (int i = 1; i <= 3; i++) {
      site.put("/article/" + i, "text/html", TestSite.article(i));
    }
    site.put(
        "/news",
        "text/html",
        """
        <html lang="fr"><body><nav><a href="/a">A long entry of the menu of this site</a></nav>
        <div class="card"><h2><a href="/article/3">Third report from the field</a></h2>
          <time datetime="2026-11-20">20 Nov</time></div>
        <div class="card"><h2><a href="/article/2">Second report from the field</a></h2></div>
        <div class="card"><h2><a href="/article/1">First report from the field</a></h2></div>
        <footer><a href="/terms">Terms and conditions of use of this site</a></footer></body></html>
        """);
    Source source = Sources.listing("a", site.uri("/news"), null);
    List<Article> articles = articles(visit(source, NextState.unknown(source, NOW)));
    assertThat(articles)
        .extracting(Article::title)
        .containsExactly("Report 1", "Report 2", "Report 3");
    assertThat(articles.getLast().published()).isEqualTo(Instant.parse("2026-11-20T23:59:59Z"));
  }

  @Test
  void aDateInTheFutureBecomesNow() throws Exception {
    site.put(
        "/feed",
        "application/rss+xml",
        TestSite.rss(
            "<item><title>Ahead</title><link>%s</link><pubDate>2099-01-01</pubDate></item>"
                .formatted(site.uri("/article/1"))));
    Source source = Sources.feed("a", site.uri("/feed"), null);
    assertThat(articles(visit(source, NextState.unknown(source, NOW))).getFirst().published())
        .isEqualTo(NOW);
  }

  private Poll poll(HostGates gates) {
    InstantSource clock = InstantSource.fixed(NOW);
    return new Poll(
        new Fetcher(outbound, clock),
        Sources.NO_MAILBOX,
        gates,
        new Robots(outbound, gates),
        new Slots(4),
        new PollSchedule(clock),
        "test",
        clock);
  }

  private List<Poll.Step> visit(Source source, PollState before) throws InterruptedException {
    List<Poll.Step> steps = new ArrayList<>();
    poll.run(source, before, steps::add);
    return steps;
  }

  private static List<Article> articles(List<Poll.Step> steps) {
    return steps.stream().flatMap(step -> step.articles().stream()).toList();
  }
}
