package org.vigie.ingest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A site with many feeds that notes every request and what is wrong with it, by the rules of those
 * who publish feeds. It lives in virtual time; it is asked by one at a time.
 */
final class TestOrigin implements AutoCloseable {
  private static final String USER_AGENT = "Vigie/[0-9.]+ \\(\\+https://\\S+\\)";

  private final VirtualTime time;
  private final HttpServer server;
  private final Map<String, Feed> feeds = new HashMap<>();
  private final Map<Rule, List<String>> violations = new TreeMap<>();
  private int requests;

  /** What a reader is held to. */
  enum Rule {
    ONE_UNCONDITIONAL("1 one request without conditions, the first"),
    ETAG_EXACT("2 the ETag comes back byte for byte"),
    LAST_MODIFIED_EXACT("3 Last-Modified comes back as it stood, never invented"),
    NOT_LATCHED("4 validators are those of the last answer"),
    BOTH_RENEWED("5 a new ETag is taken though Last-Modified stays"),
    AN_HOUR("6 an hour between polls, a day without validators"),
    MAX_AGE("7 max-age and Expires are obeyed, on 429 too"),
    RETRY_AFTER("8 Retry-After is obeyed"),
    NO_COOKIES("9 no cookies"),
    NO_REFERER("10 no Referer"),
    NO_CRUFT("11 nothing is added to the address"),
    HONEST("12 an honest user agent with a contact"),
    GZIP("13 gzip is accepted"),
    RESTART("14 a restart polls nothing early"),
    NO_PROBING("15 no guessing of addresses"),
    NO_DOUBLE("16 one source for http and https");

    private final String words;

    Rule(String words) {
      this.words = words;
    }
  }

  /** What a feed answers to one request. */
  record Given(
      int status, @Nullable String etag, @Nullable String lastModified, Map<String, String> more) {

    static Given of(int status, String... more) {
      return new Given(
          status,
          null,
          null,
          IntStream.range(0, more.length / 2)
              .boxed()
              .collect(Collectors.toMap(i -> more[2 * i], i -> more[2 * i + 1])));
    }
  }

  /** Gives a feed its manner. */
  @FunctionalInterface
  interface Manner {
    /**
     * What is answered.
     *
     * @param version of the feed's content
     * @param request how many requests there were before
     */
    Given give(int version, int request);
  }

  /** A feed, and what it gave last. */
  final class Feed {
    private final String target;
    private final Duration every;
    private final boolean dated;
    private final Duration least;
    private final String head;
    private final Manner manner;
    private @Nullable Given lastFull;
    private Instant lastAsked = Instant.MIN;
    private Instant fresh = Instant.MIN;
    private Instant pause = Instant.MIN;
    private int asked;
    private boolean restarted;

    Feed(String target, Duration every, boolean dated, Duration least, String head, Manner manner) {
      this.target = target;
      this.every = every;
      this.dated = dated;
      this.least = least;
      this.head = head;
      this.manner = manner;
    }

    URI address() {
      return URI.create("http://" + host() + target);
    }

    int asked() {
      return asked;
    }

    private int version() {
      return (int) time.passed().dividedBy(every);
    }

    private String body() {
      StringBuilder items = new StringBuilder(head);
      for (int number = version(); number > version() - 10; number--) {
        Instant published = VirtualTime.START.plus(every.multipliedBy(number));
        items.append("<item><title>Report %d</title>".formatted(number));
        items.append("<guid isPermaLink=\"false\">%s-%d</guid>".formatted(target, number));
        items.append(dated ? "<pubDate>" + published + "</pubDate>" : "").append("</item>");
      }
      return TestSite.rss(items.toString());
    }
  }

