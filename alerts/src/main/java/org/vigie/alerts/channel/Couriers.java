package org.vigie.alerts.channel;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.text.Message;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Channel;
import org.vigie.streams.Connection;

/** Brings messages to channels of every kind. */
public final class Couriers implements Courier<Channel>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Couriers.class);

  private static final Duration MAIL_DEADLINE = Duration.ofSeconds(25);

  private final Outbound outbound;
  private final Courier<Channel.Webhook> webhooks;
  private final Courier<Channel.Mail> mails;
  private final Courier<Channel.Slack> slack;
  private final Courier<Channel.Mattermost> mattermost;
  private final Courier<Channel.Teams> teams;
  private final Courier<Channel.Telegram> telegram;
  private final Courier<Channel.Ntfy> ntfy;
  private final KafkaCourier kafka;

  /**
   * Those of all kinds; nothing is opened before something is brought.
   *
   * @param limits of what goes out to the web
   * @param mail the mail server; null when there is none: mails are then held back, and say so
   */
  public Couriers(
      OutboundSettings limits, @Nullable Smtp mail, Connection connection, InstantSource clock) {
    outbound = new Outbound(limits);
    Post post = new Post(outbound, clock);
    webhooks = new WebhookCourier(post, clock);
    mails = new MailCourier(mail, clock, MAIL_DEADLINE);
    slack = new SlackCourier(post);
    mattermost = new MattermostCourier(post);
    teams = new TeamsCourier(post);
    telegram = new TelegramCourier(post, TelegramCourier.API);
    ntfy = new NtfyCourier(post);
    kafka = new KafkaCourier(connection);
  }

  @Override
  public Outcome deliver(Message message, Channel channel) {
    try {
      return switch (channel) {
        case Channel.Webhook webhook -> webhooks.deliver(message, webhook);
        case Channel.Mail mail -> mails.deliver(message, mail);
        case Channel.Slack hook -> slack.deliver(message, hook);
        case Channel.Mattermost hook -> mattermost.deliver(message, hook);
        case Channel.Teams hook -> teams.deliver(message, hook);
        case Channel.Telegram chat -> telegram.deliver(message, chat);
        case Channel.Ntfy topic -> ntfy.deliver(message, topic);
        case Channel.Kafka topic -> kafka.deliver(message, topic);
      };
    } catch (RuntimeException e) {
      log.error("message={} channel={} met a defect of ours", message.id(), channel.key(), e);
      return new Outcome.Later("a defect of ours: " + e);
    }
  }

  @Override
  public void close() {
    outbound.close();
    kafka.close();
  }
}
