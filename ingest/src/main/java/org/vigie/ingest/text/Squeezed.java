package org.vigie.ingest.text;

/** Text as it comes, piece by piece, with every run of white space as one space. */
public final class Squeezed {
  private final StringBuilder text = new StringBuilder();
  private boolean space;

  /** Adds a piece. What steers a terminal, turns a line around, or is half a character, is not. */
  public void append(String piece) {
    int i = 0;
    while (i < piece.length()) {
      int end = endOfPlain(piece, i);
      if (end > i) {
        addSpace();
        text.append(piece, i, end);
        i = end;
      } else {
        append(piece, i++);
      }
    }
  }

  private void append(String piece, int at) {
    char c = piece.charAt(at);
    if (isSpace(c)) {
      space = true;
    } else if (!isSteering(c) && !isHalf(piece, at)) {
      addSpace();
      text.append(c);
    }
  }

  private void addSpace() {
    if (space && !text.isEmpty()) {
      text.append(' ');
    }
    space = false;
  }

  /** Most of any text: words with one space between. */
  private static int endOfPlain(String piece, int start) {
    int end = start;
    int i = start;
    while (i < piece.length()) {
      if (isPlain(piece.charAt(i))) {
        end = ++i;
      } else if (end == i && end > start && piece.charAt(i) == ' ') {
        i++;
      } else {
        break;
      }
    }
    return end;
  }

  /** Letters and signs up to those of Greek Extended, but none that {@link #append} looks at. */
  private static boolean isPlain(char c) {
    return c > ' ' && (c < '\u007f' || (c > '\u00a0' && c < '\u2000'));
  }

  /** Adds a space, unless there is one. */
  public void space() {
    space = true;
  }

  /** How many characters there are, without spaces at the end. */
  public int length() {
    return text.length();
  }

  /** What stands behind the first so many characters. */
  public String from(int start) {
    return text.substring(start).strip();
  }

  /** All of it, and begins anew. */
  public String take() {
    String taken = text.toString().strip();
    text.setLength(0);
    space = false;
    return taken;
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u0085'
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200b')
        || c == '\u202f'
        || c == '\u3000'
        || c == '\u2028'
        || c == '\u2029';
  }

  private static boolean isHalf(String piece, int at) {
    char c = piece.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == piece.length() || !Character.isLowSurrogate(piece.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(piece.charAt(at - 1)));
  }

  private static boolean isSteering(char c) {
    return c < ' '
        || (c >= '\u007f' && c < '\u00a0')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c >= '\ufffe';
  }
}
