package org.vigie.model;

/** How much of an article's text the archive may hold, as its publisher's terms ask. */
public enum Keep {
  /** Title and text. */
  FULL,
  /** Title and the first {@value #EXCERPT_LENGTH} characters or so, cut at a word. */
  EXCERPT,
  /** Title and link only. */
  LINK;

  /** The most characters of text that an excerpt holds, the ellipsis not counted. */
  public static final int EXCERPT_LENGTH = 300;

  private static final String CUT = "…";

  /** The part of a text that may be kept. */
  public String trim(String text) {
    return switch (this) {
      case FULL -> text;
      case LINK -> "";
      case EXCERPT -> excerpt(text);
    };
  }

  private static String excerpt(String text) {
    boolean cutBefore = text.length() == EXCERPT_LENGTH + 1 && text.endsWith(CUT);
    if (text.length() <= EXCERPT_LENGTH || cutBefore) {
      return text;
    }
    int end = text.lastIndexOf(' ', EXCERPT_LENGTH);
    int cut = end > EXCERPT_LENGTH / 2 ? end : EXCERPT_LENGTH;
    if (Character.isHighSurrogate(text.charAt(cut - 1))) {
      cut--;
    }
    return text.substring(0, cut).stripTrailing() + CUT;
  }
}
