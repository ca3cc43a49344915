package org.vigie.web.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Channel;
import org.vigie.model.Channel.Webhook;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.ChannelView;
import org.vigie.web.show.Show;

/** Makes channels of what their owner wrote, and keeps the secrets of those that stay. */
public final class ChannelForm {
  /** How long messages are signed with a secret that was replaced as well. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final Pattern CHAT = Pattern.compile("-?\\d{1,20}|@[A-Za-z]\\w{3,60}");
  private static final Pattern BOT = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{10,100}");
  private static final Pattern NTFY = Pattern.compile("https?://[^?#]*/[-_A-Za-z0-9]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final int MAX_CHANNELS = 10;
  private static final int MAX_ADDRESS = 2_000;

  private final Channels channels;

  public ChannelForm(Channels channels) {
    this.channels = channels;
  }

  /**
   * The channels that are wanted.
   *
   * @param wanted null to leave them as they were
   * @param before as they were
   */
  public List<Channel> read(@Nullable List<WantedChannel> wanted, List<Channel> before) {
    if (wanted == null) {
      return before;
    }
    if (wanted.size() > MAX_CHANNELS) {
      throw Refusal.invalid("channels", "There are more than " + MAX_CHANNELS + ".", "Send fewer.");
    }
    Map<String, Channel> read = new LinkedHashMap<>();
    for (WantedChannel one : wanted) {
      Channel channel = one.key() == null ? made(one, before) : of(before, one.key());
      read.put(channel.key(), channel);
    }
    return List.copyOf(read.values());
  }

  /** The same channels, of which a webhook has a new secret and the old one for a day more. */
  public List<Channel> renewed(List<Channel> before, String key, Instant now) {
    if (!(of(before, key) instanceof Webhook webhook)) {
      throw Refusal.invalid("key", "Only a webhook has a secret.", "Name a webhook.");
    }
    Channel renewed =
        new Webhook(
            webhook.url(),
            channels.newSecret(),
            new Webhook.Retired(webhook.secret(), now.plus(OVERLAP)));
    return before.stream().map(one -> one.equals(webhook) ? renewed : one).toList();
  }

  /** One of some channels. */
  public static Channel of(List<Channel> channels, String key) {
    return channels.stream()
        .filter(channel -> channel.key().equals(key))
        .findFirst()
        .orElseThrow(() -> Refusal.absent("channel", key));
  }

  /** What was there already stays: it may have been saved when it was allowed. */
  private Channel made(WantedChannel wanted, List<Channel> before) {
    Channel channel = parsed(wanted);
    if (channel instanceof Webhook made) {
      channel =
          before.stream().filter(old -> old.key().equals(made.key())).findFirst().orElse(made);
    }
    if (!before.contains(channel)) {
      channels
          .refusal(channel)
          .ifPresent(
              reason -> {
                throw Refusal.invalid(
                    "target", "Nothing can be sent there: " + reason + ".", "Write another.");
              });
    }
    return channel;
  }

  private Channel parsed(WantedChannel wanted) {
    String target = wanted.target() == null ? "" : wanted.target().strip();
    String token = wanted.token() == null ? "" : wanted.token().strip();
    return switch (wanted.kind() == null ? "" : wanted.kind()) {
      case "webhook" -> new Webhook(url("webhook", target), channels.newSecret());
      case "mail" -> mail(target);
      case "slack" -> new Channel.Slack(url("slack", target));
      case "mattermost" -> new Channel.Mattermost(url("mattermost", target));
      case "teams" -> new Channel.Teams(url("teams", target));
      case "telegram" -> telegram(target, token);
      case "ntfy" -> ntfy(target, token);
      case "kafka" -> kafka(target);
      default ->
          throw Refusal.invalid(
              "channels",
              "A channel is of no known kind.",
              "Use one of " + String.join(", ", ChannelView.KINDS) + ".");
    };
  }

  private static Channel.Mail mail(String target) {
    if (!MAIL.matcher(target).matches()) {
      throw Refusal.invalid(
          "mail", "'" + target + "' is not one mail address.", "Write it as name@example.org.");
    }
    return new Channel.Mail(target);
  }

  private static Channel.Telegram telegram(String chat, String token) {
    if (!CHAT.matcher(chat).matches() || !BOT.matcher(token).matches()) {
      throw Refusal.invalid(
          "telegram",
          "A Telegram channel is a chat (a number, or @name) and the token of a bot.",
          "Write the chat as the target, and the token as BotFather gave it.");
    }
    return new Channel.Telegram(chat, token);
  }

  private static Channel.Ntfy ntfy(String target, String token) {
    if (!NTFY.matcher(target).matches() || !(token.isEmpty() || TOKEN.matcher(token).matches())) {
      throw Refusal.invalid(
          "ntfy",
          "That is not the address of an ntfy topic, or the token is none.",
          "Write the address as https://ntfy.example/topic.");
    }
    return new Channel.Ntfy(url("ntfy", target), token.isEmpty() ? null : token);
  }

  private static Channel.Kafka kafka(String topic) {
    if (!Channel.Kafka.isTopic(topic)) {
      throw Refusal.invalid(
          "kafka",
          "'" + topic + "' is not the name of a topic that alerts may be written to.",
          "Begin it with " + Channel.Kafka.PREFIX + ", and use letters, digits, '.', '_', '-'.");
    }
    return new Channel.Kafka(topic);
  }

  private static URI url(String kind, String target) {
    try {
      URI url = new URI(target);
      if (Show.link(url) != null
          && url.getHost() != null
          && url.getUserInfo() == null
          && target.length() <= MAX_ADDRESS) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw badAddress(kind);
    }
    throw badAddress(kind);
  }

  private static Refusal badAddress(String kind) {
    return Refusal.invalid(
        kind,
        "That is not the address of a webhook.",
        "Write it as https://example.org/path, without a user name or password.");
  }
}
