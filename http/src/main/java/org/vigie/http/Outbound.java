package org.vigie.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Asks servers on the web, within limits. Safe for any number of threads. */
public final class Outbound implements AutoCloseable {
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
  private static final Duration WATCH = Duration.ofMillis(50);
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_LINE = 16 << 10;
  private static final int MAX_CONNECTIONS = 1_000;
  private static final int MAX_POST_ANSWER = 64 << 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** What another site may see of what the caller sent to the first one. */
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "if-none-match", "if-modified-since");

  private final OutboundSettings settings;
  private final CloseableHttpClient client;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbound-", 0).factory());
  private final Set<Call> running = ConcurrentHashMap.newKeySet();

  /** A way out within limits. It opens nothing before it is asked. */
  public Outbound(OutboundSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  Outbound(OutboundSettings settings, GuardedDns.Lookup lookup) {
    this.settings = settings;
    this.client = client(new GuardedDns(lookup, settings::allows));
    threads.execute(this::watch);
  }

  /**
   * Gets what is at an address, following redirects.
   *
   * @param headers sent besides our own; conditions, languages and types only are sent on to
   *     another site
   */
  public Answer get(URI uri, Map<String, String> headers) {
    return get(uri, headers, Doorman.OPEN);
  }

  /**
   * As {@link #get(URI, Map)}, with a say in when each request is sent.
   *
   * @param doorman asked before the first request and before each redirect is followed
   */
  public Answer get(URI uri, Map<String, String> headers, Doorman doorman) {
    return follow(uri, headers, doorman, new Reading(settings.maxBytes(), true));
  }

  /**
   * Gets the start of what is at an address, following redirects: a longer body is cut.
   *
   * @param maxBytes the most bytes of it, counted after decoding
   */
  public Answer getStart(URI uri, Map<String, String> headers, int maxBytes, Doorman doorman) {
    return follow(uri, headers, doorman, new Reading(maxBytes, false));
  }

  /**
   * Posts bytes to an address. A redirect is handed back, not followed; of the answer's body the
   * first 64 KiB are read, as they came. Once its header is there it was answered: a body that
   * fails or takes too long counts as empty.
   *
   * @param headers sent besides our own, the content type among them
   * @param deadline the most time until the answer is read
   */
  public Answer post(URI uri, Map<String, String> headers, byte[] body, Duration deadline) {
    Optional<String> refusal = settings.refusal(uri);
    if (refusal.isPresent()) {
      return new Answer.Refused(Answer.Refusal.FOR_GOOD, refusal.get());
    }
    HttpPost request = new HttpPost(uri);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    Exchange exchange = new Exchange(client, MAX_POST_ANSWER);
    return within(deadline, exchange, running -> running.sendForStart(once(request), uri));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    // The look-up of a name cannot be interrupted, and nobody watches any more.
    running.forEach(call -> call.end("closed"));
    client.close(CloseMode.IMMEDIATE);
  }

  /** How much of a body is read: all of it, or it fails; or its start. */
  private record Reading(int maxBytes, boolean whole) {}

  private Answer follow(URI start, Map<String, String> headers, Doorman doorman, Reading reading) {
    List<Answer.Hop> hops = new ArrayList<>();
    Stopwatch stopwatch = new Stopwatch(settings.deadline());
    URI uri = start;
    while (true) {
      Optional<String> refusal = settings.refusal(uri);
      if (refusal.isPresent()) {
        return new Answer.Refused(
            hops.isEmpty() ? Answer.Refusal.FOR_GOOD : Answer.Refusal.FOR_NOW, refusal.get());
      }
      HttpUriRequestBase request = newGet(uri, start, headers);
      URI asked = uri;
      Answer answer =
          passed(
              doorman,
              asked,
              () -> stopwatch.time(left -> send(request, asked, hops, reading, left)));
      if (!(answer instanceof Answer.Received received) || !isRedirect(received)) {
        return answer;
      }
      String location = written(received.headers().first("Location").orElseThrow());
      URI next = Links.resolve(uri, location).orElse(null);
      if (next == null) {
        return new Answer.Failed(Answer.Kind.PROTOCOL, "redirected to no address: " + location);
      }
      hops.add(new Answer.Hop(received.status(), uri, next));
      if (hops.size() > settings.maxRedirects() || isCircle(hops, next)) {
        return new Answer.Failed(
            Answer.Kind.TOO_MANY_REDIRECTS, hops.size() + " redirects, the last to " + next);
      }
      if ("https".equalsIgnoreCase(uri.getScheme()) && "http".equalsIgnoreCase(next.getScheme())) {
        return new Answer.Refused(Answer.Refusal.FOR_NOW, "redirected from https down to " + next);
      }
      uri = next;
    }
  }

  private Answer send(
      HttpUriRequestBase request,
      URI uri,
      List<Answer.Hop> hops,
      Reading reading,
      Duration deadline) {
    Exchange exchange = new Exchange(client, reading.maxBytes());
    return within(
        deadline,
        exchange,
        running ->
            reading.whole()
                ? running.send(request, uri, hops)
                : running.sendCut(request, uri, hops));
  }

  private static Answer passed(Doorman doorman, URI uri, Supplier<Answer> request) {
    try {
      return doorman.pass(uri, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failed(Answer.Kind.TIMEOUT, "interrupted");
    }
  }

  /** Takes the time of the requests of one call; what a doorman takes is not theirs. */
  private static final class Stopwatch {
    private Duration left;

    Stopwatch(Duration deadline) {
      left = deadline;
    }

    Answer time(Function<Duration, Answer> request) {
      long start = System.nanoTime();
      try {
        return request.apply(left);
      } finally {
        left = left.minusNanos(System.nanoTime() - start);
      }
    }
  }

  /** Header fields come as Latin-1, into which many servers write UTF-8. */
  private static String written(String location) {
    try {
      ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(location));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return location;
    }
  }

  private static boolean isRedirect(Answer.Received received) {
    return REDIRECTS.contains(received.status())
        && received.headers().first("Location").isPresent();
  }

  /** A server that sets a cookie first may send one back to where one was; ours are not kept. */
  private static boolean isCircle(List<Answer.Hop> hops, URI next) {
    return hops.stream().anyMatch(hop -> hop.from().equals(next));
  }

  private static HttpUriRequestBase newGet(URI uri, URI start, Map<String, String> headers) {
    HttpGet request = new HttpGet(uri);
    boolean sameSite = String.valueOf(uri.getAuthority()).equalsIgnoreCase(start.getAuthority());
    headers.forEach(
        (name, value) -> {
          if (sameSite || HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
            request.setHeader(name, value);
          }
        });
    request.setHeader("Accept-Encoding", "gzip");
    return once(request);
  }

  /** One connection per request: none that went stale is met, and each address is checked. */
  private static HttpUriRequestBase once(HttpUriRequestBase request) {
    request.setHeader("Connection", "close");
    return request;
  }

  /** Waits in the caller's thread, so that it is free at the deadline whatever the network does. */
  private Answer within(Duration deadline, Exchange exchange, Function<Exchange, Answer> calls) {
    Call call = new Call(exchange, deadline);
    running.add(call);
    try {
      Future<?> work = threads.submit(() -> call.run(calls));
      Answer answer = call.await();
      if (call.ended) {
        exchange.cancel();
        work.cancel(true);
      }
      return answer;
    } finally {
      running.remove(call);
    }
  }

  /** One watch for all calls: a timer for each costs a tenth of a request. */
  private void watch() {
    try {
      while (true) {
        Thread.sleep(WATCH);
        long now = System.nanoTime();
        running.forEach(call -> call.endIfLate(now));
      }
    } catch (InterruptedException e) {
      // The way out is closed.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A call under way. It is answered before its work is stopped: or the stop would be the answer.
   */
  private static final class Call {
    private final Exchange exchange;
    private final Duration deadline;
    private final long start = System.nanoTime();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile boolean ended;

    Call(Exchange exchange, Duration deadline) {
      this.exchange = exchange;
      this.deadline = deadline;
    }

    void run(Function<Exchange, Answer> calls) {
      try {
        answer.complete(calls.apply(exchange));
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }

    Answer await() {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end("interrupted");
        return answer.join();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a defect in the way out", e.getCause());
      }
    }

    void endIfLate(long now) {
      if (now - start >= deadline.toNanos()) {
        end("no complete answer within " + deadline.toMillis() + " ms");
      }
    }

    private void end(String reason) {
      ended = true;
      answer.complete(exchange.answered().orElse(new Answer.Failed(Answer.Kind.TIMEOUT, reason)));
    }
  }

  private CloseableHttpClient client(GuardedDns dns) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE)
            .build();
    ConnectionConfig connections =
        ConnectionConfig.custom().setConnectTimeout(CONNECT_TIMEOUT).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .setDefaultConnectionConfig(connections)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .build())
        .setUserAgent(settings.userAgent())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableContentCompression()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }
}
