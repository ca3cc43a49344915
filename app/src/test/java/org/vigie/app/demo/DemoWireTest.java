package org.vigie.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Keep;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;

class DemoWireTest {
  private volatile Instant now = Instant.parse("2026-11-07T08:00:00Z");
  private final DemoWire wire = new DemoWire(() -> now);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    client.close();
    wire.close();
  }

  private HttpResponse<String> get(URI address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI feed() {
    return wire.sources().getFirst().address();
  }

  @Test
  void servesEverySourceItNames() throws IOException, InterruptedException {
    assertThat(wire.sources()).hasSize(6);
    for (Source source : wire.sources()) {
      HttpResponse<String> response = get(source.address());
      assertThat(response.statusCode()).as(source.id()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).endsWith("; charset=utf-8"));
      assertThat(source.address().getAuthority()).isEqualTo(wire.allowedHost());
      assertThat(source.id()).startsWith("demo-");
      assertThat(source.description()).contains("Sample");
      assertThat(source.keep()).isEqualTo(Keep.FULL);
      assertThat(source.on()).isTrue();
      assertThat(source.every()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(wire.allowedHost()).isEqualTo("127.0.0.1:" + wire.port());
  }

  @Test
  void answers304ToItsEntityTagUntilNewsIsOut() throws IOException, InterruptedException {
    String tag = get(feed()).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same = get(feed(), "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);

    now = now.plusSeconds(1);
    assertThat(get(feed(), "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void answers304ToTheDateOfItsLastChangeUntilNewsIsOut() throws IOException, InterruptedException {
    String date = get(feed()).headers().firstValue("Last-Modified").orElseThrow();
    assertThat(date).isEqualTo("Sat, 07 Nov 2026 08:00:00 GMT");
    assertThat(get(feed(), "If-Modified-Since", date).statusCode()).isEqualTo(304);

    now = now.plusSeconds(1);
    assertThat(get(feed(), "If-Modified-Since", date).statusCode()).isEqualTo(200);
  }

  @Test
  void prefersTheEntityTagToTheDateAndIgnoresDatesItCannotRead()
      throws IOException, InterruptedException {
    String date = get(feed()).headers().firstValue("Last-Modified").orElseThrow();
    assertThat(get(feed(), "If-Modified-Since", date, "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(get(feed(), "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
  }

  @Test
  void answersHeadWithoutABodyAndRefusesToBeWrittenTo() throws IOException, InterruptedException {
    HttpResponse<String> head =
        client.send(HttpRequest.newBuilder(feed()).HEAD().build(), BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .satisfies(length -> assertThat(length.orElseThrow()).isGreaterThan(1000));

    HttpResponse<String> post =
        client.send(
            HttpRequest.newBuilder(feed()).POST(HttpRequest.BodyPublishers.ofString("x")).build(),
            BodyHandlers.ofString());
    assertThat(post.statusCode()).isEqualTo(405);
  }

  @Test
  void answers404ToWhatIsNotOutYet() throws IOException, InterruptedException {
    assertThat(get(feed().resolve("/wire/arbinda-convoy.html")).statusCode()).isEqualTo(404);
  }

  @Test
  void bringsThreeSavedSearches() {
    assertThat(wire.searches())
        .hasSize(3)
        .allMatch(search -> search.channels().isEmpty() && !search.paused())
        .extracting(SavedSearch::query)
        .contains("topic:jihadist-attack", "topic:wagner");
  }

  @Test
  void stopsListeningWhenClosedAndMayBeClosedTwice() {
    URI address = feed();
    wire.close();
    wire.close();
    assertThatThrownBy(() -> get(address)).isInstanceOf(ConnectException.class);
    assertThatThrownBy(wire::port).hasMessageContaining("not started");
  }
}
