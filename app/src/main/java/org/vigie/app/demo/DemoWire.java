package org.vigie.app.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;

/**
 * The sample wire of {@code vigie demo}: invented outlets on the loopback address, which publish
 * articles written for the demo as real sources do, over about two minutes.
 *
 * <p>To the rest of the program they are sources like any other; nothing in it knows of a demo.
 */
public final class DemoWire implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Source.Listing LISTING =
      new Source.Listing("article.teaser", "h2 a", "time");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final List<DemoOutlet> outlets;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /** Nothing happens before {@link #start}; {@code clock} decides when articles come out. */
  public DemoWire(InstantSource clock) {
    this.clock = clock;
    this.outlets = DemoOutlet.bundled();
  }

  /** Listens on a free port of 127.0.0.1. */
  public void start() {
    HttpServer http = listen();
    server = http;
    threads = Executors.newVirtualThreadPerTaskExecutor();
    DemoSite site = new DemoSite(clock, outlets, base());
    http.setExecutor(threads);
    http.createContext("/", exchange -> answer(site, exchange));
    http.start();
  }

  private static HttpServer listen() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample wire finds no free port on 127.0.0.1", e);
    }
  }

  /** The port it listens on. */
  int port() {
    if (server == null) {
      throw new IllegalStateException("the sample wire is not started");
    }
    return server.getAddress().getPort();
  }

  /** What outgoing connections must be allowed to reach, as {@code host:port}. */
  public String allowedHost() {
    return "127.0.0.1:" + port();
  }

  private String base() {
    return "http://" + allowedHost();
  }

  /** Its outlets, as sources to poll. */
  public List<Source> sources() {
    return outlets.stream().map(this::source).toList();
  }

  private Source source(DemoOutlet outlet) {
    boolean listing = outlet.format() == DemoOutlet.Format.LISTING;
    return new Source(
        "demo-" + outlet.id(),
        outlet.name(),
        outlet.name(),
        outlet.country(),
        List.of(outlet.language()),
        listing ? Source.Kind.LISTING : Source.Kind.FEED,
        URI.create(base() + outlet.sourcePath()),
        URI.create(base() + outlet.frontPath()),
        "Sample: an invented outlet with articles written for the demo",
        Keep.FULL,
        true,
        null,
        listing ? LISTING : null,
        EVERY,
        Source.BACKFILL_AFTER);
  }

  /** Saved searches to begin with, for the inbox only. */
  public List<SavedSearch> searches() {
    return List.of(
        search("demo-attacks", "Jihadist attacks", "topic:jihadist-attack"),
        search("demo-wagner", "Wagner and Africa Corps", "topic:wagner"),
        search(
            "demo-aes",
            "Alliance of Sahel States",
            "\"Alliance of Sahel States\" OR \"Alliance des États du Sahel\""));
  }

  private SavedSearch search(String id, String name, String query) {
    Instant now = clock.instant();
    return new SavedSearch(id, name, query, List.of(), false, 1, now, now);
  }

  /** Stops listening. */
  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.close();
      threads = null;
    }
  }

  private static void answer(DemoSite site, HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Optional<DemoDocument> document = site.find(exchange.getRequestURI().getPath());
      if (document.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      send(exchange, document.get(), method.equals("GET"));
    }
  }

  private static void send(HttpExchange exchange, DemoDocument document, boolean withBody)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", document.etag());
    headers.set("Last-Modified", HTTP_DATE.format(document.modified()));
    if (unchanged(exchange.getRequestHeaders(), document)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    byte[] bytes = document.bytes();
    headers.set("Content-Type", document.type() + "; charset=utf-8");
    headers.set("Content-Length", Integer.toString(bytes.length));
    exchange.sendResponseHeaders(200, withBody ? bytes.length : -1);
    if (withBody) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** RFC 9110: the date counts only where there is no entity tag. */
  private static boolean unchanged(Headers request, DemoDocument document) {
    String tags = request.getFirst("If-None-Match");
    if (tags != null) {
      return tags.contains(document.etag());
    }
    String since = request.getFirst("If-Modified-Since");
    return since != null && !document.modified().isAfter(parse(since));
  }

  private static Instant parse(String httpDate) {
    try {
      return ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      // RFC 9110 again: a date that cannot be read is as good as none.
      return Instant.MIN;
    }
  }
}
