package org.vigie.alerts.text;

import java.util.regex.Pattern;
import org.vigie.model.Alert.Change;

/** Makes text from the web fit for a line of ours. */
public final class Texts {
  /** Control characters, and those that turn the direction of what follows. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Texts() {}

  /** The text on one line, without control characters. */
  public static String line(String text) {
    return SPACES.matcher(UNSAFE.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** The beginning of a text, with an ellipsis when it is longer. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end =
        longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /** The host of an address, as a short name of it. */
  public static String host(String url) {
    String host = url.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*", "");
    return cut(line(host), 60);
  }

  /** The text as it stands in HTML, in an attribute as well. */
  public static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A change with both sides cut. */
  static Change cut(Change change, int longest) {
    return new Change(
        change.kind(),
        cut(change.before(), longest),
        cut(change.after(), longest),
        change.article(),
        change.at());
  }
}
