package org.vigie.alerts.channel;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret that a webhook's endpoint and we share, in the form of Standard Webhooks. */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private WebhookSecret() {}

  /** A new secret: {@code whsec_} and 32 random bytes in Base64. */
  public static String create() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes of a secret.
   *
   * @throws IllegalArgumentException when it is not {@code whsec_} and 24 to 64 bytes in Base64;
   *     the message does not hold it
   */
  static byte[] bytes(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook secret is in Base64 after " + PREFIX, e);
    }
    if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a webhook secret has 24 to 64 bytes; this one has " + bytes.length);
    }
    return bytes;
  }
}
