package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vigie.model.Channel;

/** Signs what is posted to a webhook, as Standard Webhooks says. */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The value of the header {@code webhook-signature}: while a secret that was replaced still
   * holds, a signature with each.
   */
  static String of(String id, Instant timestamp, byte[] body, Channel.Webhook webhook) {
    String signature = of(id, timestamp, body, webhook.secret());
    Channel.Webhook.Retired before = webhook.before();
    return before == null || !timestamp.isBefore(before.until())
        ? signature
        : signature + " " + of(id, timestamp, body, before.secret());
  }

  /** One signature. */
  static String of(String id, Instant timestamp, byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(WebhookSecret.bytes(secret), ALGORITHM));
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }
}
