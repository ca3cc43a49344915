package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Memory;
import org.vigie.model.Source;

/** Edits, dates and what counts as news, through whole visits. */
class HarvestTest {
  private static final String PAGE = "text/html; charset=utf-8";
  private static final String FEED = "application/rss+xml";

  private final VirtualTime time = new VirtualTime();
  private TestSite site;
  private Outbound outbound;
  private Poll poll;
  private Source source;

  @BeforeEach
  void start() {
    site = new TestSite();
    OutboundSettings settings =
        OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(site.host()));
    outbound = new Outbound(settings);
    HostGates gates = new HostGates(Duration.ZERO, settings::allows, time);
    poll =
        new Poll(
            new Fetcher(outbound, time),
            Sources.NO_MAILBOX,
            gates,
            new Robots(outbound, gates, time),
            new Slots(4, time),
            new PollSchedule(time),
            "test",
            time);
    source = Sources.feed("a", site.uri("/feed"), null);
  }

  @AfterEach
  void stop() {
    outbound.close();
    site.close();
  }

  @Test
  void anEditedEntryIsReadAgainUnderItsIdAndSaysWhenTheEditWasSeen() throws Exception {
    PollState state = started();
    put(item("Report 1", "/1", "g", "Two dead."), "/1", "Two dead in the north.");
    List<Poll.Step> first = visit(state);
    Article article = only(first);

    put(item("Report 1", "/1", "g", "Three dead."), "/1", "Three dead in the north.");
    time.sleep(Duration.ofMinutes(30));
    List<Poll.Step> soon = visit(last(first));
    assertThat(articles(soon)).isEmpty();

    time.sleep(Duration.ofMinutes(40));
    List<Poll.Step> later = visit(last(soon));
    Article again = only(later);
    assertThat(again.id()).isEqualTo(article.id());
    assertThat(again.firstSeen()).isEqualTo(time.instant());
    assertThat(again.text()).isEqualTo("Three dead in the north.");
    assertThat(again.backfill()).isFalse();
    assertThat(last(later).evidence()).isEqualTo("1 entries, 0 new, 1 edited");
    assertThat(last(later).lastArticle()).isEqualTo(last(first).lastArticle());

    time.sleep(Duration.ofHours(3));
    assertThat(articles(visit(last(later)))).isEmpty();
  }

  @Test
  void aSourceThatIsPolledOftenByChoiceHasItsEditsReadAsOften() throws Exception {
    source = Sources.feed("a", site.uri("/feed"), Duration.ofMinutes(5));
    put(item("Report 1", "/1", "g", "Two dead."), "/1", "Two dead in the north.");
    List<Poll.Step> first = visit(started());
    put(item("Report 1", "/1", "g", "Three dead."), "/1", "Three dead in the north.");
    time.sleep(Duration.ofMinutes(5));
    assertThat(only(visit(last(first))).text()).isEqualTo("Three dead in the north.");
  }

  @Test
  void afterOnePageSaysWaitNoOtherOfItsHostIsAskedForAndAllAreReadLater() throws Exception {
    PollState state = started();
    String both = item("Report 1", "/1", "g1", "One dead.") + item("Report 2", "/2", "g2", "Two.");
    site.put("/feed", "application/rss+xml", TestSite.rss(both));
    for (String page : List.of("/1", "/2")) {
      site.put(page, new TestSite.Page(429, "text/plain", "", null));
    }
    List<Poll.Step> first = visit(state);
    assertThat(articles(first))
        .hasSize(2)
        .allSatisfy(
            article ->
                assertThat(Objects.requireNonNull(article.details().partial()).why())
                    .isEqualTo(Article.Partial.Why.REFUSED));
    assertThat(site.requests("/1") + site.requests("/2")).isOne();
    for (String page : List.of("/1", "/2")) {
      site.put(page, "text/html", page("A title", "The whole text of " + page + ", at last."));
    }
    time.sleep(Duration.ofHours(2));
    List<Poll.Step> later = visit(last(first));
    assertThat(articles(later))
        .extracting(Article::text)
        .containsExactlyInAnyOrder(
            "The whole text of /1, at last.", "The whole text of /2, at last.");
    time.sleep(Duration.ofHours(6));
    assertThat(articles(visit(last(later)))).isEmpty();
  }

  @Test
  void anArticleThatMovesWithItsTitleStaysTheSame() throws Exception {
    String date = "<pubDate>" + time.instant() + "</pubDate></item>";
    String item = item("First title", "/first-title", "g", "x").replace("</item>", date);
    put(item, "/first-title", "The text.");
    List<Poll.Step> first = visit(started());
    String edited = item.replace("First title", "Second title").replace("/first-", "/second-");
    put(edited, "/second-title", "The text.");
    time.sleep(Duration.ofHours(2));
    Article again = only(visit(last(first)));
    assertThat(again.id()).isEqualTo(only(first).id());
    assertThat(again.title()).isEqualTo("Second title");
    assertThat(again.url()).isEqualTo(site.uri("/second-title"));
  }

  @Test
  void anEditOfOldNewsIsOldNews() throws Exception {
    put(item("Report 1", "/1", "g", "Two dead."), "/1", "Two dead in the north.");
    List<Poll.Step> first = visit(NextState.unknown(source, time.instant()));
    assertThat(only(first).backfill()).isTrue();
    put(item("Report 1", "/1", "g", "Three dead."), "/1", "Three dead in the north.");
    time.sleep(Duration.ofHours(2));
    assertThat(only(visit(last(first))).backfill()).isTrue();
  }

  @Test
  void fewEditsAreReadInOneVisitAndTheRestInTheNext() throws Exception {
    PollState state = last(visit(putMany("before", started())));
    time.sleep(Duration.ofHours(2));
    List<Poll.Step> second = visit(putMany("after", state));
    assertThat(articles(second)).hasSize(3);
    List<Poll.Step> third = visit(last(second));
    assertThat(articles(third)).hasSize(2);
    assertThat(articles(visit(last(third)))).isEmpty();
  }

  @Test
  void anAddressThatChangedInFormOnlyBringsNewsAsBefore() throws Exception {
    PollState state = last(visit(putMany("x", started())));
    Source moved = Sources.feed("a", site.uri("/feed?format=rss"), null);
    site.publish("/feed?format=rss", "\"1\"", 9);
    site.put("/feed?format=rss", FEED, TestSite.rss(many("x") + item("News", "/9", "n", "y")));
    List<Poll.Step> steps = visit(moved, state);
    assertThat(only(steps).title()).isEqualTo("News");
    assertThat(only(steps).backfill()).isFalse();
    assertThat(last(steps).memory().of()).isEqualTo(Memory.Of.HERE);
  }

  @Test
  void whatStandsAtAnAddressThatReallyChangedIsOldNewsEvenWhenTheVisitIsInterrupted()
      throws Exception {
    PollState state = last(visit(putMany("x", started())));
    site.publish("/other", "\"1\"", 4, 3, 2, 1);
    Source moved = Sources.feed("a", site.uri("/other"), null);
    List<Poll.Step> steps = visit(moved, state);
    assertThat(articles(steps)).hasSize(4).allMatch(Article::backfill);
    assertThat(last(steps).memory().heldBack()).isEqualTo(4);
    List<Poll.Step> rest = visit(moved, steps.get(2).state());
    assertThat(articles(rest)).hasSize(1).allMatch(Article::backfill);
  }

  @Test
  void whatWasOldWhenItCameIsCounted() throws Exception {
    String old = "<pubDate>" + time.instant().minus(Duration.ofDays(5)) + "</pubDate>";
    put(item("Old", "/1", "g", "x").replace("</item>", old + "</item>"), "/1", "An old text.");
    List<Poll.Step> steps = visit(started());
    assertThat(only(steps).backfill()).isTrue();
    assertThat(last(steps).memory().heldBack()).isEqualTo(1);
  }

  @Test
  void aSiteThatGaveAllItsPagesNewAddressesHasNoNews() throws Exception {
    PollState state = last(visit(publish("/old/", 12, started())));
    List<Poll.Step> renewed = visit(publish("/new/", 12, state));
    assertThat(articles(renewed)).hasSize(12).allMatch(Article::backfill);
    assertThat(last(renewed).memory().heldBack()).isEqualTo(12);
    assertThat(last(renewed).memory().of()).isEqualTo(Memory.Of.HERE);
    assertThat(last(renewed).evidence())
        .endsWith(", 12 held back: without a date, in a list all new");
  }

  @Test
  void thatAListWasRenewedIsNotForgottenWhenTheVisitIsBrokenOff() throws Exception {
    PollState state = last(visit(publish("/old/", 12, started())));
    List<Poll.Step> part = visit(publish("/new/", 12, state)).subList(0, 3);
    List<Poll.Step> rest = visit(last(part));
    assertThat(articles(rest)).hasSize(9).allMatch(Article::backfill);
  }

  @Test
  void whatAListHasNewAfterALongAbsenceIsNews() throws Exception {
    PollState state = last(visit(publish("/old/", 12, started())));
    time.sleep(Duration.ofDays(3));
    assertThat(articles(visit(publish("/new/", 12, state))))
        .hasSize(12)
        .noneMatch(Article::backfill);
  }

  @Test
  void whatAQuickSourceReplacedBetweenTwoVisitsIsNews() throws Exception {
    PollState state = last(visit(publish("/old/", 9, started())));
    assertThat(articles(visit(publish("/new/", 9, state)))).hasSize(9).noneMatch(Article::backfill);
  }

  @Test
  void anAbsurdDateIsNoneAndOneInTheFutureIsNow() throws Exception {
    site.put(
        "/feed",
        FEED,
        TestSite.rss(
            dated("A", "1971-01-01")
                + dated("B", "2150-01-01")
                + dated("C", "2099-01-01")
                + dated("D", "2026-11-21T12:30:00Z")));
    List<Article> articles = articles(visit(started()));
    assertThat(articles).noneMatch(Article::backfill);
    assertThat(articles)
        .extracting(Article::published)
        .containsExactly(time.instant(), time.instant(), null, null);
  }

  private static String dated(String title, String date) {
    return "<item><title>%s</title><guid>%s</guid><pubDate>%s</pubDate></item>"
        .formatted(title, title, date);
  }

  private PollState publish(String folder, int reports, PollState state) {
    StringBuilder items = new StringBuilder();
    for (int i = 1; i <= reports; i++) {
      String path = folder + i;
      items.append(item("Report of " + path, path, path, "Text of " + path + "."));
      site.put(path, PAGE, page("Report of " + path, "The whole text of " + path + "."));
    }
    site.put("/feed", FEED, TestSite.rss(items.toString()));
    return state;
  }

  private PollState putMany(String text, PollState state) {
    for (int i = 1; i <= 5; i++) {
      site.put("/" + i, PAGE, page("Report " + i, "The text of report " + i + ", " + text + "."));
    }
    site.put("/feed", FEED, TestSite.rss(many(text)));
    return state;
  }

  private String many(String text) {
    StringBuilder items = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      items.append(item("Report " + i, "/" + i, "g" + i, text));
    }
    return items.toString();
  }

  private void put(String items, String path, String text) {
    site.put("/feed", FEED, TestSite.rss(items));
    site.put(path, PAGE, page("A title", text));
  }

  private String item(String title, String path, String guid, String text) {
    return """
        <item><title>%s</title><link>%s</link><guid isPermaLink="false">%s</guid>
        <description>%s</description></item>
        """
        .formatted(title, site.uri(path), guid, text);
  }

  private static String page(String title, String text) {
    return "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article>"
        .formatted(title, title, text);
  }

  /** A source that was read before and had nothing then. */
  private PollState started() {
    Instant before = time.instant().minus(Duration.ofHours(1));
    return NextState.amid(
        NextState.at(source, NextState.unknown(source, before), before),
        new Memory(Memory.Of.HERE, "", 0),
        before);
  }

  private List<Poll.Step> visit(PollState before) throws InterruptedException {
    return visit(source, before);
  }

  private List<Poll.Step> visit(Source visited, PollState before) throws InterruptedException {
    List<Poll.Step> steps = new ArrayList<>();
    poll.run(visited, before, steps::add);
    return steps;
  }

  private static PollState last(List<Poll.Step> steps) {
    return steps.getLast().state();
  }

  private static List<Article> articles(List<Poll.Step> steps) {
    return steps.stream().flatMap(step -> step.articles().stream()).toList();
  }

  private static Article only(List<Poll.Step> steps) {
    assertThat(articles(steps)).hasSize(1);
    return articles(steps).getFirst();
  }
}
