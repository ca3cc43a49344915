package org.vigie.classify.text;

import java.util.Arrays;

/**
 * The words of a text, folded, each with its place in the text.
 *
 * <p>Apostrophes and hyphens divide words, so that {@code l’attaque} has the word {@code attaque}.
 * Addresses of web pages are no words.
 */
public final class Words {
  private static final int LONGEST = 64;

  /**
   * With its dots. Without an end, each letter of a long row would be read as often as it is far.
   */
  private static final int LONGEST_ACRONYM = 24;

  private final String text;
  private String folded = "";
  private int size;
  private int[] start = new int[64];
  private int[] end = new int[64];
  private int[] at = new int[64];

  private Words(String text) {
    this.text = text;
  }

  public static Words of(String text) {
    Words words = new Words(text);
    words.read();
    return words;
  }

  public String text() {
    return text;
  }

  public int size() {
    return size;
  }

  /** All words, each followed by one space. */
  public String folded() {
    return folded;
  }

  /** Where a word begins in {@link #folded}. */
  public int at(int word) {
    return at[word];
  }

  public String word(int word) {
    return folded.substring(at[word], foldedEnd(word));
  }

  public int foldedEnd(int word) {
    return (word + 1 < size ? at[word + 1] : folded.length()) - 1;
  }

  /** Where a word begins in the text. */
  public int start(int word) {
    return start[word];
  }

  /** Where a word ends in the text. */
  public int end(int word) {
    return end[word];
  }

  /** What stands between a word and the one before it; empty before the first. */
  public String before(int word) {
    return word == 0 || word >= size ? "" : text.substring(end[word - 1], start[word]);
  }

  /** Whether one of some signs stands there. */
  public boolean hasBefore(int word, String signs) {
    return before(word).chars().anyMatch(c -> signs.indexOf(c) >= 0);
  }

  /** Whether nothing but a space divides a word from the next. */
  public boolean isNext(int word) {
    char between = text.charAt(end[word]);
    return start[word + 1] - end[word] == 1 && (between == ' ' || between == '\u00a0');
  }

  /** The first word that begins at or after a place in the text. */
  public int from(int position) {
    int found = Arrays.binarySearch(start, 0, size, position);
    return found < 0 ? -found - 1 : found;
  }

  /** A word as it is written. */
  public String original(int word) {
    return text.substring(start[word], end[word]);
  }

  /** Whether it is a number in digits that is not a year. */
  public boolean isCount(int word) {
    int length = foldedEnd(word) - at[word];
    for (int i = at[word]; i < foldedEnd(word); i++) {
      if (folded.charAt(i) < '0' || folded.charAt(i) > '9') {
        return false;
      }
    }
    boolean year =
        end[word] - start[word] == 4
            && (folded.startsWith("19", at[word]) || folded.startsWith("20", at[word]));
    return !year && length <= 7;
  }

  private void read() {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (!Character.isLetterOrDigit(codePoint)) {
        i += Character.charCount(codePoint);
      } else if (isAddress(i)) {
        i = endOfAddress(i);
      } else {
        int to = endOfWord(i);
        add(i, to, out);
        i = to;
      }
    }
    folded = out.toString();
  }

  private void add(int from, int to, StringBuilder out) {
    int before = out.length();
    for (int i = from; i < Math.min(to, from + LONGEST); i++) {
      char c = text.charAt(i);
      if (c != '.' && c != ',' && c != '\u00a0' && c != '\u202f') {
        Folding.append(c, out);
      }
    }
    if (out.length() == before) {
      return;
    }
    out.append(' ');
    if (size == start.length) {
      start = Arrays.copyOf(start, size * 2);
      end = Arrays.copyOf(end, size * 2);
      at = Arrays.copyOf(at, size * 2);
    }
    start[size] = from;
    end[size] = to;
    at[size] = before;
    size++;
  }

  private int endOfWord(int from) {
    int acronym = endOfDottedAcronym(from);
    if (acronym > from) {
      return acronym;
    }
    int i = from;
    int last = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (Character.isLetterOrDigit(codePoint)) {
        i += Character.charCount(codePoint);
        last = i;
      } else if (Folding.joins(codePoint)) {
        i += Character.charCount(codePoint);
      } else if (groupsDigits(i)) {
        i++;
      } else {
        break;
      }
    }
    return last;
  }

  /** {@code A.E.S.} is one word. */
  private int endOfDottedAcronym(int from) {
    int i = from;
    while (i + 1 < text.length()
        && i < from + LONGEST_ACRONYM
        && Character.isUpperCase(text.charAt(i))
        && text.charAt(i + 1) == '.') {
      i += 2;
    }
    if (i < from + 4) {
      return from;
    }
    boolean more = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    return more ? from : i - 1;
  }

  /** Whether a separator stands between digits and exactly three more. */
  private boolean groupsDigits(int i) {
    char c = text.charAt(i);
    return (c == ',' || c == '.' || c == '\u00a0' || c == '\u202f')
        && i > 0
        && digit(i - 1)
        && digit(i + 1)
        && digit(i + 2)
        && digit(i + 3)
        && !digit(i + 4);
  }

  private boolean digit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private boolean isAddress(int i) {
    return text.startsWith("http://", i)
        || text.startsWith("https://", i)
        || text.startsWith("www.", i);
  }

  private int endOfAddress(int from) {
    int i = from;
    while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
