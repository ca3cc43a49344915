package org.vigie.web.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.Ping;
import org.vigie.model.Subscription;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.TestDesk;

/** A hub that calls, as one would: signed, unsigned, too much, and without having been asked. */
class HubCallsIT {
  private static final URI TOPIC = URI.create("https://example.org/feed?a=b");
  private static final String TOKEN = "0123abcd";
  private static final String SECRET = "secret";

  private final TestDesk desk = TestDesk.shared();
  private final View<Ping> pings = new View<>(desk.connection(), Stream.PINGS, Codec.PING);
  private final HttpClient hub = HttpClient.newHttpClient();

  @BeforeEach
  void subscribe() {
    pings.start();
    View<Subscription> subscriptions =
        new View<>(desk.connection(), Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION);
    subscriptions.start();
    URI address = URI.create("https://hub.example/");
    subscriptions.put(
        "wire", new Subscription("wire", address, TOPIC, TOKEN, SECRET, Instant.now()));
    subscriptions.stop();
    pings.remove("wire");
  }

  @AfterEach
  void stop() {
    pings.stop();
  }

  @Test
  void whatWeAskedForIsConfirmedForAsLongAsTheHubWill() throws Exception {
    HttpResponse<String> answer = verify(TOKEN, "subscribe", TOPIC, "&hub.lease_seconds=3600");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<b>challenge");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(until())
        .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_601));
    assertThat(verify(TOKEN, "subscribe", TOPIC, "&hub.lease_seconds=99999999999").statusCode())
        .isEqualTo(200);
    assertThat(until()).isBefore(Instant.now().plus(Duration.ofDays(31)));
  }

  @Test
  void whatWeDidNotAskForIsNotConfirmed() throws Exception {
    assertThat(verify("00000000", "subscribe", TOPIC, "").statusCode()).isEqualTo(404);
    URI other = URI.create("https://example.org/other");
    assertThat(verify(TOKEN, "subscribe", other, "").statusCode()).isEqualTo(404);
    assertThat(verify(TOKEN, "unsubscribe", TOPIC, "").statusCode()).isEqualTo(404);
    assertThat(get("/websub/none/" + TOKEN + "?hub.mode=subscribe").statusCode()).isEqualTo(404);
    assertThat(get("/websub/wire/" + TOKEN).statusCode()).isEqualTo(400);
    pings.catchUp(Duration.ofSeconds(30));
    assertThat(pings.get("wire")).isEmpty();
  }

  @Test
  void aHubThatSaysNoIsTakenAtItsWord() throws Exception {
    assertThat(verify(TOKEN, "subscribe", TOPIC, "&hub.lease_seconds=3600").statusCode())
        .isEqualTo(200);
    assertThat(verify(TOKEN, "denied", TOPIC, "").statusCode()).isEqualTo(200);
    pings.catchUp(Duration.ofSeconds(30));
    assertThat(pings.get("wire").orElseThrow().until()).isNull();
  }

  @Test
  void signedNewsIsTakenNoteOf() throws Exception {
    Instant before = Instant.now();
    for (String algorithm : new String[] {"SHA1", "SHA256", "SHA384", "SHA512"}) {
      assertThat(tell("<feed/>", signature(algorithm, "<feed/>")).statusCode()).isEqualTo(202);
    }
    pings.catchUp(Duration.ofSeconds(30));
    assertThat(pings.get("wire").orElseThrow().news()).isAfterOrEqualTo(before);
  }

  @Test
  void newsThatIsNotSignedByTheHubIsNot() throws Exception {
    for (String signature :
        new String[] {
          "", "sha256=", "sha256=00", "sha256=xyz", "md5=00", signature("SHA256", "<other/>")
        }) {
      assertThat(tell("<feed/>", signature).statusCode()).isEqualTo(202);
    }
    pings.catchUp(Duration.ofSeconds(30));
    assertThat(pings.get("wire")).isEmpty();
  }

  @Test
  void moreThanAFeedMayHoldIsRefused() throws Exception {
    String much = "x".repeat((5 << 20) + 1);
    assertThat(tell(much, signature("SHA256", much)).statusCode()).isEqualTo(413);
  }

  private Instant until() {
    pings.catchUp(Duration.ofSeconds(30));
    return Objects.requireNonNull(pings.get("wire").orElseThrow().until());
  }

  private HttpResponse<String> verify(String token, String mode, URI topic, String more)
      throws Exception {
    return get(
        "/websub/wire/%s?hub.mode=%s&hub.topic=%s&hub.challenge=%s%s"
            .formatted(token, mode, encoded(topic.toString()), encoded("<b>challenge"), more));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return hub.send(
        HttpRequest.newBuilder(desk.home().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> tell(String body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(desk.home().resolve("/websub/wire/" + TOKEN))
            .header("Content-Type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature", signature);
    }
    return hub.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String signature(String algorithm, String body) throws Exception {
    Mac mac = Mac.getInstance("Hmac" + algorithm);
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "Hmac" + algorithm));
    return algorithm.toLowerCase(Locale.ROOT)
        + "="
        + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