  TestOrigin(VirtualTime time) {
    this.time = time;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Puts up a feed.
   *
   * @param every how often it has a new entry
   * @param dated whether its entries have dates
   * @param least the least time between two polls that its publisher puts up with
   * @param head what stands before its entries
   */
  Feed feed(
      String target, Duration every, boolean dated, Duration least, String head, Manner manner) {
    Feed feed = new Feed(target, every, dated, least, head, manner);
    feeds.put(target, feed);
    return feed;
  }

  /** Tells it that the reader was started anew. */
  void readerRestarted() {
    feeds.values().forEach(feed -> feed.restarted = true);
  }

  Map<Rule, List<String>> violations() {
    return violations;
  }

  /** The score, as a table. */
  String table() {
    StringBuilder table = new StringBuilder("%d requests%n".formatted(requests));
    for (Rule rule : Rule.values()) {
      List<String> found = violations.getOrDefault(rule, List.of());
      table.append(
          "| %-60s | %5d | %s%n"
              .formatted(rule.words, found.size(), found.isEmpty() ? "" : found.getFirst()));
    }
    return table.toString();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests++;
      String target = exchange.getRequestURI().toString();
      Headers headers = exchange.getRequestHeaders();
      checkManners(target, headers);
      Feed feed = feeds.get(target);
      if (feed == null) {
        boolean adorned = feeds.keySet().stream().anyMatch(known -> target.startsWith(known));
        note(adorned ? Rule.NO_CRUFT : Rule.NO_PROBING, target, "is no address of ours");
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      checkConditions(feed, headers);
      checkTime(feed);
      answer(feed, headers, exchange);
    }
  }

  private void checkManners(String target, Headers headers) {
    require(Rule.NO_COOKIES, headers.getFirst("Cookie") == null, target, "came with a cookie");
    require(Rule.NO_REFERER, headers.getFirst("Referer") == null, target, "came with a referer");
    String agent = Objects.requireNonNullElse(headers.getFirst("User-Agent"), "");
    require(Rule.HONEST, agent.matches(USER_AGENT), target, "came from " + agent);
    String encodings = Objects.requireNonNullElse(headers.getFirst("Accept-Encoding"), "");
    require(Rule.GZIP, encodings.contains("gzip"), target, "accepts " + encodings);
  }

  private void checkConditions(Feed feed, Headers headers) {
    String etag = headers.getFirst("If-None-Match");
    String lastModified = headers.getFirst("If-Modified-Since");
    Given full = feed.lastFull;
    String expectedEtag = full == null ? null : full.etag();
    String expectedDate = full == null ? null : full.lastModified();
    boolean conditional = etag != null || lastModified != null;
    boolean possible = expectedEtag != null || expectedDate != null;
    require(Rule.ONE_UNCONDITIONAL, conditional || !possible, feed.target, "asked for all again");
    require(Rule.NOT_LATCHED, possible || !conditional, feed.target, "came with validators of old");
    if (possible) {
      require(
          feed.target.contains("same-date") ? Rule.BOTH_RENEWED : Rule.ETAG_EXACT,
          Objects.equals(etag, expectedEtag),
          feed.target,
          "sent ETag " + etag + " for " + expectedEtag);
      require(
          Rule.LAST_MODIFIED_EXACT,
          Objects.equals(lastModified, expectedDate),
          feed.target,
          "sent date " + lastModified + " for " + expectedDate);
    }
  }

  private void checkTime(Feed feed) {
    Instant now = time.instant();
    boolean first = feed.lastAsked.equals(Instant.MIN);
    Duration since = first ? Duration.ofDays(999) : Duration.between(feed.lastAsked, now);
    require(
        feed.restarted ? Rule.RESTART : Rule.AN_HOUR,
        since.compareTo(feed.least) >= 0,
        feed.target,
        "asked again after " + since);
    require(Rule.MAX_AGE, !now.isBefore(feed.fresh), feed.target, "fresh until " + feed.fresh);
    require(Rule.RETRY_AFTER, !now.isBefore(feed.pause), feed.target, "told " + feed.pause);
    require(Rule.NO_DOUBLE, !since.isZero(), feed.target, "asked twice at once, at " + now);
    feed.lastAsked = now;
    feed.restarted = false;
  }

  private void answer(Feed feed, Headers headers, HttpExchange exchange) throws IOException {
    Given given = feed.manner.give(feed.version(), feed.asked++);
    Instant now = time.instant();
    String asked = headers.getFirst("If-None-Match");
    boolean same =
        given.status() == 200
            && (asked == null
                ? given.lastModified() != null
                    && given.lastModified().equals(headers.getFirst("If-Modified-Since"))
                : asked.equals(given.etag()));
    feed.lastFull = given.status() == 200 ? given : feed.lastFull;
    remember(feed, given, now);
    Headers out = exchange.getResponseHeaders();
    given.more().forEach(out::set);
    if (given.etag() != null) {
      out.set("ETag", given.etag());
    }
    if (given.lastModified() != null) {
      out.set("Last-Modified", given.lastModified());
    }
    out.set("Set-Cookie", "visitor=" + requests);
    out.set("Content-Type", "application/rss+xml");
    byte[] body = feed.body().getBytes(StandardCharsets.UTF_8);
    boolean empty = same || given.status() != 200;
    exchange.sendResponseHeaders(same ? 304 : given.status(), empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Until when the reader is to leave the feed alone, up to two days. */
  private static void remember(Feed feed, Given given, Instant now) {
    Instant most = now.plus(Duration.ofDays(2));
    String control = given.more().getOrDefault("Cache-Control", "");
    feed.fresh =
        control.startsWith("max-age=")
            ? least(most, now.plusSeconds(Long.parseLong(control.substring(8))))
            : given.more().containsKey("X-Fresh")
                ? now.plus(Duration.parse(given.more().get("X-Fresh")))
                : Instant.MIN;
    String after = given.more().getOrDefault("X-Pause", "PT0S");
    feed.pause = least(most, now.plus(Duration.parse(after)));
  }

  private static Instant least(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** A time from now on as a header field has it. */
  String date(Duration ahead) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        time.instant().plus(ahead).atOffset(ZoneOffset.UTC));
  }

  /** The same by the clock that the server dates its answers by, which is the real one. */
  static String realDate(Duration ahead) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
  }

  private void require(Rule rule, boolean holds, String target, String otherwise) {
    if (!holds) {
      note(rule, target, otherwise);
    }
  }

  private void note(Rule rule, String target, String what) {
    violations.computeIfAbsent(rule, _ -> new ArrayList<>()).add(target + " " + what);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
