package org.vigie.alerts;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.http.Outbound;
import org.vigie.model.Channel;

/** Brings messages to channels of every kind. */
final class Couriers implements Courier<Channel>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Couriers.class);

  private static final Duration MAIL_DEADLINE = Duration.ofSeconds(25);

  private final Outbound outbound;
  private final Courier<Channel.Webhook> webhooks;
  private final Courier<Channel.Mail> mails;

  Couriers(AlertsSettings settings, InstantSource clock) {
    outbound = new Outbound(settings.outbound());
    webhooks = new WebhookCourier(outbound, clock);
    mails = new MailCourier(settings.mail(), clock, MAIL_DEADLINE);
  }

  @Override
  public Outcome deliver(Message message, Channel channel) {
    try {
      return switch (channel) {
        case Channel.Webhook webhook -> webhooks.deliver(message, webhook);
        case Channel.Mail mail -> mails.deliver(message, mail);
      };
    } catch (RuntimeException e) {
      log.error("message={} channel={} met a defect of ours", message.id(), channel.key(), e);
      return new Outcome.Later("a defect of ours: " + e);
    }
  }

  @Override
  public void close() {
    outbound.close();
  }
}
