package org.vigie.alerts.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;

/** Posts messages to incoming webhooks of Slack. */
final class SlackCourier implements Courier<Channel.Slack> {
  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 3_000;

  /** Answers of webhooks that were revoked, or whose channel or team is no more. */
  private static final Set<Integer> GONE = Set.of(404, 410);

  private final Post post;

  SlackCourier(Post post) {
    this.post = post;
  }

  /** What strangers wrote stands in plain text, in which Slack neither mentions nor links. */
  @Override
  public Outcome deliver(Message message, Channel.Slack slack) {
    Brief brief = message.brief();
    List<Object> blocks = new ArrayList<>();
    blocks.add(Map.of("type", "header", "text", plain(brief.title(), MAX_HEADER)));
    if (!brief.text().isBlank()) {
      blocks.add(Map.of("type", "section", "text", plain(brief.text(), MAX_SECTION)));
    }
    String links =
        link(brief.url(), Texts.host(brief.url())) + " · " + link(message.settings(), "Vigie");
    blocks.add(
        Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", links))));
    return post.json(
        slack.url(),
        Map.of(),
        Map.of(
            "text",
            escaped(brief.title()),
            "blocks",
            blocks,
            "unfurl_links",
            false,
            "unfurl_media",
            false),
        SlackCourier::read);
  }

  private static Optional<Outcome> read(Post.Said said) {
    if (GONE.contains(said.status())) {
      return Optional.of(new Outcome.Gone(said.words()));
    }
    return said.status() == 400 ? Optional.of(new Outcome.Never(said.words())) : Optional.empty();
  }

  private static Map<String, Object> plain(String text, int longest) {
    return Map.of("type", "plain_text", "text", fit(text, longest), "emoji", false);
  }

  /** As much of a text as has room once it is escaped. */
  private static String fit(String text, int longest) {
    String fit = escaped(text);
    for (int length = longest; fit.length() > longest; length = length * 9 / 10) {
      fit = escaped(Texts.cut(text, length));
    }
    return fit;
  }

  private static String link(String url, String label) {
    String safe = url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
    return "<" + safe.replace("&", "&amp;") + "|" + escaped(label) + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
