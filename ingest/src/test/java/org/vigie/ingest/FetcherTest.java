package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;

class FetcherTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final AtomicReference<Headers> asked = new AtomicReference<>(new Headers());
  private HttpServer server;
  private Outbound outbound;
  private Fetcher fetcher;
  private URI address;
  private int status = 200;
  private Map<String, String> answer = Map.of();

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.set(exchange.getRequestHeaders());
          answer.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    String host = "127.0.0.1:" + server.getAddress().getPort();
    address = URI.create("http://" + host + "/feed");
    outbound =
        new Outbound(
            OutboundSettings.defaults("https://example.org").withAllowedHosts(Set.of(host)));
    fetcher = new Fetcher(outbound, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void sendsValidatorsBackByteForByte() {
    fetcher.fetch(address, "W/\"a b\"", "a day that is no date", Turns.OPEN);
    assertThat(asked.get().getFirst("If-None-Match")).isEqualTo("W/\"a b\"");
    assertThat(asked.get().getFirst("If-Modified-Since")).isEqualTo("a day that is no date");
  }

  @Test
  void inventsNoValidators() {
    fetcher.fetch(address, Turns.OPEN);
    assertThat(asked.get()).doesNotContainKeys("If-none-match", "If-modified-since", "Cookie");
  }

  @Test
  void keepsValidatorsAsTheyCame() {
    answer = Map.of("ETag", "unquoted", "Last-Modified", "whenever");
    FetchResult.Fetched fetched = (FetchResult.Fetched) fetcher.fetch(address, Turns.OPEN);
    assertThat(fetched.etag()).isEqualTo("unquoted");
    assertThat(fetched.lastModified()).isEqualTo("whenever");
    answer = Map.of("ETag", "\"" + "x".repeat(8_000) + "\"");
    assertThat(((FetchResult.Fetched) fetcher.fetch(address, Turns.OPEN)).etag()).isNull();
  }

  @Test
  void unchangedMayBringANewValidator() {
    status = 304;
    answer = Map.of("ETag", "\"new\"");
    assertThat(fetcher.fetch(address, "\"old\"", null, Turns.OPEN))
        .isEqualTo(new FetchResult.Unchanged("\"new\"", null, Duration.ZERO, List.of()));
  }

  @Test
  void unchangedMeansNothingToOneWhoHasNothing() {
    status = 304;
    assertThat(fetcher.fetch(address, Turns.OPEN))
        .isEqualTo(new FetchResult.Broken("HTTP 304 without being asked", true));
  }

  @Test
  void aValidatorThatWouldNotGoBackAsItCameIsLeftOut() {
    answer = Map.of("ETag", "\"caf\u00e9\"", "Last-Modified", "\u0085");
    FetchResult.Fetched fetched = (FetchResult.Fetched) fetcher.fetch(address, Turns.OPEN);
    assertThat(fetched.etag()).isEqualTo("\"caf\u00e9\"");
    assertThat(fetched.lastModified()).isNull();
    fetcher.fetch(address, fetched.etag(), null, Turns.OPEN);
    assertThat(asked.get().getFirst("If-None-Match")).isEqualTo("\"caf\u00e9\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 120 | PT2M",
        "429 | Sat, 21 Nov 2026 13:00:00 GMT | PT1H",
        "429 | Saturday, 21-Nov-26 13:00:00 GMT | PT1H",
        "429 | Sat, 21 Nov 2020 13:00:00 GMT | PT0S",
        "429 | -5 | PT0S",
        "429 | soon | PT0S",
        "429 | 99999999999999999999 | PT8760H",
        "503 | 60 | PT1M",
        "503 | Sat, 21 Nov 2026 12:00:30 GMT | PT30S"
      })
  void readsHowLongToWait(int said, String retryAfter, Duration expected) {
    status = said;
    answer = Map.of("Retry-After", retryAfter);
    assertThat(fetcher.fetch(address, Turns.OPEN))
        .isEqualTo(new FetchResult.Throttled(said, expected));
  }

  @Test
  void maxAgeTellsHowLongToWaitWhenNothingElseDoes() {
    status = 429;
    answer = Map.of("Cache-Control", "public, max-age=172800");
    assertThat(fetcher.fetch(address, Turns.OPEN))
        .isEqualTo(new FetchResult.Throttled(429, Duration.ofDays(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=60 | PT1M",
        "public, max-age=\"60\" | PT1M",
        "s-maxage=60 | PT0S",
        "max-age=1000000000000 | PT8760H",
        "no-cache | PT0S",
        "'no-cache, max-age=60' | PT0S",
        "max-age=-1 | PT0S",
        "max-age=soon | PT0S"
      })
  void readsMaxAge(String cacheControl, Duration expected) {
    answer = Map.of("Cache-Control", cacheControl);
    assertThat(((FetchResult.Fetched) fetcher.fetch(address, Turns.OPEN)).maxAge())
        .isEqualTo(expected);
  }
}
