package org.vigie.index.query;

/** A place in the text of a query, moving forward. */
final class Cursor {
  private static final String QUOTES = "\"“”„«»";

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  boolean at(char wanted) {
    return !atEnd() && text.charAt(at) == wanted;
  }

  boolean atQuote() {
    return !atEnd() && QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  boolean atSpace() {
    return !atEnd() && isSpace(text.charAt(at));
  }

  void skipSpace() {
    while (atSpace()) {
      at++;
    }
  }

  boolean accept(char wanted) {
    if (!at(wanted)) {
      return false;
    }
    at++;
    return true;
  }

  /** Whether an operator stands here, as a symbol or as a word of its own. */
  boolean atOperator(String word, String symbol) {
    if (text.startsWith(symbol, at)) {
      return true;
    }
    int end = at + word.length();
    return text.startsWith(word, at) && (end == text.length() || endsWord(text.charAt(end)));
  }

  boolean acceptOperator(String word, String symbol) {
    if (!atOperator(word, symbol)) {
      return false;
    }
    at += text.startsWith(symbol, at) ? symbol.length() : word.length();
    return true;
  }

  /** The letters before a colon, if that is what stands here; the cursor then is behind it. */
  String acceptFieldName() {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == at || end == text.length() || text.charAt(end) != ':') {
      return "";
    }
    String name = text.substring(at, end);
    at = end + 1;
    return name;
  }

  /** What stands between quotes. */
  String quoted() {
    int start = at++;
    StringBuilder inner = new StringBuilder();
    while (!atQuote()) {
      if (atEnd()) {
        throw new BadQueryException(
            start, "This quotation mark is never closed: add \" at its end");
      }
      if (at('\\') && at + 1 < text.length()) {
        at++;
      }
      inner.append(text.charAt(at++));
    }
    at++;
    return inner.toString();
  }

  /** Goes behind what stands between quotes; false when they are not closed. */
  boolean passQuoted() {
    at++;
    while (!atEnd() && !atQuote()) {
      at += at('\\') && at + 1 < text.length() ? 2 : 1;
    }
    boolean closed = !atEnd();
    at++;
    return closed;
  }

  /** Goes back to where it was. */
  void back(int position) {
    at = position;
  }

  /** A word as it stands, escapes and all: up to a space, parenthesis or quotation mark. */
  String word() {
    int start = at;
    while (!atEnd() && !endsWord(text.charAt(at))) {
      at += at('\\') && at + 1 < text.length() ? 2 : 1;
    }
    return text.substring(start, at);
  }

  /** Digits, at most nine of them: more would be no number that anyone means. */
  String digits() {
    int start = at;
    while (!atEnd() && at - start < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(start, at);
  }

  /** All up to the next of two characters, which is left; to the end when there is none. */
  String until(char one, char other) {
    int start = at;
    while (!atEnd() && !at(one) && !at(other)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean endsWord(char c) {
    return isSpace(c) || c == '(' || c == ')' || QUOTES.indexOf(c) >= 0;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
