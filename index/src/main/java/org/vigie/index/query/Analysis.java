package org.vigie.index.query;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How text becomes words, the same for articles and queries, whatever the language. Built from
 * filters that OpenSearch has as well.
 */
final class Analysis extends Analyzer {
  /** Words as they stand: case, accents and endings kept. */
  static final Analysis LITERAL = new Analysis(Depth.LITERAL);

  /** Words without case and accents. */
  static final Analysis FOLDED = new Analysis(Depth.FOLDED);

  /** Folded words, each with its stems at the same position. */
  static final Analysis WORDS = new Analysis(Depth.STEMMED);

  private enum Depth {
    LITERAL,
    FOLDED,
    STEMMED
  }

  private static final CharArraySet ARTICLES =
      new CharArraySet(
          List.of(
              "l", "d", "qu", "c", "j", "n", "s", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"),
          true);

  private static final int LONGEST_ARTICLE = 6;
  private static final String APOSTROPHES = "'\u2018\u2019\u02BC\u2032\uFF07\u00B4";

  /** One form of apostrophe, and letters with their accents in one character. */
  private static final NormalizeCharMap CHARACTERS = characters();

  private final Depth depth;

  private Analysis(Depth depth) {
    this.depth = depth;
  }

  /** A phrase does not reach from one line of a field into the next. */
  @Override
  public int getPositionIncrementGap(String field) {
    return QueryParser.MAX_SLOP + 1;
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new MappingCharFilter(CHARACTERS, reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream end =
        switch (depth) {
          case LITERAL -> bare(words);
          case FOLDED -> folded(bare(words));
          case STEMMED -> stemmed(words);
        };
    return new TokenStreamComponents(words, end);
  }

  /** The words of a text. */
  List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    List<String> forms = List.of();
    try (TokenStream tokens = tokenStream("", text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = tokens.getAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (increment.getPositionIncrement() > 0) {
          int start = offset.startOffset();
          int elided = elided(text.substring(start, offset.endOffset()));
          forms = new ArrayList<>();
          words.add(
              new Word(Collections.unmodifiableList(forms), start + elided, offset.endOffset()));
        }
        forms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** How many characters of a word are an elided article and its apostrophe. */
  static int elided(String word) {
    for (int i = 1; i < word.length() && i <= LONGEST_ARTICLE; i++) {
      if (APOSTROPHES.indexOf(word.charAt(i)) >= 0) {
        return ARTICLES.contains(word.substring(0, i)) ? i + 1 : 0;
      }
    }
    return 0;
  }

  /** Words as they stand, without what is glued to them by an apostrophe. */
  static TokenStream bare(TokenStream words) {
    return new EnglishPossessiveFilter(new ElisionFilter(words, ARTICLES));
  }

  /** Folded words, each with its stems. */
  static TokenStream stemmed(TokenStream words) {
    return new StemsFilter(folded(bare(words)));
  }

  /** The characters of a text as all words are made of, like {@link #initReader} has them. */
  static Reader characters(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0300' && c <= '\u036F') {
        return new MappingCharFilter(CHARACTERS, new StringReader(text));
      }
      if (c > '\'' && APOSTROPHES.indexOf(c) > 0) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\'');
      }
    }
    return new StringReader(changed == null ? text : changed.toString());
  }

  private static TokenStream folded(TokenStream words) {
    return new ArabicNormalizationFilter(new ASCIIFoldingFilter(new LowerCaseFilter(words)));
  }

  private static NormalizeCharMap characters() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    APOSTROPHES.chars().skip(1).forEach(apostrophe -> map.add(Character.toString(apostrophe), "'"));
    for (int range : new int[] {0x00C0, 0x1E00}) {
      for (int letter = range; letter < range + 0x190; letter++) {
        String composed = Character.toString(letter);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        if (!decomposed.equals(composed)) {
          map.add(decomposed, composed);
        }
      }
    }
    return map.build();
  }
}
