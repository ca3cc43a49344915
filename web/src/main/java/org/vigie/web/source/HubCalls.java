package org.vigie.web.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Ping;
import org.vigie.model.Source;
import org.vigie.model.Subscription;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.View;

/**
 * Where hubs (WebSub) call: to have a subscription confirmed, and when there is news. What they
 * send is not read; that they signed it has the source polled.
 */
@RestController
@Hidden
@RequestMapping(HubCalls.ROOT + "/{source}/{token}")
public class HubCalls {
  public static final String ROOT = "/websub";

  private static final Duration LONGEST_LEASE = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  public static final int MOST_BYTES = 5 << 20;
  private static final int LONGEST_CHALLENGE = 1_000;
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  /** Strangers may call as often as they like; Kafka is asked no more often for that. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final View<Source> sources;
  private final View<Subscription> subscriptions;
  private final View<Ping> pings;
  private final InstantSource time;
  private Instant looked = Instant.EPOCH;

  HubCalls(
      View<Source> sources,
      View<Subscription> subscriptions,
      View<Ping> pings,
      InstantSource time) {
    this.sources = sources;
    this.subscriptions = subscriptions;
    this.pings = pings;
    this.time = time;
  }

  /** A hub asks whether it was us who asked it, or says that it will not. */
  @GetMapping
  ResponseEntity<String> verify(
      @PathVariable String source,
      @PathVariable String token,
      @RequestParam("hub.mode") String mode,
      @RequestParam(name = "hub.topic", defaultValue = "") String topic,
      @RequestParam(name = "hub.challenge", defaultValue = "") String challenge,
      @RequestParam(name = "hub.lease_seconds", defaultValue = "0") long lease) {
    Optional<Subscription> ours =
        subscription(source, token).filter(one -> one.topic().toString().equals(topic));
    boolean subscribed = mode.equals("subscribe") && challenge.length() <= LONGEST_CHALLENGE;
    if (ours.isEmpty() || !(subscribed || mode.equals("denied"))) {
      return ResponseEntity.notFound().build();
    }
    Duration kept = Duration.ofSeconds(Math.clamp(lease, 0, LONGEST_LEASE.toSeconds()));
    put(ours.get(), subscribed ? time.instant().plus(kept) : null, news(ours.get()));
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
  }

  /** A hub tells of news. As the standard has it, one whose signature is wrong is not told so. */
  @PostMapping
  ResponseEntity<Void> tell(
      @PathVariable String source,
      @PathVariable String token,
      @RequestHeader(name = "X-Hub-Signature", defaultValue = "") String signature,
      HttpServletRequest request)
      throws IOException {
    Optional<Subscription> ours = subscription(source, token);
    if (ours.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    if (isSigned(body, signature, ours.get().secret())) {
      put(ours.get(), ping(ours.get()).map(Ping::until).orElse(null), time.instant());
    }
    return ResponseEntity.accepted().build();
  }

  /** A hub may call before we have read that it was asked to. */
  private Optional<Subscription> subscription(String source, String token) {
    Optional<Subscription> known = known(source, token);
    if (known.isPresent() || sources.get(source).isEmpty() || !mayLook()) {
      return known;
    }
    try {
      subscriptions.catchUp(PATIENCE);
    } catch (UnconfirmedWriteException e) {
      return Optional.empty();
    }
    return known(source, token);
  }

  private synchronized boolean mayLook() {
    Instant now = time.instant();
    boolean may = looked.plus(BETWEEN_LOOKS).isBefore(now);
    looked = may ? now : looked;
    return may;
  }

  private Optional<Subscription> known(String source, String token) {
    return subscriptions
        .get(source)
        .filter(one -> MessageDigest.isEqual(one.token().getBytes(UTF_8), token.getBytes(UTF_8)));
  }

  private Optional<Ping> ping(Subscription subscription) {
    return pings
        .get(subscription.source())
        .filter(ping -> ping.token().equals(subscription.token()));
  }

  private @Nullable Instant news(Subscription subscription) {
    return ping(subscription).map(Ping::news).orElse(null);
  }

  private void put(Subscription subscription, @Nullable Instant until, @Nullable Instant news) {
    pings.put(subscription.source(), new Ping(subscription.token(), until, news));
  }

  private static boolean isSigned(byte[] body, String signature, String secret) {
    int equals = signature.indexOf('=');
    String algorithm = equals < 0 ? null : SIGNATURES.get(signature.substring(0, equals));
    if (algorithm == null) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      byte[] given = HexFormat.of().parseHex(signature.substring(equals + 1));
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
