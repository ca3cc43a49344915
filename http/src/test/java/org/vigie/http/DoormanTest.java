package org.vigie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.http.HostileServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DoormanTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void isAskedBeforeEachRedirectIsFollowed() {
    try (HostileServer server = redirecting();
        Outbound outbound = outbound(server, Duration.ofSeconds(20))) {
      List<URI> asked = new ArrayList<>();
      Answer answer =
          outbound.get(
              server.uri("/old"),
              Map.of(),
              (uri, request) -> {
                asked.add(uri);
                return request.get();
              });
      assertThat(answer).isInstanceOf(Answer.Received.class);
      assertThat(asked).containsExactly(server.uri("/old"), server.uri("/new"));
    }
  }

  @Test
  void mayAnswerInPlaceOfTheServer() {
    try (HostileServer server = redirecting();
        Outbound outbound = outbound(server, Duration.ofSeconds(20))) {
      Answer no = new Answer.Refused(Answer.Refusal.FOR_NOW, "not now");
      Answer answer =
          outbound.get(
              server.uri("/old"),
              Map.of(),
              (uri, request) -> uri.getPath().equals("/new") ? no : request.get());
      assertThat(answer).isEqualTo(no);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void encryptionIsNotGivenUpByARedirect() {
    List<URI> asked = new ArrayList<>();
    Answer answer = redirected("https://example.org/a", "http://example.org/a", asked);
    assertThat(answer)
        .isEqualTo(
            new Answer.Refused(
                Answer.Refusal.FOR_NOW, "redirected from https down to http://example.org/a"));
    assertThat(asked).hasSize(1);
  }

  /** As servers write them: as they are read, encoded, in capitals. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b\u00fccher.example/fr",
        "https://B\u00dcCHER.example/fr",
        "https://xn--bcher-kva.example/fr",
        "//b\u00fccher.example/fr"
      })
  void aRedirectMayLeadToAnInternationalName(String target) {
    List<URI> asked = new ArrayList<>();
    Answer answer = redirected("https://example.org/a", target, asked);
    assertThat(asked.getLast()).isEqualTo(URI.create("https://xn--bcher-kva.example/fr"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Received.class, received -> assertThat(received.status()).isEqualTo(200));
  }

  /** Where a redirect leads, with a doorman who answers for all servers. */
  private static Answer redirected(String from, String to, List<URI> asked) {
    try (Outbound outbound = new Outbound(OutboundSettings.defaults("https://example.org"))) {
      return outbound.get(
          URI.create(from),
          Map.of(),
          (uri, request) -> {
            asked.add(uri);
            boolean first = asked.size() == 1;
            return new Answer.Received(
                first ? 301 : 200,
                Headers.of(first ? List.of(Map.entry("Location", to)) : List.of()),
                new byte[0],
                uri,
                List.of());
          });
    }
  }

  @Test
  void hisTimeDoesNotCountTowardsTheDeadline() {
    try (HostileServer server = redirecting();
        Outbound outbound = outbound(server, SHORT)) {
      Answer answer =
          outbound.get(
              server.uri("/old"),
              Map.of(),
              (uri, request) -> {
                LockSupport.parkNanos(SHORT.multipliedBy(2).toNanos());
                return request.get();
              });
      assertThat(answer).isInstanceOf(Answer.Received.class);
    }
  }

  @Test
  void anInterruptedWaitIsNoAnswerAndIsNotForgotten() {
    try (HostileServer server = redirecting();
        Outbound outbound = outbound(server, SHORT)) {
      Answer answer =
          outbound.get(
              server.uri("/old"),
              Map.of(),
              (uri, request) -> {
                throw new InterruptedException();
              });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(new Answer.Failed(Answer.Kind.TIMEOUT, "interrupted"));
    }
  }

  @Test
  void aStartIsCutWhereTheRestIsNotWanted() throws IOException {
    byte[] zipped = gzip("x".repeat(50_000));
    try (HostileServer endless =
            new HostileServer(
                (request, out) -> {
                  write(out, OK + "\r\n");
                  while (true) {
                    out.write(new byte[0x2000]);
                  }
                });
        HostileServer gzip =
            new HostileServer(
                (request, out) -> {
                  write(out, OK + "Content-Encoding: gzip\r\n\r\n");
                  out.write(zipped);
                })) {
      assertThat(start(endless)).hasSize(1_000);
      assertThat(new String(start(gzip), StandardCharsets.US_ASCII)).isEqualTo("x".repeat(1_000));
    }
  }

  @Test
  void aStartMayBeAll() {
    try (HostileServer server = redirecting()) {
      assertThat(new String(start(server), StandardCharsets.US_ASCII)).isEqualTo("hi");
    }
  }

  private static byte[] start(HostileServer server) {
    try (Outbound outbound = outbound(server, Duration.ofSeconds(20))) {
      Answer answer = outbound.getStart(server.uri("/"), Map.of(), 1_000, Doorman.OPEN);
      return ((Answer.Received) answer).body();
    }
  }

  private static HostileServer redirecting() {
    return new HostileServer(
        (request, out) ->
            write(
                out,
                request.startsWith("GET /old")
                    ? "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n"
                    : OK + "Content-Length: 2\r\n\r\nhi"));
  }

  private static Outbound outbound(HostileServer server, Duration deadline) {
    OutboundSettings usual = OutboundSettings.defaults("https://example.org");
    return new Outbound(
        new OutboundSettings(
            usual.maxBytes(),
            deadline,
            usual.maxRedirects(),
            usual.ports(),
            Set.of(server.host()),
            usual.userAgent()));
  }

  private static byte[] gzip(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }
}
