package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.TestOrigin.Given;
import org.vigie.ingest.TestOrigin.Rule;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.model.Twins;
import org.vigie.streams.Codec;

/**
 * The score of a reader: an origin plays what feeds do for ten days, in virtual time and over real
 * connections, and notes what the reader does wrong. The reader is started anew every day.
 */
class ReaderBehaviourIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PLAYED = DAY.multipliedBy(10);

  private final VirtualTime time = new VirtualTime();
  private final TestOrigin origin = new TestOrigin(time);
  private final PollSchedule schedule = new PollSchedule(time);
  private final List<TestOrigin.Feed> feeds = new ArrayList<>();
  private Outbound outbound;

  @BeforeEach
  void open() {
    outbound =
        new Outbound(
            OutboundSettings.defaults("https://example.org/vigie")
                .withAllowedHosts(Set.of(origin.host())));
    steadyFeeds();
    feedsWithAClock();
    feedsInTrouble();
  }

  @AfterEach
  void close() {
    outbound.close();
    origin.close();
  }

  private void steadyFeeds() {
    feed("/etag", 5, HOUR, (v, n) -> validators("\"v" + v + "\"", null));
    feed("/both", 5, HOUR, (v, n) -> validators("\"v" + v + "\"", "date " + v));
    feed("/weak", 5, HOUR, (v, n) -> validators("W/\"v " + v + "\"", null));
    feed("/unquoted", 5, HOUR, (v, n) -> validators("v" + v, null));
    feed("/latin", 5, HOUR, (v, n) -> validators("\"\u00e9t\u00e9 " + v + "\"", null));
    feed("/date-only", 5, HOUR, (v, n) -> validators(null, "some time in " + v));
    feed("/same-date", 5, HOUR, (v, n) -> validators("\"v" + v + "\"", "for ever"));
    feed("/feed?format=rss&x=%20", 5, HOUR, (v, n) -> validators("\"v" + v + "\"", null));
    feed(
        "/etag-goes", 5, HOUR, (v, n) -> validators(v % 3 == 0 ? null : "\"v" + v + "\"", "d" + v));
    feed(
        "/none-at-times",
        500,
        HOUR,
        (v, n) -> validators(n % 5 == 4 ? null : "\"" + n + "\"", null));
    feed("/no-validators", 500, DAY, (v, n) -> Given.of(200));
  }

  private void feedsWithAClock() {
    Duration quarter = Duration.ofMinutes(15);
    dated(
        "/often", quarter, Duration.ofMinutes(2), "", (v, n) -> validators("\"" + v + "\"", null));
    dated("/seldom", HOUR.multipliedBy(2), HOUR, "", (v, n) -> validators("\"" + v + "\"", null));
    dated(
        "/ttl",
        quarter,
        HOUR.multipliedBy(3),
        "<ttl>180</ttl>",
        (v, n) -> validators("\"" + v + "\"", null));
    dated(
        "/max-age",
        quarter,
        Duration.ofMinutes(2),
        "",
        (v, n) -> with(validators("\"" + v + "\"", null), "Cache-Control", "max-age=10800"));
    dated(
        "/max-age-endless",
        quarter,
        Duration.ofMinutes(2),
        "",
        (v, n) ->
            with(validators("\"" + v + "\"", null), "Cache-Control", "max-age=1000000000000"));
    dated(
        "/expires",
        quarter,
        Duration.ofMinutes(2),
        "",
        (v, n) ->
            with(
                with(
                    validators("\"" + v + "\"", null),
                    "Expires",
                    TestOrigin.realDate(HOUR.multipliedBy(5))),
                "X-Fresh",
                "PT4H59M"));
  }

  private void feedsInTrouble() {
    feed(
        "/429",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6
                ? Given.of(429, "Retry-After", "20000", "X-Pause", "PT20000S")
                : validators("\"" + v + "\"", null));
    feed(
        "/429-date",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6
                ? Given.of(
                    429, "Retry-After", origin.date(HOUR.multipliedBy(9)), "X-Pause", "PT8H59M")
                : validators("\"" + v + "\"", null));
    feed(
        "/429-max-age",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6
                ? Given.of(429, "Cache-Control", "max-age=172800")
                : validators("\"" + v + "\"", null));
    feed(
        "/429-ten-years",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6
                ? Given.of(429, "Retry-After", "315360000", "X-Pause", "P2D")
                : validators("\"" + v + "\"", null));
    feed(
        "/429-nonsense",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6 ? Given.of(429, "Retry-After", "-1") : validators("\"" + v + "\"", null));
    feed(
        "/503",
        5,
        HOUR,
        (v, n) ->
            n % 7 == 6
                ? Given.of(503, "Retry-After", "30000", "X-Pause", "PT30000S")
                : validators("\"" + v + "\"", null));
    feed("/500", 5, HOUR, (v, n) -> n % 3 == 2 ? Given.of(500) : validators("\"" + v + "\"", null));
    feed("/404", 5, HOUR, (v, n) -> n > 20 ? Given.of(404) : validators("\"" + v + "\"", null));
    feed("/410", 5, HOUR, (v, n) -> n > 20 ? Given.of(410) : validators("\"" + v + "\"", null));
  }

  @Test
  void aReaderOfGoodMannersDoesNothingWrong() {
    read();
    assertThat(origin.violations()).as(origin.table()).isEmpty();
    assertThat(feeds)
        .allSatisfy(feed -> assertThat(feed.asked()).as("%s", feed.address()).isGreaterThan(4));
    assertThat(asked("/410")).isLessThan(30);
    assertThat(asked("/often")).isGreaterThan(1_000);
  }

  /** What the rules are worth: a reader that knows none of them breaks nearly all. */
  @Test
  void aReaderWithoutMannersIsFoundOut() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String latched = "\"v0\"";
      for (int i = 0; i < 100; i++) {
        for (TestOrigin.Feed feed : feeds) {
          HttpRequest.Builder request =
              HttpRequest.newBuilder(feed.address()).header("Cookie", "a=b").header("Referer", "x");
          request = i % 2 == 0 ? request : request.header("If-None-Match", latched);
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        }
        for (String path : List.of("/etag?null", "/rss.xml")) {
          URI address = URI.create("http://" + origin.host() + path);
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        }
        time.sleep(i % 10 == 0 ? Duration.ZERO : Duration.ofMinutes(30));
        if (i % 10 == 5) {
          origin.readerRestarted();
        }
      }
    }
    assertThat(origin.violations()).as(origin.table()).containsOnlyKeys(Rule.values());
  }

  /** A source under the eyes of a reader. */
  private final class Watched {
    private final Source source;
    private PollState state;

    Watched(Source source) {
      this.source = source;
      this.state = NextState.unknown(source, time.instant());
    }

    Instant due() {
      return schedule.due(source, state);
    }

    void visit(Poll poll) {
      try {
        poll.run(source, state, step -> state = step.state());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void restart() {
      state = Codec.POLL_STATE.decode(Codec.POLL_STATE.encode(state));
    }
  }

  private void read() {
    List<Watched> sources = sources();
    Poll poll = newPoll();
    Instant restart = time.instant().plus(DAY);
    while (time.passed().compareTo(PLAYED) < 0) {
      Watched source = Collections.min(sources, Comparator.comparing(Watched::due));
      sleepUntil(source.due());
      if (time.instant().isAfter(restart)) {
        restart = time.instant().plus(DAY);
        poll = newPoll();
        sources.forEach(Watched::restart);
        origin.readerRestarted();
      }
      source.visit(poll);
    }
  }

  /** Each feed is listed twice. */
  private List<Watched> sources() {
    Twins twins = new Twins();
    List<Source> listed = new ArrayList<>();
    for (TestOrigin.Feed feed : feeds) {
      for (String name : List.of("first", "second")) {
        Source source = Sources.feed(name + feeds.indexOf(feed), feed.address(), null);
        twins.changed(source.id(), source);
        listed.add(source);
      }
    }
    return listed.stream()
        .filter(source -> twins.inPlaceOf(source).isEmpty())
        .map(Watched::new)
        .toList();
  }

  private void sleepUntil(Instant due) {
    Duration wait = Duration.between(time.instant(), due);
    time.sleep(wait.isNegative() ? Duration.ZERO : wait);
  }

  private Poll newPoll() {
    HostGates gates = new HostGates(Duration.ofSeconds(1), (host, port) -> false, time);
    return new Poll(
        new Fetcher(outbound, time),
        Sources.NO_MAILBOX,
        gates,
        new Robots(outbound, gates, time),
        new Slots(4, time),
        schedule,
        "test",
        time);
  }

  private int asked(String target) {
    return feeds.stream()
        .filter(feed -> feed.address().getPath().equals(target))
        .mapToInt(TestOrigin.Feed::asked)
        .sum();
  }

  private void feed(String target, int hours, Duration least, TestOrigin.Manner manner) {
    feeds.add(origin.feed(target, Duration.ofHours(hours), false, least, "", manner));
  }

  private void dated(
      String target, Duration every, Duration least, String head, TestOrigin.Manner manner) {
    feeds.add(origin.feed(target, every, true, least, head, manner));
  }

  private static Given validators(@Nullable String etag, @Nullable String lastModified) {
    return new Given(200, etag, lastModified, Map.of());
  }

  private static Given with(Given given, String name, String value) {
    Map<String, String> more = new HashMap<>(given.more());
    more.put(name, value);
    return new Given(given.status(), given.etag(), given.lastModified(), more);
  }
}
