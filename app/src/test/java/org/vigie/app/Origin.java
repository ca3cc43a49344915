package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A publisher under a test's control: an RSS and an Atom feed of what was published so far, a page
 * per article, and webhook endpoints, {@code /hook} and what is below it, that keep what they
 * receive.
 */
public final class Origin implements AutoCloseable {
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final HttpServer server;
  private final ConcurrentSkipListMap<Integer, Item> items = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final AtomicInteger feedRequests = new AtomicInteger();

  /** An article of this publisher. */
  public record Item(int number, String title, String text, Instant published) {}

  /** A request to a webhook endpoint. */
  record Received(String path, Map<String, String> headers, String body) {}

  public Origin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/rss.xml", exchange -> feed(exchange, rss()));
    server.createContext("/atom.xml", exchange -> feed(exchange, atom()));
    server.createContext("/article/", this::page);
    server.createContext("/hook", this::receive);
    server.start();
  }

  /** Publishes an article from now on. */
  public void publish(Item item) {
    items.put(item.number(), item);
  }

  /** How often a feed was asked for. */
  int feedRequests() {
    return feedRequests.get();
  }

  /** What the webhook endpoints received, in order. */
  Collection<Received> received() {
    return List.copyOf(received);
  }

  /** What one of the webhook endpoints received, in order. */
  List<Received> received(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  /** What a webhook endpoint answers from now on. */
  void answers(String path, int status) {
    statuses.put(path, status);
  }

  /** From now on a webhook endpoint takes what it is sent, and answers when it is let go. */
  void hold(String path) {
    held.put(path, new CountDownLatch(1));
  }

  /** Has a webhook endpoint answer, also what it was sent before. */
  void letGo(String path) {
    Objects.requireNonNull(held.remove(path), "it was not held").countDown();
  }

  public URI address(String path) {
    return URI.create("http://" + host() + path);
  }

  /** {@code host:port}, for the list of private addresses that may be called. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI url(Item item) {
    return address("/article/" + item.number());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void feed(HttpExchange exchange, String body) throws IOException {
    feedRequests.incrementAndGet();
    answer(exchange, 200, "application/xml; charset=utf-8", body);
  }

  private void page(HttpExchange exchange) throws IOException {
    String number = exchange.getRequestURI().getPath().substring("/article/".length());
    Item item = number.matches("\\d{1,9}") ? items.get(Integer.valueOf(number)) : null;
    if (item == null) {
      answer(exchange, 404, "text/plain", "no such article");
      return;
    }
    String paragraphs =
        item.text()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> "<p>" + escape(line) + "</p>")
            .collect(Collectors.joining("\n"));
    answer(
        exchange,
        200,
        "text/html; charset=utf-8",
        """
        <!doctype html><html><head><title>%1$s | A publisher</title>
        <link rel="canonical" href="%2$s">
        <meta property="article:published_time" content="%3$s"></head>
        <body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
        <main><article><h1>%1$s</h1>
        %4$s
        </article></main>
        <footer>All rights reserved. <a href="/contact">Contact</a></footer></body></html>
        """
            .formatted(escape(item.title()), url(item), item.published(), paragraphs));
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(java.util.Locale.ROOT),
                    e -> e.getValue().getFirst()));
    String path = exchange.getRequestURI().getPath();
    CountDownLatch answering = held.getOrDefault(path, new CountDownLatch(0));
    received.add(new Received(path, headers, body));
    try {
      answering.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    answer(exchange, statuses.getOrDefault(path, 200), "text/plain", "noted");
  }

  private String rss() {
    String entries =
        items.descendingMap().values().stream()
            .map(
                item ->
                    """
                    <item><guid>%s</guid><title>%s</title><link>%s</link><pubDate>%s</pubDate>
                    <description>%s</description></item>
                    """
                        .formatted(
                            url(item),
                            escape(item.title()),
                            url(item),
                            RFC_1123.format(item.published()),
                            escape(firstLine(item.text()))))
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>A publisher</title><link>%s</link>
    <description>Made for a test</description>
    %s</channel></rss>
    """
        .formatted(address("/"), entries);
  }

  private String atom() {
    String entries =
        items.descendingMap().values().stream()
            .map(
                item ->
                    """
                    <entry><id>%1$s</id><title>%2$s</title><link href="%1$s"/>
                    <published>%3$s</published><updated>%3$s</updated><summary>%4$s</summary></entry>
                    """
                        .formatted(
                            url(item),
                            escape(item.title()),
                            item.published(),
                            escape(firstLine(item.text()))))
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>A publisher</title><id>%1$s</id>
    <updated>%2$s</updated>
    %3$s</feed>
    """
        .formatted(address("/"), Instant.now(), entries);
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
