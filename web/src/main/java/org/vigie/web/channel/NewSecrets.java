package org.vigie.web.channel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Channel;

/** The secrets of webhooks that were just made: they are shown once. */
public final class NewSecrets {
  private NewSecrets() {}

  /**
   * The secret of a webhook.
   *
   * @param key of the webhook
   * @param target its host and the last four characters of its address
   * @param secret by which it can tell that a message is ours
   */
  public record NewSecret(String key, String target, String secret) {}

  /** Those of webhooks that were not there before. */
  public static List<NewSecret> of(List<Channel> channels, List<Channel> before) {
    return channels.stream()
        .filter(channel -> !before.contains(channel))
        .flatMap(
            channel ->
                channel instanceof Channel.Webhook webhook
                    ? Stream.of(new NewSecret(webhook.key(), webhook.shown(), webhook.secret()))
                    : Stream.empty())
        .toList();
  }

  /** The same on the page that comes next. */
  public static void show(List<Channel> channels, List<Channel> before, RedirectAttributes next) {
    Map<String, String> secrets = new TreeMap<>();
    of(channels, before).forEach(one -> secrets.put(one.target(), one.secret()));
    if (!secrets.isEmpty()) {
      next.addFlashAttribute("secrets", secrets);
    }
  }
}
