package org.vigie.classify;

import java.util.ArrayList;
import java.util.List;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;

/** The title and the sentences of an article, in their order. */
final class Passages {
  /** What goes on for longer is a list or a table, and is not read to its end. */
  private static final int LONGEST = 200;

  private Passages() {}

  /**
   * A sentence, or the title.
   *
   * @param number 0 is the title; sentences of the text count from 1
   * @param from its first word
   * @param to the word after its last
   */
  record Passage(Field field, Words words, int number, int from, int to) {
    boolean holds(Span span) {
      return span.field() == field
          && span.start() >= words.start(from)
          && span.end() <= words.end(to - 1);
    }

    Span span(int first, int behind) {
      return new Span(field, words.start(first), words.end(behind - 1));
    }
  }

  static List<Passage> of(Reading reading) {
    List<Passage> passages = new ArrayList<>();
    Words title = reading.words(Field.TITLE);
    if (title.size() > 0) {
      passages.add(new Passage(Field.TITLE, title, 0, 0, Math.min(title.size(), LONGEST)));
    }
    Words text = reading.words(Field.TEXT);
    int start = 0;
    for (int word = 1; word <= text.size(); word++) {
      if (word == text.size() || reading.sentence(word) != reading.sentence(start)) {
        int end = Math.min(word, start + LONGEST);
        passages.add(new Passage(Field.TEXT, text, reading.sentence(start), start, end));
        start = word;
      }
    }
    return passages;
  }
}
