package org.vigie.index.query;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;

/**
 * A word of a text, as queries look for it.
 *
 * @param forms any of them will do: the first without case and accents, the others its stems
 * @param start where it stands, without an elided article
 * @param end the position after its last character
 */
public record Word(List<String> forms, int start, int end) {

  /** The words of a text. */
  public static List<Word> in(String text) {
    List<List<String>> forms = Analysis.WORDS.words(text);
    List<Range> ranges = Analysis.WORDS.ranges(text);
    return IntStream.range(0, forms.size())
        .mapToObj(i -> new Word(forms.get(i), ranges.get(i).start(), ranges.get(i).end()))
        .toList();
  }

  /** Asks for it in a field. */
  public Query query(Field field) {
    return LuceneQuery.word(field.key(), forms);
  }

  /** The same where its text begins at a position of another. */
  Word after(int position) {
    return new Word(forms, position + start, position + end);
  }
}
