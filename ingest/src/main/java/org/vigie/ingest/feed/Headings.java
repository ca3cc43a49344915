package org.vigie.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a title to a text that has none. */
final class Headings {
  private static final int LONG = 120;
  private static final int SHORT = 20;
  private static final Pattern SENTENCE = Pattern.compile("[.!?…](?=\\s)");

  private Headings() {}

  /** The first sentence of its first paragraph, or as many words of it as a title may have. */
  static String of(String text) {
    String start = text.split("\n", 2)[0];
    Matcher end = SENTENCE.matcher(start);
    while (end.find()) {
      if (end.end() >= SHORT && end.end() <= LONG) {
        return start.substring(0, end.end());
      }
    }
    if (start.length() <= LONG) {
      return start;
    }
    int word = start.lastIndexOf(' ', LONG);
    int cut = word > SHORT ? word : LONG;
    return start.substring(0, Character.isHighSurrogate(start.charAt(cut - 1)) ? cut - 1 : cut)
        + "…";
  }
}
