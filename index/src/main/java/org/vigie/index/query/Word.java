package org.vigie.index.query;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * A word of a text, as queries look for it.
 *
 * @param forms any of them will do: the word itself first, then its stems
 * @param start where it stands, without an elided article
 * @param end the position after its last character
 */
public record Word(List<String> forms, int start, int end) {

  /** The words of a text. */
  public static List<Word> in(String text) {
    return Analysis.WORDS.words(text);
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
