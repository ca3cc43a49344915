package org.vigie.alerts.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;

/** Posts messages to incoming webhooks of Mattermost. */
final class MattermostCourier implements Courier<Channel.Mattermost> {
  private static final int MAX_TEXT = 2_000;

  /** What Markdown gives a meaning to. */
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-.!|>~<]");

  /** A name after it would be called, a word between two would be a picture. */
  private static final Pattern CALLS = Pattern.compile("@(?=\\S)|:(?=[\\w+-]+:)");

  private static final String NO_SPACE = "\u200B";

  private final Post post;

  MattermostCourier(Post post) {
    this.post = post;
  }

  @Override
  public Outcome deliver(Message message, Channel.Mattermost mattermost) {
    Brief brief = message.brief();
    Map<String, Object> attachment =
        Map.of(
            "fallback", plain(brief.title()),
            "title", plain(brief.title()),
            "title_link", brief.url(),
            "text", plain(Texts.cut(brief.text(), MAX_TEXT)),
            "footer", message.settings());
    return post.json(
        mattermost.url(),
        Map.of(),
        Map.of("attachments", List.of(attachment)),
        MattermostCourier::read);
  }

  private static Optional<Outcome> read(Post.Said said) {
    if (said.status() == 404 || isUnknown(said)) {
      return Optional.of(new Outcome.Gone(said.words()));
    }
    return said.status() == 400 ? Optional.of(new Outcome.Never(said.words())) : Optional.empty();
  }

  /** So it answers for a webhook that was deleted. */
  private static boolean isUnknown(Post.Said said) {
    return said.status() == 400
        && said.json().path("id").asString("").startsWith("web.incoming_webhook.invalid");
  }

  private static String plain(String text) {
    String unmarked = MARKS.matcher(text).replaceAll("\\\\$0");
    return CALLS.matcher(unmarked).replaceAll("$0" + NO_SPACE);
  }
}
