package org.vigie.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A web site on loopback: pages that are put up and taken down, with validators. */
public final class TestSite implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  /**
   * What is at a path.
   *
   * @param type the type of its body; of a redirect, where it leads
   * @param etag null for a page without validators
   */
  public record Page(int status, String type, String body, @Nullable String etag) {}

  public TestSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public URI uri(String path) {
    return URI.create("http://" + host() + path);
  }

  public void put(String path, String type, String body) {
    pages.put(path, new Page(200, type, body, null));
  }

  public void put(String path, Page page) {
    pages.put(path, page);
  }

  /** Leads from one path to another. */
  public void redirect(String path, int status, String to) {
    pages.put(path, new Page(status, to, "", null));
  }

  /** Keeps whoever asks for a path waiting, from now on until it is let go. */
  CountDownLatch hold(String path) {
    CountDownLatch letGo = new CountDownLatch(1);
    held.put(path, letGo);
    return letGo;
  }

  /** Puts up a feed of articles and the page of each. */
  public void publish(String path, String etag, int... numbers) {
    StringBuilder items = new StringBuilder();
    for (int number : numbers) {
      items.append(
          """
          <item><title>Report %1$d</title><link>%2$s</link><guid>id-%1$d</guid>
          <description>Summary of report %1$d.</description></item>
          """
              .formatted(number, uri("/article/" + number)));
      put("/article/" + number, "text/html; charset=utf-8", article(number));
    }
    put(path, new Page(200, "application/rss+xml", rss(items.toString()), etag));
  }

  static String rss(String items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Test</title>"
        + items
        + "</channel></rss>";
  }

  static String article(int number) {
    return """
        <html lang="en"><head><title>Report %1$d - Test</title></head><body>
        <nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>Report %1$d</h1>
        <p>This is the first paragraph of report %1$d, long enough to be told from a label.</p>
        <p>This is the second paragraph of report %1$d, which says a little more than that.</p>
        </article><footer>All rights reserved.</footer></body></html>
        """
        .formatted(number);
  }

  /** The paths that were asked for, in order. */
  public List<String> requests() {
    return requests;
  }

  /** What stands at a path. */
  Page page(String path) {
    return Objects.requireNonNull(pages.get(path));
  }

  /** The body of the last request for a path. */
  String sent(String path) {
    return bodies.getOrDefault(path, "");
  }

  public long requests(String path) {
    return requests.stream().filter(path::equals).count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    Page page = pages.getOrDefault(path, new Page(404, "text/plain", "not here", null));
    bodies.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String asked = exchange.getRequestHeaders().getFirst("If-None-Match");
    try (exchange) {
      boolean elsewhere = page.status() / 100 == 3;
      exchange.getResponseHeaders().set(elsewhere ? "Location" : "Content-Type", page.type());
      if (page.etag() != null) {
        exchange.getResponseHeaders().set("ETag", page.etag());
      }
      if (page.etag() != null && page.etag().equals(asked)) {
        requests.add(path + " 304");
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      requests.add(path);
      awaitLetGo(path);
      byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void awaitLetGo(String path) throws IOException {
    try {
      held.getOrDefault(path, new CountDownLatch(0)).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
