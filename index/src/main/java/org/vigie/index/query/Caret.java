package org.vigie.index.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is being written where the caret stands in a query, which need not be a whole one yet.
 *
 * @param start where it begins
 * @param end where the word under the caret ends
 * @param field whose value it is; null for words of title and text
 * @param typed what stands before the caret, without its quotation mark
 */
public record Caret(int start, int end, @Nullable Field field, String typed) {

  /**
   * Empty where nothing can be completed: within a literal word, behind a finished part, or in what
   * is too long for a query.
   */
  public static Optional<Caret> of(String text, int at) {
    return text.length() > QueryParser.MAX_LENGTH ? Optional.empty() : new Reader(text, at).read();
  }

  private static final class Reader {
    private final String text;
    private final int at;
    private final Cursor in;

    /** For each group that is open, the field before it. */
    private final Deque<Optional<Field>> groups = new ArrayDeque<>();

    private @Nullable Field field;

    Reader(String text, int at) {
      this.text = text;
      this.at = at;
      this.in = new Cursor(text.substring(0, at));
    }

    Optional<Caret> read() {
      while (true) {
        in.skipSpace();
        int start = in.position();
        if (in.atEnd()) {
          return field == null ? Optional.empty() : caret(start, start);
        }
        if (in.atQuote()) {
          if (!in.passQuoted()) {
            return caret(start, start + 1);
          }
          field = null;
        } else if (in.at('[') || in.at('{')) {
          in.until(']', '}');
          if (in.atEnd()) {
            return caret(start, start);
          }
          in.accept(in.at(']') ? ']' : '}');
          field = null;
        } else if (in.accept('(')) {
          groups.push(Optional.ofNullable(current()));
          field = null;
        } else if (in.accept(')')) {
          groups.poll();
          field = null;
        } else if (!(in.accept('-') || in.accept('+') || in.accept('!')) && !acceptField()) {
          boolean literal = in.at('=');
          in.word();
          if (in.atEnd()) {
            return literal ? Optional.empty() : caret(start, start);
          }
          field = null;
        }
      }
    }

    private boolean acceptField() {
      if (field != null) {
        return false;
      }
      int start = in.position();
      String name = in.acceptFieldName();
      field = Field.of(name).orElse(null);
      if (field == null && !name.isEmpty()) {
        in.back(start);
      }
      return field != null;
    }

    private @Nullable Field current() {
      return field == null && !groups.isEmpty() ? groups.getFirst().orElse(null) : field;
    }

    /** What is typed begins after the quotation mark, what is replaced with it. */
    private Optional<Caret> caret(int start, int typed) {
      Cursor rest = new Cursor(text.substring(at));
      String word = rest.word();
      int end = at + word.length();
      boolean quoted = typed > start;
      int colon = word.indexOf(':');
      if (!quoted && field == null && colon >= 0) {
        end = at + colon + 1; // The name of a field is changed; its value stays.
      }
      if (quoted && rest.atQuote()) {
        end++;
      }
      return Optional.of(new Caret(start, end, current(), text.substring(typed, at)));
    }
  }
}
