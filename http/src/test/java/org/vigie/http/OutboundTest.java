package org.vigie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.http.HostileServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OutboundTest {
  private static final int CAP = 100_000;
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final Duration SOON = Duration.ofMillis(400);

  @Test
  void bringsStatusHeadersAndBody() {
    try (HostileServer server =
        HostileServer.saying(OK + "ETag: \"x\"\r\nContent-Length: 5\r\n\r\nhello")) {
      Answer.Received received = received(get(server, "/a?b=c#d"));
      assertThat(received.status()).isEqualTo(200);
      assertThat(received.headers().first("etag")).contains("\"x\"");
      assertThat(text(received)).isEqualTo("hello");
      assertThat(received.redirects()).isEmpty();
    }
  }

  @Test
  void asksHonestlyAndRemembersNothing() {
    try (HostileServer server =
        HostileServer.saying(OK + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
      try (Outbound outbound = outbound(server)) {
        outbound.get(server.uri("/one"), Map.of("If-None-Match", "\"x\""));
        outbound.get(server.uri("/two"), Map.of());
      }
      assertThat(server.requests().get(0))
          .startsWith("GET /one HTTP/1.1")
          .contains("User-Agent: Vigie/0.1 (+https://example.org)")
          .contains("Accept-Encoding: gzip")
          .contains("If-None-Match: \"x\"");
      assertThat(server.requests().get(1))
          .doesNotContainIgnoringCase("cookie")
          .doesNotContainIgnoringCase("referer")
          .doesNotContain("If-None-Match");
    }
  }

  @Test
  void decodesGzipWithinTheCap() throws IOException {
    byte[] body = gzip("x".repeat(CAP).getBytes(StandardCharsets.US_ASCII));
    try (HostileServer server = gzipped(body)) {
      assertThat(received(get(server, "/")).body()).hasSize(CAP);
    }
  }

  /** By deflate half the web means zlib, the other half what is within. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void decodesDeflateOfBothKindsWithinTheCap(boolean bare) throws IOException {
    byte[] most = deflated("x".repeat(CAP).getBytes(StandardCharsets.US_ASCII), bare);
    try (HostileServer server = encoded("deflate", most)) {
      assertThat(received(get(server, "/")).body()).hasSize(CAP);
    }
    byte[] bomb = deflated(new byte[CAP + 1], bare);
    try (HostileServer server = encoded("deflate", bomb)) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.TOO_LARGE);
    }
    try (HostileServer server = encoded("deflate", Arrays.copyOf(most, most.length / 2))) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.BAD_ENCODING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Encoding: gzip\r\n", CHUNKED})
  void theBodyThatAServerSendsWithA304IsNotLookedAt(String header) {
    String length = header.equals(CHUNKED) ? "" : "Content-Length: 5\r\n";
    try (HostileServer server =
        HostileServer.saying(
            "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n" + header + length + "\r\nhello")) {
      Answer.Received received = received(get(server, "/"));
      assertThat(received.status()).isEqualTo(304);
      assertThat(received.headers().first("ETag")).contains("\"x\"");
      assertThat(received.body()).isEmpty();
    }
  }

  @Test
  void aGzipBombIsTooLarge() throws IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(CAP);
    try (HostileServer server = gzipped(bomb)) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.TOO_LARGE);
    }
  }

  @Test
  void aTruncatedGzipIsNoBody() throws IOException {
    byte[] whole = gzip("x".repeat(5000).getBytes(StandardCharsets.US_ASCII));
    try (HostileServer server = gzipped(Arrays.copyOf(whole, whole.length - 12))) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.BAD_ENCODING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "zstd", "lies"})
  void anUnknownOrDoubleEncodingIsRefused(String encoding) {
    try (HostileServer server =
        HostileServer.saying(
            OK + "Content-Encoding: " + encoding + "\r\nContent-Length: 3\r\n\r\nabc")) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.BAD_ENCODING);
    }
  }

  @Test
  void aReasonHoldsNothingThatSteersATerminal() {
    try (HostileServer server =
        HostileServer.saying(
            OK + "Content-Encoding: \u001b[2J\u009b\r\nContent-Length: 3\r\n\r\nabc")) {
      assertThat(((Answer.Failed) get(server, "/")).reason())
          .contains("?[2j")
          .doesNotMatch("(?s).*\\p{Cc}.*");
    }
  }

  @Test
  void plainTextThatClaimsToBeGzipIsRefused() {
    try (HostileServer server =
        HostileServer.saying(OK + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.BAD_ENCODING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 9000000000000\r\n", CHUNKED})
  void anEndlessBodyIsCutAtTheCap(String header) {
    try (HostileServer server = endless(header)) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 9000000000000\r\n", CHUNKED})
  void aPostWithAnEndlessAnswerWasAnswered(String header) {
    try (HostileServer server = endless(header)) {
      Answer.Received received = received(post(server, Duration.ofSeconds(20)));
      assertThat(received.status()).isEqualTo(200);
    }
  }

  @Test
  void aPostWhoseAnswerDripsOrBreaksOffWasAnswered() {
    try (HostileServer dripping = dripping(OK + "\r\n", "x");
        HostileServer broken = HostileServer.saying(OK + "Content-Length: 50\r\n\r\nshort")) {
      assertThat(received(post(dripping, SOON)).status()).isEqualTo(200);
      assertThat(received(post(broken, Duration.ofSeconds(20))).status()).isEqualTo(200);
    }
  }

  @Test
  void aLookUpThatHangsEndsAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    GuardedDns.Lookup hanging =
        host -> {
          hang(never);
          return new InetAddress[0];
        };
    try (Outbound outbound = new Outbound(within(settings(), SOON), hanging)) {
      assertThat(failure(outbound.get(URI.create("http://somewhere.example/"), Map.of())))
          .isEqualTo(Answer.Kind.TIMEOUT);
    } finally {
      never.countDown();
    }
  }

  @Test
  void nobodyWaitsForAWayOutThatIsClosed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    GuardedDns.Lookup hanging =
        host -> {
          asked.countDown();
          hang(never);
          return new InetAddress[0];
        };
    CompletableFuture<Answer> answer;
    try (Outbound outbound = new Outbound(within(settings(), Duration.ofHours(1)), hanging)) {
      answer =
          CompletableFuture.supplyAsync(
              () -> outbound.get(URI.create("http://somewhere.example/"), Map.of()));
      asked.await();
    }
    assertThat(failure(answer.get(20, TimeUnit.SECONDS))).isEqualTo(Answer.Kind.TIMEOUT);
    never.countDown();
  }

  @Test
  void aSlowDripEndsAtTheDeadline() {
    try (HostileServer server = dripping(OK + "\r\n", "x")) {
      assertEndsAtDeadline(server);
    }
  }

  @Test
  void aFloodOfProvisionalAnswersEndsAtTheDeadline() {
    try (HostileServer server = dripping("", "HTTP/1.1 103 Early Hints\r\n\r\n")) {
      assertEndsAtDeadline(server);
    }
  }

  @Test
  void silenceEndsAtTheDeadline() {
    try (HostileServer server = dripping("", "")) {
      assertEndsAtDeadline(server);
    }
  }

  @Test
  void hugeHeadersAreRefused() {
    try (HostileServer server =
        HostileServer.saying(OK + "X: " + "y".repeat(1_000_000) + "\r\n\r\n")) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.TOO_LARGE);
    }
    try (HostileServer server = HostileServer.saying(OK + "X: y\r\n".repeat(10_000) + "\r\n")) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbad\r\n",
        "not http at all\r\n\r\n",
        ""
      })
  void whatIsCutShortOrNoHttpIsAFailure(String answer) {
    try (HostileServer server = HostileServer.saying(answer)) {
      assertThat(failure(get(server, "/"))).isEqualTo(Answer.Kind.PROTOCOL);
    }
  }

  @Test
  void followsRedirectsAndTellsThem() {
    try (HostileServer server =
        new HostileServer(
            (request, out) ->
                write(
                    out,
                    request.startsWith("GET /old")
                        ? "HTTP/1.1 301 Moved\r\nLocation: new page\r\nContent-Length: 0\r\n\r\n"
                        : OK + "Content-Length: 2\r\n\r\nhi"))) {
      Answer.Received received = received(get(server, "/old"));
      assertThat(text(received)).isEqualTo("hi");
      assertThat(received.uri()).isEqualTo(server.uri("/new%20page"));
      assertThat(received.redirects())
          .containsExactly(new Answer.Hop(301, server.uri("/old"), server.uri("/new%20page")));
      assertThat(received.redirects().getFirst().permanent()).isTrue();
    }
  }

  /** Headers come as Latin-1, into which many servers write UTF-8. */
  @ParameterizedTest
  @CsvSource({"/\u00c3\u00a9t\u00c3\u00a9, /%C3%A9t%C3%A9", "/\u00e9t\u00e9, /%C3%A9t%C3%A9"})
  void aRedirectMayHoldLettersAsTheyAre(String location, String path) {
    try (HostileServer server =
        new HostileServer(
            (request, out) ->
                write(
                    out,
                    request.startsWith("GET /old")
                        ? redirect(location)
                        : OK + "Content-Length: 2\r\n\r\nhi"))) {
      assertThat(received(get(server, "/old")).uri()).isEqualTo(server.uri(path));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://example.org:22/",
        "http://user:secret@example.org/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/"
      })
  void neverGoesWhereARedirectMustNotLead(String target) {
    try (HostileServer server =
        HostileServer.saying(
            "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(get(server, "/"))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Answer.Refusal.FOR_NOW));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void redirectsInACircleEnd() {
    try (HostileServer server =
        HostileServer.saying("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(failure(get(server, "/a"))).isEqualTo(Answer.Kind.TOO_MANY_REDIRECTS);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void tooManyRedirectsEnd() {
    AtomicInteger n = new AtomicInteger();
    try (HostileServer server =
        new HostileServer(
            (request, out) ->
                write(
                    out,
                    "HTTP/1.1 302 Found\r\nLocation: /%d\r\nContent-Length: 0\r\n\r\n"
                        .formatted(n.incrementAndGet())))) {
      assertThat(failure(get(server, "/a"))).isEqualTo(Answer.Kind.TOO_MANY_REDIRECTS);
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void theAddressIsCheckedEachTimeANameIsLookedUp() throws IOException {
    AtomicInteger lookups = new AtomicInteger();
    InetAddress open = InetAddress.getAllByName("8.8.8.8")[0];
    InetAddress loopback = InetAddress.getLoopbackAddress();
    GuardedDns dns =
        new GuardedDns(
            host -> new InetAddress[] {lookups.incrementAndGet() == 1 ? open : loopback},
            (host, port) -> false);
    assertThat(dns.resolve("rebinding.example", 80))
        .singleElement()
        .satisfies(address -> assertThat(address.getAddress()).isEqualTo(open));
    assertThat(lookups).hasValue(1);
    assertThat(refusalOf(host -> new InetAddress[] {loopback})).contains("loopback");
    assertThat(refusalOf(host -> new InetAddress[] {open, loopback})).contains("loopback");
    assertThat(refusalOf(host -> InetAddress.getAllByName("::ffff:10.0.0.1"))).contains("private");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, FOR_GOOD",
    "http://[::1]/, FOR_GOOD",
    "http://10.0.0.1:8080/, FOR_GOOD",
    "ftp://example.org/, FOR_GOOD",
    "http://example.org:22/, FOR_GOOD",
    "http://user:secret@example.org/, FOR_GOOD",
    "http://rebinding.example/, FOR_NOW"
  })
  void tellsWhatIsRefusedForGoodFromWhatANameLeadsToNow(URI uri, Answer.Refusal expected) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    GuardedDns.Lookup lookup =
        host ->
            host.equals("rebinding.example")
                ? new InetAddress[] {loopback}
                : InetAddress.getAllByName(host);
    try (Outbound outbound = new Outbound(settings(), lookup)) {
      assertThat(((Answer.Refused) outbound.get(uri, Map.of())).kind()).isEqualTo(expected);
      assertThat(
              ((Answer.Refused) outbound.post(uri, Map.of(), new byte[0], Duration.ofSeconds(5)))
                  .kind())
          .isEqualTo(expected);
    }
  }

  @Test
  void aNameThatTurnsToLoopbackOnTheSecondHopIsRefused() {
    AtomicInteger lookups = new AtomicInteger();
    try (HostileServer server = HostileServer.saying(redirect("http://rebinding.example/"))) {
      OutboundSettings settings = settings().withAllowedHosts(Set.of(server.host()));
      try (Outbound outbound =
          new Outbound(
              settings,
              host -> {
                lookups.incrementAndGet();
                return InetAddress.getAllByName("127.0.0.1");
              })) {
        assertThat(outbound.get(server.uri("/"), Map.of())).isInstanceOf(Answer.Refused.class);
      }
      assertThat(lookups).hasValue(2);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anotherSiteDoesNotSeeCredentials() {
    try (HostileServer other = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n");
        HostileServer first =
            HostileServer.saying(
                "HTTP/1.1 307 Elsewhere\r\nLocation: "
                    + other.uri("/x")
                    + "\r\nContent-Length: 0\r\n\r\n")) {
      OutboundSettings settings = settings().withAllowedHosts(Set.of(first.host(), other.host()));
      try (Outbound outbound = new Outbound(settings)) {
        outbound.get(first.uri("/"), Map.of("Authorization", "Bearer x", "Accept", "text/html"));
      }
      assertThat(first.requests().getFirst()).contains("Authorization: Bearer x");
      assertThat(other.requests().getFirst())
          .doesNotContain("Authorization")
          .contains("Accept: text/html");
    }
  }

  @Test
  void theAllowListHoldsForOneHostAndPortOnly() {
    try (HostileServer server = HostileServer.saying(OK + "\r\n");
        Outbound closed = new Outbound(settings());
        Outbound other = new Outbound(settings().withAllowedHosts(Set.of("127.0.0.1:1")))) {
      assertThat(closed.get(server.uri("/"), Map.of())).isInstanceOf(Answer.Refused.class);
      assertThat(other.get(server.uri("/"), Map.of())).isInstanceOf(Answer.Refused.class);
      assertThat(closed.get(URI.create("http://localhost/"), Map.of()))
          .isInstanceOf(Answer.Refused.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void whatDoesNotExistIsAFailureOfItsKind() {
    HostileServer gone = HostileServer.saying("");
    gone.close();
    assertThat(failure(get(gone, "/"))).isEqualTo(Answer.Kind.CONNECT);
    try (Outbound outbound = new Outbound(settings())) {
      assertThat(failure(outbound.get(URI.create("http://no-such-host.invalid/"), Map.of())))
          .isEqualTo(Answer.Kind.DNS);
    }
  }

  @Test
  void plainHttpOnATlsPortIsATlsFailure() {
    try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\n\r\nplain");
        Outbound outbound = outbound(server)) {
      assertThat(failure(outbound.get(URI.create("https://" + server.host() + "/"), Map.of())))
          .isEqualTo(Answer.Kind.TLS);
    }
  }

  @Test
  void aPostIsNotRedirected() {
    try (HostileServer server =
            HostileServer.saying(
                "HTTP/1.1 307 Elsewhere\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        Outbound outbound = outbound(server)) {
      Answer answer =
          outbound.post(
              server.uri("/hook"),
              Map.of("Content-Type", "application/json", "webhook-id", "msg_1"),
              "{}".getBytes(StandardCharsets.UTF_8),
              Duration.ofSeconds(5));
      assertThat(received(answer).status()).isEqualTo(307);
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("POST /hook")
          .contains("webhook-id: msg_1")
          .contains("Content-Type: application/json")
          .contains("Content-Length: 2");
    }
  }

  private static void assertEndsAtDeadline(HostileServer server) {
    OutboundSettings settings = settings().withAllowedHosts(Set.of(server.host()));
    try (Outbound outbound = new Outbound(within(settings, SOON))) {
      assertThat(failure(outbound.get(server.uri("/"), Map.of()))).isEqualTo(Answer.Kind.TIMEOUT);
    }
  }

  /** As a look-up of the system does, which no interrupt ends. */
  private static void hang(CountDownLatch until) {
    while (until.getCount() > 0) {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static HostileServer endless(String header) {
    boolean chunked = header.equals(CHUNKED);
    return new HostileServer(
        (request, out) -> {
          write(out, OK + header + "\r\n");
          while (true) {
            write(out, chunked ? "2000\r\n" : "");
            out.write(new byte[0x2000]);
            write(out, chunked ? "\r\n" : "");
          }
        });
  }

  private static Answer post(HostileServer server, Duration deadline) {
    try (Outbound outbound = outbound(server)) {
      return outbound.post(server.uri("/hook"), Map.of(), new byte[0], deadline);
    }
  }

  private static OutboundSettings within(OutboundSettings settings, Duration deadline) {
    return new OutboundSettings(
        settings.maxBytes(),
        deadline,
        settings.maxRedirects(),
        settings.ports(),
        settings.allowedHosts(),
        settings.userAgent());
  }

  private static String redirect(String target) {
    return "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static HostileServer dripping(String head, String drop) {
    return new HostileServer(
        (request, out) -> {
          write(out, head);
          while (true) {
            drip(out, drop);
          }
        });
  }

  private static void drip(OutputStream out, String drop) throws IOException {
    write(out, drop);
    out.flush();
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }

  private static HostileServer gzipped(byte[] body) {
    return encoded("gzip", body);
  }

  private static HostileServer encoded(String how, byte[] body) {
    return new HostileServer(
        (request, out) -> {
          write(
              out,
              OK + "Content-Encoding: " + how + "\r\nContent-Length: " + body.length + "\r\n\r\n");
          out.write(body);
        });
  }

  private static byte[] deflated(byte[] body, boolean bare) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, bare))) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static String refusalOf(GuardedDns.Lookup lookup) {
    URI uri = URI.create("http://somewhere.example/");
    try (Outbound outbound = new Outbound(settings(), lookup)) {
      return ((Answer.Refused) outbound.get(uri, Map.of())).reason();
    }
  }

  private static Answer get(HostileServer server, String path) {
    try (Outbound outbound = outbound(server)) {
      return outbound.get(server.uri(path), Map.of());
    }
  }

  private static Outbound outbound(HostileServer server) {
    return new Outbound(settings().withAllowedHosts(Set.of(server.host())));
  }

  private static OutboundSettings settings() {
    OutboundSettings usual = OutboundSettings.defaults("https://example.org");
    return new OutboundSettings(
        CAP, usual.deadline(), usual.maxRedirects(), usual.ports(), Set.of(), usual.userAgent());
  }

  private static Answer.Received received(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Received.class);
    return (Answer.Received) answer;
  }

  private static Answer.Kind failure(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed) answer).kind();
  }

  private static String text(Answer.Received received) {
    return new String(received.body(), StandardCharsets.UTF_8);
  }
}
