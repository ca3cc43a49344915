package org.vigie.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Channel;

/** Makes channels of what their owner wrote, and keeps the secret of a webhook that stays. */
final class ChannelForm {
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final int MAX_CHANNELS = 5;
  private static final int MAX_ADDRESS = 2_000;

  private final Channels channels;

  ChannelForm(Channels channels) {
    this.channels = channels;
  }

  /**
   * The channels that are wanted.
   *
   * @param wanted null to leave them as they were
   * @param before as they were
   */
  List<Channel> read(@Nullable List<Draft.Wanted> wanted, List<Channel> before) {
    if (wanted == null) {
      return before;
    }
    if (wanted.size() > MAX_CHANNELS) {
      throw Refusal.invalid("channels", "There are more than " + MAX_CHANNELS + ".", "Send fewer.");
    }
    List<Channel> read = new ArrayList<>();
    for (Draft.Wanted one : wanted) {
      Channel channel = read(one, before);
      if (read.stream().noneMatch(other -> other.key().equals(channel.key()))) {
        read.add(channel);
      }
    }
    return read;
  }

  /** What was there already stays: it may have been saved when it was allowed. */
  private Channel read(Draft.Wanted wanted, List<Channel> before) {
    Channel channel = made(wanted, before);
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

  private Channel made(Draft.Wanted wanted, List<Channel> before) {
    String target = wanted.target() == null ? "" : wanted.target().strip();
    return switch (wanted.kind() == null ? "" : wanted.kind()) {
      case "webhook" -> {
        URI url = webhook(target);
        yield new Channel.Webhook(url, secret(url, before).orElseGet(channels::newSecret));
      }
      case "mail" -> mail(target);
      default ->
          throw Refusal.invalid(
              "channels", "A channel is of no known kind.", "Use webhook or mail.");
    };
  }

  private static Channel.Mail mail(String target) {
    if (!MAIL.matcher(target).matches()) {
      throw Refusal.invalid(
          "mail", "'" + target + "' is not one mail address.", "Write it as name@example.org.");
    }
    return new Channel.Mail(target);
  }

  private static URI webhook(String target) {
    try {
      URI url = new URI(target);
      if (Show.link(url) != null
          && url.getHost() != null
          && url.getUserInfo() == null
          && target.length() <= MAX_ADDRESS) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw badWebhook(target);
    }
    throw badWebhook(target);
  }

  private static Refusal badWebhook(String target) {
    return Refusal.invalid(
        "webhook",
        "'" + target + "' is not the address of a webhook.",
        "Write it as https://example.org/path, without a user name or password.");
  }

  private static Optional<String> secret(URI url, List<Channel> before) {
    return before.stream()
        .flatMap(
            channel ->
                channel instanceof Channel.Webhook(URI known, String secret) && known.equals(url)
                    ? Stream.of(secret)
                    : Stream.empty())
        .findFirst();
  }
}
