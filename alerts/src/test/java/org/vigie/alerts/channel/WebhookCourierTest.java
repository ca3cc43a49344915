package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Samples;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Channel;

class WebhookCourierTest {
  private static final Message ALERT =
      Message.of(
          Samples.alert("Convoy attacked"), new AlertLinks(URI.create("http://127.0.0.1:8484")));

  private record Request(String id, String timestamp, String signature, String body) {}

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private Outbound outbound;
  private int status = 200;
  private String header = "";
  private String value = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          if (!header.isEmpty()) {
            exchange.getResponseHeaders().add(header, value);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    outbound = outbound(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void postsASignedAlert() throws InterruptedException {
    assertThat(deliver()).isEqualTo(new Outcome.Sent("HTTP 200"));
    Request request = requests.poll(5, TimeUnit.SECONDS);
    assertThat(request.id()).isEqualTo(ALERT.id());
    assertThat(request.timestamp()).isEqualTo(Long.toString(Samples.NOON.getEpochSecond()));
    assertThat(request.signature())
        .isEqualTo(
            WebhookSignature.of(
                ALERT.id(), Samples.NOON, request.body().getBytes(UTF_8), Samples.SECRET));
    assertThat(request.body()).contains("Convoy attacked");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void takesEveryAnswerOfTheTwoHundredsForSuccess(int code) {
    status = code;
    assertThat(deliver()).isInstanceOf(Outcome.Sent.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 502, 503})
  void triesAgainAfterAFailure(int code) {
    status = code;
    assertThat(deliver()).isEqualTo(new Outcome.Later("HTTP " + code));
  }

  @Test
  void givesUpOnAnEndpointThatIsGone() {
    status = 410;
    assertThat(deliver())
        .isInstanceOf(Outcome.Gone.class)
        .extracting(Outcome::answer)
        .asString()
        .startsWith("HTTP 410");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120|PT2M",
        "0|PT0S",
        "Fri, 20 Nov 2026 12:10:00 GMT|PT10M",
        "Fri, 20 Nov 2026 11:00:00 GMT|",
        "-5|",
        "99999999999999|",
        "soon|"
      })
  void hearsHowLongAnEndpointWantsToBeLeftAlone(String retryAfter, Duration expected) {
    status = 429;
    header = "Retry-After";
    value = retryAfter;
    assertThat(deliver()).isEqualTo(new Outcome.Later("HTTP 429", Optional.ofNullable(expected)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void doesNotFollowARedirect(int code) {
    status = code;
    header = "Location";
    value = "http://127.0.0.1:" + server.getAddress().getPort() + "/other";
    assertThat(deliver()).isInstanceOf(Outcome.Later.class);
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://user:pass@example.org/",
        "file:///etc/passwd",
        "https://example.org:22/"
      })
  void refusesPrivateAddressesAndWhatIsNotTheWeb(String url) {
    assertThat(courier(Duration.ofSeconds(10)).deliver(ALERT, Samples.webhook(url)))
        .isInstanceOf(Outcome.Never.class);
  }

  @Test
  void aNameThatLeadsToAPrivateAddressMayLeadElsewhereLater() {
    Answer refused = new Answer.Refused(Answer.Refusal.FOR_NOW, "it is at 10.0.0.1: private");
    assertThat(new Post(outbound, InstantSource.fixed(Samples.NOON)).outcome(refused))
        .isEqualTo(new Outcome.Later("refused: it is at 10.0.0.1: private"));
  }

  @Test
  void signsWithTheOldSecretAsWellUntilItRetires() throws InterruptedException {
    String old = WebhookSecret.create();
    Channel.Webhook rotated =
        new Channel.Webhook(
            address(),
            Samples.SECRET,
            new Channel.Webhook.Retired(old, Samples.NOON.plusSeconds(1)));
    assertThat(courier(Duration.ofSeconds(10)).deliver(ALERT, rotated))
        .isInstanceOf(Outcome.Sent.class);
    Request request = requests.poll(5, TimeUnit.SECONDS);
    byte[] body = request.body().getBytes(UTF_8);
    assertThat(request.signature().split(" "))
        .containsExactly(
            WebhookSignature.of(ALERT.id(), Samples.NOON, body, Samples.SECRET),
            WebhookSignature.of(ALERT.id(), Samples.NOON, body, old));
    Channel.Webhook retired =
        new Channel.Webhook(
            address(), Samples.SECRET, new Channel.Webhook.Retired(old, Samples.NOON));
    courier(Duration.ofSeconds(10)).deliver(ALERT, retired);
    assertThat(requests.poll(5, TimeUnit.SECONDS).signature().split(" ")).hasSize(1);
    assertThat(rotated.toString()).doesNotContain(old, Samples.SECRET, "127.0.0.1");
  }

  @Test
  void refusesToSignWithAShortSecret() {
    Channel.Webhook webhook = new Channel.Webhook(address(), "whsec_c2hvcnQ=");
    assertThat(courier(Duration.ofSeconds(10)).deliver(ALERT, webhook))
        .isInstanceOf(Outcome.Never.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void givesUpWaitingForAnEndpointThatNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Outbound out = outbound(silent.getLocalPort())) {
      WebhookCourier courier = courier(out, Duration.ofMillis(300));
      assertThat(
              courier.deliver(ALERT, Samples.webhook("http://127.0.0.1:" + silent.getLocalPort())))
          .isInstanceOf(Outcome.Later.class);
    }
  }

  @Test
  void triesAgainWhenNobodyListensOrTlsFails() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (Outbound out = outbound(port)) {
      WebhookCourier courier = courier(out, Duration.ofSeconds(5));
      assertThat(courier.deliver(ALERT, Samples.webhook("http://127.0.0.1:" + port)))
          .isInstanceOf(Outcome.Later.class);
    }
    String plain = "https://127.0.0.1:" + server.getAddress().getPort();
    assertThat(courier(Duration.ofSeconds(1)).deliver(ALERT, Samples.webhook(plain)))
        .isInstanceOf(Outcome.Later.class);
  }

  private Outcome deliver() {
    return courier(Duration.ofSeconds(10))
        .deliver(ALERT, new Channel.Webhook(address(), Samples.SECRET));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  private WebhookCourier courier(Duration deadline) {
    return courier(outbound, deadline);
  }

  private static WebhookCourier courier(Outbound out, Duration deadline) {
    InstantSource clock = InstantSource.fixed(Samples.NOON);
    return new WebhookCourier(new Post(out, clock, deadline), clock);
  }

  private static Outbound outbound(int port) {
    return new Outbound(
        OutboundSettings.defaults("test@example.org")
            .withAllowedHosts(Set.of("127.0.0.1:" + port)));
  }
}
