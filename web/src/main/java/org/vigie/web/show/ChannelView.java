package org.vigie.web.show;

import java.util.List;
import org.vigie.model.Channel;

/**
 * A channel as it is shown: without its secrets, of which its address may be one.
 *
 * @param kind one of {@link #KINDS}
 * @param target the mail address, the chat, the topic; of another address its host and its last
 *     four characters
 * @param key names it among its owner's channels
 */
public record ChannelView(String kind, String target, String key) {
  /** In the order of a form. */
  public static final List<String> KINDS =
      List.of("mail", "webhook", "slack", "mattermost", "teams", "telegram", "ntfy", "kafka");

  public static ChannelView of(Channel channel) {
    return new ChannelView(kind(channel), channel.shown(), channel.key());
  }

  private static String kind(Channel channel) {
    return switch (channel) {
      case Channel.Webhook _ -> "webhook";
      case Channel.Mail _ -> "mail";
      case Channel.Slack _ -> "slack";
      case Channel.Mattermost _ -> "mattermost";
      case Channel.Teams _ -> "teams";
      case Channel.Telegram _ -> "telegram";
      case Channel.Ntfy _ -> "ntfy";
      case Channel.Kafka _ -> "kafka";
    };
  }
}
