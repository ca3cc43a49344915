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
import org.vigie.model.Keep;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/** A feed that was renewed as a whole between two polls. */
class RefillTest {
  private static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");

  private final TestSite site = new TestSite();
  private final OutboundSettings settings =
      OutboundSettings.defaults("test").withAllowedHosts(Set.of(site.host()));
  private final Outbound outbound = new Outbound(settings);
  private final HostGates gates = new HostGates(Duration.ZERO, (host, port) -> false);
  private Instant now = MORNING;
  private final Poll poll =
      new Poll(
          new Fetcher(outbound, () -> now),
          Sources.NO_MAILBOX,
          gates,
          new Robots(outbound, gates),
          new Slots(10),
          new PollSchedule(() -> now),
          "test",
          () -> now);

  @AfterEach
  void close() {
    outbound.close();
    site.close();
  }

  @Test
  void whatTheFeedDroppedIsReadFromTheFrontPage() throws Exception {
    PollState before = first(source());
    site.put("/", "text/html", "<html><body><main>" + listed() + "</main></body></html>");
    List<Poll.Step> steps = second(source(), before);
    assertThat(paths(steps)).containsExactly("/news/4", "/news/5", "/news/7", "/news/8", "/news/9");
    assertThat(last(steps).evidence())
        .contains("none of them there at the poll before", "2 of those are taken from its site");
    assertThat(last(steps).gap()).isEqualTo(now);
  }

  @Test
  void aNewsSitemapIsAskedFirst() throws Exception {
    site.put("/robots.txt", "text/plain", "Sitemap: " + site.uri("/news.xml"));
    PollState before = first(source());
    site.put(
        "/news.xml",
        "application/xml",
        """
        <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s</loc><news:news>
        <news:publication_date>2026-11-21T09:00:00Z</news:publication_date>
        <news:title>Report 4</news:title></news:news></url></urlset>
        """
            .formatted(site.uri("/news/4")));
    assertThat(paths(second(source(), before)))
        .containsExactly("/news/4", "/news/7", "/news/8", "/news/9");
    assertThat(site.requests()).contains("/news.xml").doesNotContain("/");
  }

  @Test
  void aPageThatIsNotToBeReadIsNotRead() throws Exception {
    site.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /$\n");
    site.put("/", "text/html", "<html><body><main>" + listed() + "</main></body></html>");
    PollState before = first(source());
    assertThat(paths(second(source(), before))).containsExactly("/news/7", "/news/8", "/news/9");
    assertThat(site.requests()).contains("/robots.txt").doesNotContain("/");
  }

  @Test
  void aFeedThatIsAlwaysRenewedIsNotMadeUpForEachTime() throws Exception {
    site.put("/", "text/html", "<html><body><main>" + listed() + "</main></body></html>");
    List<Poll.Step> steps = second(source(), first(source()));
    feed(12, 11, 10);
    now = now.plus(Duration.ofHours(1));
    visit(source(), last(steps));
    assertThat(site.requests().stream().filter("/"::equals)).hasSize(1);
  }

  @Test
  void withoutAGapNothingElseIsAskedFor() throws Exception {
    PollState before = first(source());
    feed(8, 7, 3);
    now = MORNING.plus(Duration.ofHours(6));
    visit(source(), before);
    assertThat(site.requests()).doesNotContain("/");
  }

  /** Two that were missed, one of another section, one without a date, one that is known. */
  private String listed() {
    return teaser("/news/9", "2026-11-21T11:30:00Z")
        + teaser("/sport/6", "2026-11-21T10:00:00Z")
        + teaser("/news/5", "2026-11-21T09:30:00Z")
        + teaser("/news/4", "2026-11-21T09:00:00Z")
        + "<article><h2><a href=\"/news/0\">The report of news 0, of no day</a></h2></article>"
        + teaser("/news/3", "2026-11-21T03:00:00Z");
  }

  private String teaser(String path, String time) {
    return "<article><h2><a href=\"%s\">The report of %s at length</a></h2><time datetime=\"%s\"></time></article>"
        .formatted(path, path.replace('/', ' '), time);
  }

  private PollState first(Source source) throws InterruptedException {
    feed(3, 2, 1);
    return last(visit(source, NextState.unknown(source, now)));
  }

  private List<Poll.Step> second(Source source, PollState before) throws InterruptedException {
    feed(9, 8, 7);
    now = MORNING.plus(Duration.ofHours(6));
    return visit(source, before);
  }

  private void feed(int... numbers) {
    StringBuilder items = new StringBuilder();
    for (int number : numbers) {
      items
          .append("<item><title>Report ")
          .append(number)
          .append("</title><link>")
          .append(site.uri("/news/" + number))
          .append("</link></item>");
      site.put("/news/" + number, "text/html", TestSite.article(number));
    }
    site.put("/feed", "application/rss+xml", TestSite.rss(items.toString()));
  }

  private Source source() {
    Source bare = Sources.feed("a", site.uri("/feed"), null);
    return new Source(
        bare.id(),
        bare.name(),
        bare.publisher(),
        bare.country(),
        bare.languages(),
        bare.kind(),
        bare.address(),
        site.uri("/"),
        bare.description(),
        Keep.FULL,
        true,
        null,
        null,
        null,
        Source.BACKFILL_AFTER);
  }

  private List<Poll.Step> visit(Source source, PollState before) throws InterruptedException {
    List<Poll.Step> steps = new ArrayList<>();
    poll.run(source, before, steps::add);
    return steps;
  }

  private static PollState last(List<Poll.Step> steps) {
    return steps.getLast().state();
  }

  private static List<String> paths(List<Poll.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.articles().stream())
        .map(Article::url)
        .map(URI::getPath)
        .toList();
  }
}
