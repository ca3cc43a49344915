package org.vigie.alerts.channel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;

/** Posts messages to HTTP endpoints as Standard Webhooks says. */
final class WebhookCourier implements Courier<Channel.Webhook> {
  private final Post post;
  private final InstantSource clock;

  WebhookCourier(Post post, InstantSource clock) {
    this.post = post;
    this.clock = clock;
  }

  @Override
  public Outcome deliver(Message message, Channel.Webhook webhook) {
    Instant now = clock.instant();
    String signatures;
    try {
      signatures = WebhookSignature.of(message.id(), now, message.payload(), webhook);
    } catch (IllegalArgumentException e) {
      return new Outcome.Never("not sent: " + e.getMessage());
    }
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            message.id(),
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            signatures);
    return post.bytes(webhook.url(), headers, message.payload());
  }
}
