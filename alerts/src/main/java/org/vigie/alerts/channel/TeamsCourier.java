package org.vigie.alerts.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;

/** Posts messages as Adaptive Cards to webhooks of Microsoft Teams workflows. */
final class TeamsCourier implements Courier<Channel.Teams> {
  private static final int MAX_LINE = 600;
  private static final int MAX_LINES = 30;
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private final Post post;

  TeamsCourier(Post post) {
    this.post = post;
  }

  @Override
  public Outcome deliver(Message message, Channel.Teams teams) {
    Brief brief = message.brief();
    List<Object> body = new ArrayList<>();
    body.add(paragraph(brief.title(), true));
    brief.text().lines().limit(MAX_LINES).forEach(line -> body.add(paragraph(line, false)));
    Map<String, Object> card =
        Map.of(
            "type",
            "AdaptiveCard",
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "version",
            "1.4",
            "msteams",
            Map.of("width", "Full"),
            "body",
            body,
            "actions",
            List.of(open(brief.url(), Texts.host(brief.url())), open(message.settings(), "Vigie")));
    return post.json(
        teams.url(),
        Map.of(),
        Map.of(
            "type",
            "message",
            "attachments",
            List.of(Map.of("contentType", CARD, "content", card))),
        TeamsCourier::read);
  }

  /** Runs of text, unlike blocks of it, are not read as Markdown. */
  private static Map<String, Object> paragraph(String text, boolean isTitle) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(
            Map.of(
                "type",
                "TextRun",
                "text",
                Texts.cut(text, MAX_LINE),
                "weight",
                isTitle ? "Bolder" : "Default",
                "size",
                isTitle ? "Medium" : "Default")));
  }

  private static Map<String, Object> open(String url, String title) {
    return Map.of("type", "Action.OpenUrl", "title", title, "url", url);
  }

  /** The older connectors answer 200 whatever came of it, and tell it in words. */
  private static Optional<Outcome> read(Post.Said said) {
    if (said.status() == 200 && said.words().contains("delivery failed")) {
      return Optional.of(new Outcome.Later(said.words()));
    }
    if (said.status() == 404) {
      return Optional.of(new Outcome.Gone(said.words()));
    }
    return said.status() == 400 && !isOff(said)
        ? Optional.of(new Outcome.Never(said.words()))
        : Optional.empty();
  }

  /** Its owner may switch the workflow on again. */
  private static boolean isOff(Post.Said said) {
    return said.json().at("/error/code").asString("").equals("WorkflowTriggerIsNotEnabled");
  }
}
