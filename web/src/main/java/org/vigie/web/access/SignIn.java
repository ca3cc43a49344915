package org.vigie.web.access;

import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.function.IntSupplier;

/** Makes links that sign a browser in, each once. They are kept in memory, as digests. */
public final class SignIn {
  private static final int TOKEN_BYTES = 32;
  private static final int MAX_OPEN = 32;

  private final SecureRandom random = new SecureRandom();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Duration linkLife;
  private final InstantSource time;
  private final IntSupplier port;

  @SuppressWarnings("ArrayRecordComponent")
  private record Open(byte[] digest, Instant until) {}

  public SignIn(Duration linkLife, InstantSource time, IntSupplier port) {
    this.linkLife = linkLife;
    this.time = time;
    this.port = port;
  }

  /**
   * A new link to the first page. It works once, and not for ever.
   *
   * @throws IllegalStateException when the server has not started: its port is not yet known
   */
  public URI newLink() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    remember(new Open(Digest.of(token), time.instant().plus(linkLife)));
    return home().resolve("/sign-in?token=" + token);
  }

  /** The address of the first page. */
  URI home() {
    return URI.create("http://127.0.0.1:" + port.getAsInt() + "/");
  }

  /** Whether a token signs in; it never does so again. */
  synchronized boolean redeem(String token) {
    dropExpired();
    byte[] digest = Digest.of(token);
    Open found = null;
    for (Open candidate : open) {
      if (MessageDigest.isEqual(candidate.digest(), digest)) {
        found = candidate;
      }
    }
    return found != null && open.remove(found);
  }

  private synchronized void remember(Open link) {
    dropExpired();
    open.addLast(link);
    if (open.size() > MAX_OPEN) {
      open.removeFirst();
    }
  }

  private void dropExpired() {
    Instant now = time.instant();
    open.removeIf(link -> !link.until().isAfter(now));
  }
}
