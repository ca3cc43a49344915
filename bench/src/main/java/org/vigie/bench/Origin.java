package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side of all sources, in a process of its own: one host and port for each manner. */
final class Origin implements AutoCloseable {
  private static final String ETAG = "\"one\"";

  /** How a source answers. */
  enum Manner {
    /** 304 from the second time on. */
    UNCHANGED,
    /** A new entry each time, with a page. */
    NEWS,
    /** 304, a second later. */
    SLOW,
    FAILING,
    HANGING
  }

  private final Process process;
  private final BufferedReader answers;
  private final Map<Manner, Integer> ports = new EnumMap<>(Manner.class);

  Origin() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Origin.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (Manner manner : Manner.values()) {
      ports.put(manner, Integer.parseInt(answers.readLine()));
    }
  }

  /** The address of a source. */
  URI address(Manner manner, int number) {
    return URI.create("http://" + host(manner) + "/" + number);
  }

  /** Host and port of a manner. */
  String host(Manner manner) {
    return "127.0.0.1:" + ports.get(manner);
  }

  /** Forgets when it was asked. */
  void reset() throws IOException {
    ask("reset");
  }

  /** How many times the sources of a manner were asked since. */
  int asked(Manner manner) throws IOException {
    return Integer.parseInt(ask("asked " + manner));
  }

  /** The times between two requests to the same source of a manner since, in milliseconds. */
  long[] between(Manner manner) throws IOException {
    try (Scanner numbers = new Scanner(ask("between " + manner))) {
      List<Long> all = new ArrayList<>();
      while (numbers.hasNextLong()) {
        all.add(numbers.nextLong());
      }
      return all.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private String ask(String question) throws IOException {
    process.getOutputStream().write((question + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    return answers.readLine();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Map<Manner, Site> sites = new EnumMap<>(Manner.class);
    for (Manner manner : Manner.values()) {
      Site site = new Site(manner);
      sites.put(manner, site);
      System.out.println(site.server.getAddress().getPort());
    }
    try (Scanner questions = new Scanner(System.in, UTF_8)) {
      while (questions.hasNextLine()) {
        String[] words = questions.nextLine().split(" ", -1);
        System.out.println(
            switch (words[0]) {
              case "asked" -> site(sites, words[1]).asked();
              case "between" -> site(sites, words[1]).between();
              default -> {
                sites.values().forEach(Site::reset);
                yield "done";
              }
            });
      }
    }
    System.exit(0);
  }

  private static Site site(Map<Manner, Site> sites, String manner) {
    return Objects.requireNonNull(sites.get(Manner.valueOf(manner)));
  }

  /** The sources of one manner. */
  private static final class Site {
    private final HttpServer server;
    private final Manner manner;
    private final Map<String, List<Long>> times = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger news = new AtomicInteger();

    Site(Manner manner) throws IOException {
      this.manner = manner;
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10_000);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::serve);
      server.start();
    }

    String asked() {
      return Integer.toString(asked.get());
    }

    String between() {
      StringBuilder text = new StringBuilder();
      times.values().forEach(one -> between(one, text));
      return text.toString();
    }

    private static void between(List<Long> times, StringBuilder text) {
      synchronized (times) {
        for (int i = 1; i < times.size(); i++) {
          text.append((times.get(i) - times.get(i - 1)) / 1_000_000).append(' ');
        }
      }
    }

    void reset() {
      times.clear();
      asked.set(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/page/")) {
        answer(exchange, 200, "text/html", page(path));
        return;
      }
      asked.incrementAndGet();
      List<Long> mine = times.computeIfAbsent(path, _ -> new ArrayList<>());
      synchronized (mine) {
        mine.add(System.nanoTime());
      }
      switch (manner) {
        case UNCHANGED -> conditional(exchange, path);
        case SLOW -> {
          pause(Duration.ofSeconds(1));
          conditional(exchange, path);
        }
        case NEWS -> {
          String number = path.substring(1) + "-" + news.incrementAndGet();
          answer(exchange, 200, "application/rss+xml", feed(exchange, number));
        }
        case FAILING -> answer(exchange, 500, "text/plain", "no");
        case HANGING -> pause(Duration.ofMinutes(10));
      }
    }

    private static void conditional(HttpExchange exchange, String path) throws IOException {
      exchange.getResponseHeaders().set("ETag", ETAG);
      if (ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        exchange.close();
      } else {
        answer(exchange, 200, "application/rss+xml", feed(exchange, path.substring(1)));
      }
    }

    private static String feed(HttpExchange exchange, String number) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      return """
          <rss version="2.0"><channel><title>Feed</title><item><title>Report %1$s of the harbour</title>
          <link>http://%2$s/page/%1$s</link><guid isPermaLink="false">%1$s</guid></item></channel></rss>"""
          .formatted(number, host);
    }

    private static String page(String path) {
      return """
          <html lang="en"><head><title>Report %1$s of the harbour</title></head><body><article>
          <h1>Report %1$s of the harbour</h1><p>%2$s</p></article></body></html>"""
          .formatted(
              path.substring("/page/".length()),
              "The harbour was closed on Monday after a freighter struck the pier. ".repeat(20));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
        throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    private static void pause(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
