package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;

/** Publishes messages to topics of ntfy servers. */
final class NtfyCourier implements Courier<Channel.Ntfy> {
  /** A longer message becomes a file attached to an empty one. */
  private static final int MAX_BYTES = 4_000;

  private final Post post;

  NtfyCourier(Post post) {
    this.post = post;
  }

  @Override
  public Outcome deliver(Message message, Channel.Ntfy ntfy) {
    String address = ntfy.url().toString();
    int slash = address.lastIndexOf('/');
    Brief brief = message.brief();
    return post.json(
        URI.create(address.substring(0, slash + 1)),
        ntfy.token() == null ? Map.of() : Map.of("Authorization", "Bearer " + ntfy.token()),
        Map.of(
            "topic",
            address.substring(slash + 1),
            "title",
            brief.title(),
            "message",
            cutBytes(brief.text(), MAX_BYTES),
            "priority",
            priority(brief.priority()),
            "click",
            brief.url(),
            "tags",
            List.of("vigie")),
        NtfyCourier::read);
  }

  private static int priority(Priority priority) {
    return switch (priority) {
      case LOW -> 2;
      case NORMAL -> 3;
      case URGENT -> 5;
    };
  }

  private static Optional<Outcome> read(Post.Said said) {
    return switch (said.status()) {
      case 400, 413 -> Optional.of(new Outcome.Never(said.words()));
      case 401, 403 ->
          Optional.of(new Outcome.Later(said.words() + ": the topic wants another access token"));
      default -> Optional.empty();
    };
  }

  /** The longest beginning of a text, with an ellipsis when it is longer, of so many bytes. */
  private static String cutBytes(String text, int most) {
    String cut = text;
    for (int length = Math.min(text.length(), most); bytes(cut) > most; length = length * 9 / 10) {
      cut = Texts.cut(text, length);
    }
    return cut;
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
