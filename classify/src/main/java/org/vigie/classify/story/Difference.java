package org.vigie.classify.story;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.model.Article;
import org.vigie.model.Edit.Hunk;
import org.vigie.model.Span;

/** What changed between two versions of an article, sentence by sentence. */
final class Difference {
  private static final int MOST_HUNKS = 40;

  /** To compare texts that have nothing in common takes the square of this. */
  private static final int MOST_SENTENCES = 1_000;

  /** A stretch of more is cut: the record holds the newest text anyway. */
  private static final int LONGEST = 2_000;

  private Difference() {}

  /** What changed in title and text; as much of it as a record should hold. */
  static List<Hunk> of(Article before, Article after) {
    List<Hunk> hunks = new ArrayList<>();
    if (!before.title().equals(after.title())) {
      hunks.add(new Hunk(Span.Field.TITLE, cut(before.title()), cut(after.title())));
    }
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(sentences(before.text()), sentences(after.text())).getDeltas();
    deltas.stream()
        .limit(MOST_HUNKS)
        .map(
            delta ->
                new Hunk(
                    Span.Field.TEXT,
                    joined(delta.getSource().getLines()),
                    joined(delta.getTarget().getLines())))
        .forEach(hunks::add);
    return hunks;
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String paragraph : text.split("\n\n", -1)) {
      BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
      breaks.setText(paragraph);
      int start = breaks.first();
      for (int end = breaks.next();
          end != BreakIterator.DONE && sentences.size() < MOST_SENTENCES;
          end = breaks.next()) {
        sentences.add(paragraph.substring(start, end).strip());
        start = end;
      }
    }
    return sentences;
  }

  private static String joined(List<String> sentences) {
    return cut(String.join(" ", sentences));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
