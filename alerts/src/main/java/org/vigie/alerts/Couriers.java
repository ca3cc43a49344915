package org.vigie.alerts;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.http.Outbound;
import org.vigie.model.Alert;
import org.vigie.model.Channel;

/** Brings alerts to channels of every kind. */
final class Couriers implements Courier<Channel>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Couriers.class);

  private static final Duration MAIL_DEADLINE = Duration.ofSeconds(25);

  private final Outbound outbound;
  private final Courier<Channel.Webhook> webhooks;
  private final Courier<Channel.Mail> mails;

  Couriers(AlertsSettings settings, InstantSource clock) {
    AlertLinks links = new AlertLinks(settings.page());
    outbound = new Outbound(settings.outbound());
    webhooks = new WebhookCourier(outbound, links, clock);
    mails = new MailCourier(settings.mail(), links, clock, MAIL_DEADLINE);
  }

  @Override
  public Outcome deliver(Alert alert, Channel channel) {
    try {
      return switch (channel) {
        case Channel.Webhook webhook -> webhooks.deliver(alert, webhook);
        case Channel.Mail mail -> mails.deliver(alert, mail);
      };
    } catch (RuntimeException e) {
      log.error("alert={} channel={} met a defect of ours", alert.id(), channel.key(), e);
      return new Outcome.Later("a defect of ours: " + e);
    }
  }

  @Override
  public void close() {
    outbound.close();
  }
}
