package org.vigie.index.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Reads texts word by word, as {@link ArticleDocument} has them, and remembers what its reader made
 * of a word: most come again and again. Not thread-safe.
 *
 * @param <W> what the reader makes of a word
 */
public final class Vocabulary<W> {
  /** So many words are remembered; more are not worth their room. */
  private static final int MOST = 100_000;

  private final BiFunction<String, List<String>, W> make;
  private final Tokenizer words = new StandardTokenizer();
  private final CharTermAttribute word = words.getAttribute(CharTermAttribute.class);
  private final One one = new One();
  private final TokenStream literal = Analysis.bare(one);
  private final TokenStream stemmed = Analysis.stemmed(one);
  private CharArrayMap<W> known = new CharArrayMap<>(16, false);

  /**
   * An empty vocabulary.
   *
   * @param make of a word as it stands and its forms
   */
  public Vocabulary(BiFunction<String, List<String>, W> make) {
    this.make = make;
  }

  /** Reads a text, a word at a time. */
  public void read(String text, Consumer<W> each) {
    try (words) {
      words.setReader(Analysis.characters(text));
      words.reset();
      while (words.incrementToken()) {
        each.accept(known());
      }
      words.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private W known() {
    W before = known.get(word.buffer(), 0, word.length());
    if (before != null) {
      return before;
    }
    if (known.size() >= MOST) {
      known = new CharArrayMap<>(16, false);
    }
    one.word = word.toString();
    W made = make.apply(forms(literal).getFirst(), List.copyOf(forms(stemmed)));
    known.put(one.word, made);
    return made;
  }

  /** What a word becomes; every filter looks at it alone. */
  private static List<String> forms(TokenStream filtered) {
    List<String> forms = new ArrayList<>();
    CharTermAttribute form = filtered.getAttribute(CharTermAttribute.class);
    try {
      filtered.reset();
      while (filtered.incrementToken()) {
        forms.add(form.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return forms;
  }

  /** A text of one word. */
  private static final class One extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String word = "";
    private boolean given;

    @Override
    public void reset() {
      given = false;
    }

    @Override
    public boolean incrementToken() {
      if (given) {
        return false;
      }
      clearAttributes();
      term.append(word);
      given = true;
      return true;
    }
  }
}
