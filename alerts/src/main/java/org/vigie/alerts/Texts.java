package org.vigie.alerts;

import java.util.regex.Pattern;

/** Makes text from the web fit for a line of ours. */
final class Texts {
  /** Control characters, and those that turn the direction of what follows. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Texts() {}

  /** The text on one line, without control characters. */
  static String line(String text) {
    return SPACES.matcher(UNSAFE.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** The beginning of a text, with an ellipsis when it is longer. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end =
        longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /** The text as it stands in HTML, in an attribute as well. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
