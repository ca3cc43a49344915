package org.vigie.alerts.channel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.alerts.text.Brief;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;
import tools.jackson.databind.JsonNode;

/** Has a bot of Telegram write messages to a chat. */
final class TelegramCourier implements Courier<Channel.Telegram> {
  static final URI API = URI.create("https://api.telegram.org");

  /** Of 4,096 that a message may have, counted without its marks. */
  private static final int MAX_TEXT = 3_500;

  /** The token is none any more, the bot was shut out, or the chat is not there. */
  private static final Set<Integer> GONE = Set.of(401, 403, 404);

  /** A name after it would be called. */
  private static final Pattern CALL = Pattern.compile("@(?=\\w)");

  private static final String NO_SPACE = "\u2060";

  private final Post post;
  private final URI api;

  TelegramCourier(Post post, URI api) {
    this.post = post;
    this.api = api;
  }

  @Override
  public Outcome deliver(Message message, Channel.Telegram telegram) {
    Brief brief = message.brief();
    String text =
        "<b><a href=\"%s\">%s</a></b>\n%s\n\n<a href=\"%s\">Vigie</a>"
            .formatted(
                Texts.html(brief.url()),
                plain(brief.title()),
                plain(Texts.cut(brief.text(), MAX_TEXT)),
                Texts.html(message.settings()));
    return post.json(
        api.resolve("/bot" + telegram.token() + "/sendMessage"),
        Map.of(),
        Map.of(
            "chat_id",
            telegram.chat(),
            "text",
            text,
            "parse_mode",
            "HTML",
            "link_preview_options",
            Map.of("is_disabled", true)),
        TelegramCourier::read);
  }

  private static Optional<Outcome> read(Post.Said said) {
    JsonNode answer = said.json();
    if (answer.path("ok").asBoolean(false)) {
      return Optional.empty();
    }
    int code = answer.path("error_code").asInt(said.status());
    if (GONE.contains(code)) {
      return Optional.of(new Outcome.Gone(said.words()));
    }
    JsonNode moved = answer.at("/parameters/migrate_to_chat_id");
    if (moved.isNumber()) {
      return Optional.of(
          new Outcome.Never(said.words() + ": the chat is now " + moved.asLong() + ", enter that"));
    }
    if (code == 400) {
      return Optional.of(new Outcome.Never(said.words()));
    }
    JsonNode wait = answer.at("/parameters/retry_after");
    if (wait.isIntegralNumber() && wait.asLong() >= 0) {
      return Optional.of(
          new Outcome.Later(said.words(), Optional.of(Duration.ofSeconds(wait.asLong()))));
    }
    return said.status() == 200 ? Optional.of(new Outcome.Later(said.words())) : Optional.empty();
  }

  private static String plain(String text) {
    return CALL.matcher(Texts.html(text)).replaceAll("@" + NO_SPACE);
  }
}
