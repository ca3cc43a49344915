package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.Source;

class RobotsTest {
  private static final URI SITE = URI.create("https://example.org/robots.txt");
  private static final String ALL_BUT_PRIVATE = "User-agent: *\nDisallow: /private/\n";

  private final VirtualTime time = new VirtualTime();
  private TestSite site;
  private Outbound outbound;
  private HostGates gates;
  private Robots robots;

  @BeforeEach
  void start() {
    site = new TestSite();
    OutboundSettings settings =
        OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(site.host()));
    outbound = new Outbound(settings);
    gates = new HostGates(Duration.ofSeconds(1), (host, port) -> false, time);
    robots = new Robots(outbound, gates, time);
  }

  @AfterEach
  @AfterTry
  void stop() {
    if (outbound != null) {
      outbound.close();
      site.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'User-agent: *\nDisallow: /a' | /a/b | false",
        "'User-agent: *\nDisallow: /a\nAllow: /a/b' | /a/b/c | true",
        "'User-agent: *\nAllow: /a\nDisallow: /a/b' | /a/b/c | false",
        "'User-agent: *\nDisallow: /a\nAllow: /a' | /a | true",
        "'User-agent: *\nDisallow: /\nUser-agent: Vigie\nAllow: /' | /a | true",
        "'User-agent: Vigie\nDisallow: /x\n\nUser-agent: *\nDisallow: /' | /a | true",
        "'User-agent: vigie\nDisallow: /a' | /a | false",
        "'User-agent: *\nDisallow: /*.pdf$' | /a.pdf | false",
        "'User-agent: *\nDisallow: /*.pdf$' | /a.pdf?x | true",
        "'User-agent: *\nDisallow:' | /a | true",
        "'\uFEFFUser-agent: *\nDisallow: /a' | /a | false",
        "'User-agent: *\r\nDisallow: /caf%C3%A9' | /caf%C3%A9/1 | false",
        "'<html><body>Not found. User: Disallow: /</body></html>' | /a | true",
        "'' | /a | true"
      })
  void theLongestRuleForUsDecides(String text, String path, boolean allowed) {
    Robots.Rules rules =
        Robots.Rules.parse(text.getBytes(StandardCharsets.UTF_8), "text/plain", SITE);
    assertThat(rules.allows(SITE.resolve(path))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0.5, 0.5", "100000, 60", "-3, 0", "soon, 0"})
  void aDelayIsKeptUpToAMinute(String said, double seconds) {
    String text = "User-agent: *\nCrawl-delay: " + said + "\nDisallow: /x";
    Robots.Rules rules =
        Robots.Rules.parse(text.getBytes(StandardCharsets.UTF_8), "text/plain", SITE);
    assertThat(rules.delay()).isEqualTo(Duration.ofMillis((long) (seconds * 1_000)));
    assertThat(rules.allows(SITE.resolve("/a"))).isTrue();
  }

  @Property(tries = 500)
  void whateverItHoldsItIsRead(@ForAll byte[] bytes, @ForAll @Nullable String type) {
    Robots.Rules rules = Robots.Rules.parse(bytes, type, SITE);
    assertThat(rules.delay()).isBetween(Duration.ZERO, Robots.LONGEST_DELAY);
  }

  @Test
  void aPageThatIsNotToBeReadIsNotAskedFor() throws Exception {
    site.put("/robots.txt", "text/plain", ALL_BUT_PRIVATE);
    assertThat(fetch("/private/1"))
        .isEqualTo(new FetchResult.Disallowed("robots.txt of 127.0.0.1 asks not to read it"));
    site.put("/public/1", "text/html", TestSite.article(1));
    assertThat(fetch("/public/1")).isInstanceOf(FetchResult.Fetched.class);
    assertThat(site.requests()).containsExactly("/robots.txt", "/public/1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410, 429})
  void aSiteWithoutRulesAllowsAll(int status) {
    site.put("/robots.txt", new TestSite.Page(status, "text/plain", "Disallow: /", null));
    site.put("/1", "text/html", TestSite.article(1));
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Fetched.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void whileRulesCannotBeReadNothingIsAllowed(int status) {
    site.put("/robots.txt", new TestSite.Page(status, "text/plain", "x", null));
    site.put("/1", "text/html", TestSite.article(1));
    assertThat(fetch("/1"))
        .isEqualTo(
            new FetchResult.Broken("robots.txt of 127.0.0.1 cannot be read: HTTP " + status, true));
    site.put("/robots.txt", "text/plain", ALL_BUT_PRIVATE);
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Broken.class);
    time.sleep(Robots.RETRY);
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Fetched.class);
  }

  @Test
  void ofASiteThatDoesNotAnswerNothingIsKnownAndItIsAskedAgainSoon() {
    URI gone = URI.create("http://127.0.0.1:1/1");
    FetchResult result = new Fetcher(outbound, time).fetch(gone, robots.turns());
    assertThat(result)
        .isInstanceOfSatisfying(
            FetchResult.Broken.class, broken -> assertThat(broken.answered()).isFalse());
  }

  @Test
  void rulesAreAskedForOnceADayAndTheLastOnesHoldWhenThereAreNoOthers() {
    site.put("/robots.txt", "text/plain", ALL_BUT_PRIVATE);
    site.put("/1", "text/html", TestSite.article(1));
    fetch("/1");
    time.sleep(Duration.ofHours(23));
    fetch("/1");
    assertThat(site.requests("/robots.txt")).isEqualTo(1);
    site.put("/robots.txt", new TestSite.Page(500, "text/plain", "x", null));
    time.sleep(Duration.ofHours(1));
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Fetched.class);
    assertThat(fetch("/private/1")).isInstanceOf(FetchResult.Disallowed.class);
    assertThat(site.requests("/robots.txt")).isEqualTo(2);
  }

  @Test
  void ofTenMegabytesTheFirstHalfCounts() {
    String long1 = ALL_BUT_PRIVATE + "# padding\n".repeat(1_000_000) + "Disallow: /late/\n";
    site.put("/robots.txt", "text/plain", long1);
    site.put("/late/1", "text/html", TestSite.article(1));
    assertThat(fetch("/private/1")).isInstanceOf(FetchResult.Disallowed.class);
    assertThat(fetch("/late/1")).isInstanceOf(FetchResult.Fetched.class);
  }

  @Test
  void rulesThatLeadInACircleAreNone() {
    site.redirect("/robots.txt", 302, "/robots.txt");
    site.put("/1", "text/html", TestSite.article(1));
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Fetched.class);
  }

  @Test
  void rulesMayBeElsewhere() {
    site.redirect("/robots.txt", 301, "/rules.txt");
    site.put("/rules.txt", "text/plain", ALL_BUT_PRIVATE);
    assertThat(fetch("/private/1")).isInstanceOf(FetchResult.Disallowed.class);
  }

  @Test
  void aPageMayNotBeReadByADetour() {
    site.put("/robots.txt", "text/plain", ALL_BUT_PRIVATE);
    site.redirect("/1", 302, "/private/1");
    assertThat(fetch("/1")).isInstanceOf(FetchResult.Disallowed.class);
    assertThat(site.requests("/private/1")).isZero();
  }

  @Test
  void aDelayLengthensTheGapOfItsHost() {
    site.put("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 20");
    fetch("/1");
    Duration before = time.passed();
    fetch("/2");
    assertThat(time.passed().minus(before)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aDisallowedPageGivesTheArticleOfTheFeedAndSaysSo() throws Exception {
    site.publish("/feed", "\"1\"", 1);
    site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
    List<Poll.Step> steps = visit(Sources.feed("a", site.uri("/feed"), null));
    Article article = steps.getFirst().articles().getFirst();
    assertThat(article.text()).isEqualTo("Summary of report 1.");
    assertThat(article.details().partial())
        .isEqualTo(
            new Article.Partial(
                Article.Partial.Why.ROBOTS, "robots.txt of 127.0.0.1 asks not to read it"));
    assertThat(site.requests("/article/1")).isZero();
  }

  @Test
  void aListingThatIsNotToBeReadIsBlocked() throws Exception {
    site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /news");
    PollState state = visit(Sources.listing("a", site.uri("/news"), null)).getLast().state();
    assertThat(state.state()).isEqualTo(PollState.State.BLOCKED);
    assertThat(state.evidence()).isEqualTo("robots.txt of 127.0.0.1 asks not to read it");
    assertThat(site.requests("/news")).isZero();
  }

  private List<Poll.Step> visit(Source source) throws InterruptedException {
    Poll poll =
        new Poll(
            new Fetcher(outbound, time),
            Sources.NO_MAILBOX,
            gates,
            robots,
            new Slots(4, time),
            new PollSchedule(time),
            "test",
            time);
    List<Poll.Step> steps = new ArrayList<>();
    poll.run(source, NextState.unknown(source, time.instant()), steps::add);
    return steps;
  }

  private FetchResult fetch(String path) {
    return new Fetcher(outbound, time).fetch(site.uri(path), robots.turns());
  }
}
