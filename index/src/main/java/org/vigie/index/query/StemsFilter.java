package org.vigie.index.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Puts the light English and French stems of a word at the word's own position. The language of the
 * text does not matter: a word and its forms meet if any variant of one is a variant of the other.
 *
 * <p>In OpenSearch this is {@code multiplexer} over {@code kstem}, {@code minimal_english} and
 * {@code minimal_french}, behind a {@code keyword_marker}.
 */
final class StemsFilter extends TokenFilter {
  /** Shorter words are acronyms and function words more often than plurals. */
  private static final int SHORTEST = 4;

  private static final Set<String> OTHER_DEMONYMS = Set.of("french");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private final Word word = new Word();
  private final TokenStream english = new KStemFilter(word);
  private final TokenStream englishPlural = new EnglishMinimalStemFilter(word);
  private final TokenStream french = new FrenchMinimalStemFilter(word);
  private final List<String> pending = new ArrayList<>();

  StemsFilter(TokenStream folded) {
    super(folded);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!pending.isEmpty()) {
      // Every other attribute keeps the word's value: its offsets, above all.
      term.setEmpty().append(pending.removeFirst());
      increment.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() >= SHORTEST && Character.isLetter(term.charAt(0))) {
      addStem(englishPlural);
      if (!isDemonym(term)) {
        addStem(english);
      }
      addStem(french);
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
  }

  private void addStem(TokenStream stemmer) throws IOException {
    word.term.copyBuffer(term.buffer(), 0, term.length());
    stemmer.incrementToken();
    String stem = word.term.toString();
    if (!stem.contentEquals(term) && !pending.contains(stem)) {
      pending.add(stem);
    }
  }

  /** KStem makes countries of peoples (African to Africa): more than an ending. */
  private static boolean isDemonym(CharSequence word) {
    String text = word.toString();
    return text.endsWith("an")
        || text.endsWith("ans")
        || text.endsWith("ese")
        || text.endsWith("ish")
        || OTHER_DEMONYMS.contains(text);
  }

  /** The word that is stemmed. */
  private static final class Word extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public boolean incrementToken() {
      return true;
    }
  }
}
