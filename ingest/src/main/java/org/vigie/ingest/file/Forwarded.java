package org.vigie.ingest.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Dates;

/**
 * A mail within the text of another, as mail programs forward it.
 *
 * @param from who wrote it; null when it does not say
 * @param sent when; null when it does not say
 * @param subject its subject; null when it does not say
 * @param text its text alone
 */
record Forwarded(
    @Nullable String from, @Nullable Instant sent, @Nullable String subject, String text) {

  private static final Pattern MARK =
      Pattern.compile(
          "(?im)^[> ]*(?:-{2,} *(?:forwarded message|original message|message transf[ée]r[ée]"
              + "|message d['’]origine|message original) *-{2,}|begin forwarded message *:"
              + "|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée]) *:)");

  private static final String FIELDS =
      "from|de|date|sent|envoy[ée](?: le)?|subject|objet|to|[àa]|cc|reply-to|r[ée]pondre [àa]";

  /** Where HTML had a break between two lines of its head, there may be but a space. */
  private static final Pattern FIELD_AMID =
      Pattern.compile("\\s+(?:>\\s*)*(?=(?iu:" + FIELDS + ") ?: )(?=\\p{Lu})");

  private static final Pattern FIELD =
      Pattern.compile("(?iu)^[> *]*(" + FIELDS + ")\\*? ?:\\*? *(.*)$");

  private static final Pattern NOTHING = Pattern.compile("[>\\s]*");
  private static final int HEAD = 1_500;

  /** The first mail that is forwarded in a text. */
  static Optional<Forwarded> in(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.find() ? Optional.of(read(text.substring(mark.end()))) : Optional.empty();
  }

  private static Forwarded read(String text) {
    int most = Math.min(text.length(), HEAD);
    String all =
        FIELD_AMID.matcher(text.substring(0, most)).replaceAll("\n") + text.substring(most);
    Map<String, String> head = new HashMap<>();
    int at = 0;
    while (at < all.length()) {
      int end = all.indexOf('\n', at);
      String line = all.substring(at, end < 0 ? all.length() : end);
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        head.putIfAbsent(meaning(field.group(1)), field.group(2).strip());
      } else if (!NOTHING.matcher(line).matches()) {
        break;
      }
      at = end < 0 ? all.length() : end + 1;
    }
    return new Forwarded(
        head.get("from"),
        Dates.parse(head.getOrDefault("sent", "")).orElse(null),
        head.get("subject"),
        all.substring(at).strip());
  }

  private static String meaning(String field) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "from", "de" -> "from";
      case "date", "sent", "envoyé", "envoyé le", "envoye", "envoye le" -> "sent";
      case "subject", "objet" -> "subject";
      default -> "other";
    };
  }
}
