package org.vigie.web;

import org.vigie.model.Channel;

/**
 * A channel as it is shown: without its secret.
 *
 * @param kind {@code webhook} or {@code mail}
 * @param target the webhook's address, or the mail address
 * @param key names it within its saved search
 */
public record ChannelView(String kind, String target, String key) {
  static ChannelView of(Channel channel) {
    return switch (channel) {
      case Channel.Webhook webhook -> new ChannelView("webhook", target(webhook), webhook.key());
      case Channel.Mail mail -> new ChannelView("mail", target(mail), mail.key());
    };
  }

  static String target(Channel channel) {
    return switch (channel) {
      case Channel.Webhook webhook -> webhook.url().toString();
      case Channel.Mail mail -> mail.to();
    };
  }
}
