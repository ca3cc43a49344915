package org.vigie.app.instance;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** What commands print of an answer, as a terminal can bear it. */
public final class Terminal {
  private static final Pattern C1 = Pattern.compile("[\\x7f-\\x9f]");

  private Terminal() {}

  /** A text of an answer, as others may have written it; empty when it is not there. */
  public static String text(JsonNode node, String name) {
    return harmless(node.path(name).asString(""));
  }

  /** A time of an answer, to the second; a dash when there is none. */
  public static String time(JsonNode node, String name) {
    String text = node.path(name).asString("");
    try {
      return text.isEmpty() ? "-" : Instant.parse(text).truncatedTo(SECONDS).toString();
    } catch (DateTimeParseException e) {
      return harmless(text); // A day alone, as its source has it.
    }
  }

  /** What others wrote, without what would command a terminal. */
  public static String harmless(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n]]", "?");
  }

  /** The same of JSON, which stays what it is: it writes other controls as escapes by itself. */
  public static String json(Object value) {
    return escaped(Json.MAPPER.writeValueAsString(value), "\\u%04x");
  }

  /** The same of XML, which cannot hold the other controls. */
  public static String xml(String text) {
    return escaped(text, "&#x%x;");
  }

  private static String escaped(String text, String form) {
    return C1.matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(form.formatted((int) found.group().charAt(0))));
  }
}
