package org.vigie.ingest.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/** Plain text of small pieces of HTML, such as a feed carries. */
public final class HtmlText {
  private static final Pattern MARKUP =
      Pattern.compile("<[a-zA-Z!/][^<>]*>|&(?:[a-zA-Z][a-zA-Z0-9]+|#\\d+|#[xX][0-9a-fA-F]+);");

  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

  private HtmlText() {}

  /** One line of plain text, whether it comes as HTML or not. */
  public static String line(String text) {
    return squeeze(isMarkup(text) ? tree(text).text() : text);
  }

  /**
   * A piece of HTML as a tree. What breaks the rules of HTML so that its parser fails is read by
   * those of XML, which have no cases to fail in.
   */
  public static Element tree(String fragment) {
    try {
      return Jsoup.parseBodyFragment(fragment).body();
    } catch (ValidationException e) {
      return forgiving().parseInput(fragment, "");
    }
  }

  /** A parser that fails at nothing, without HTML's rules for what is broken. */
  public static Parser forgiving() {
    return Parser.xmlParser().settings(ParseSettings.htmlDefault);
  }

  /** Whether a text has tags or entities in it. */
  public static boolean isMarkup(String text) {
    return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) && MARKUP.matcher(text).find();
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
    Squeezed squeezed = new Squeezed();
    squeezed.append(text);
    return squeezed.take();
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
