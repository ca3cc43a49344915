package org.vigie.ingest.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Plain text of small pieces of HTML, such as a feed carries. */
public final class HtmlText {
  private static final Pattern MARKUP =
      Pattern.compile("<[a-zA-Z!/][^<>]*>|&(?:[a-zA-Z][a-zA-Z0-9]+|#\\d+|#[xX][0-9a-fA-F]+);");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u00a0\\u200b\\u2028\\u2029]+");

  /** What steers a terminal, turns a line of a page around, or is but half a character. */
  private static final Pattern STEERING =
      Pattern.compile(
          "[\\p{Cc}&&[^\\s\\u0085]]|[\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff\\p{Cs}]");

  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

  private HtmlText() {}

  /** One line of plain text, whether it comes as HTML or not. */
  public static String line(String text) {
    String plain = isMarkup(text) ? Jsoup.parseBodyFragment(text).text() : text;
    return squeeze(plain);
  }

  /** Whether a text has tags or entities in it. */
  public static boolean isMarkup(String text) {
    return MARKUP.matcher(text).find();
  }

  /** Paragraphs of what is plain text already. */
  public static String plainParagraphs(String text) {
    return BLANK_LINE
        .splitAsStream(text)
        .map(HtmlText::squeeze)
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** The text with every run of white space as one space, and nothing in it but what shows. */
  public static String squeeze(String text) {
    return SPACE.matcher(STEERING.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /** At most the first so many letters of a text; never half a character. */
  public static String upTo(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }
}
