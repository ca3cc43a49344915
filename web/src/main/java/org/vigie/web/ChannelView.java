package org.vigie.web;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.model.Channel;

/**
 * A channel as it is shown: without its secret.
 *
 * @param kind {@code webhook} or {@code mail}
 * @param target the webhook's address, or the mail address
 * @param key names it among its owner's channels
 */
public record ChannelView(String kind, String target, String key) {
  static ChannelView of(Channel channel) {
    return switch (channel) {
      case Channel.Webhook webhook -> new ChannelView("webhook", target(webhook), webhook.key());
      case Channel.Mail mail -> new ChannelView("mail", target(mail), mail.key());
    };
  }

  /** The targets of one kind, one a line, as a form shows them. */
  static String lines(List<Channel> channels, Class<? extends Channel> kind) {
    return channels.stream()
        .filter(kind::isInstance)
        .map(ChannelView::target)
        .collect(Collectors.joining("\n"));
  }

  static String target(Channel channel) {
    return switch (channel) {
      case Channel.Webhook webhook -> webhook.url().toString();
      case Channel.Mail mail -> mail.to();
    };
  }
}
