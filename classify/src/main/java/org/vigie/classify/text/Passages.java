package org.vigie.classify.text;

import java.util.ArrayList;
import java.util.List;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;

/** The title and the sentences of an article, in their order. */
public final class Passages {
  /** The title and so many sentences say what the article is about. */
  public static final int LEAD = 3;

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
  public record Passage(Field field, Words words, int number, int from, int to) {
    public boolean isLead() {
      return number <= LEAD;
    }

    public boolean holds(Span span) {
      return span.field() == field
          && span.start() >= words.start(from)
          && span.end() <= words.end(to - 1);
    }

    public Span span(int first, int behind) {
      return new Span(field, words.start(first), words.end(behind - 1));
    }
  }

  public static List<Passage> of(Reading reading) {
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
