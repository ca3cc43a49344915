package org.vigie.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.ExitableDirectoryReader.ExitableTerms;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.query.Field;
import org.vigie.index.query.Highlights;
import org.vigie.index.query.Passages;
import org.vigie.index.query.QueryLanguage;
import org.vigie.index.query.Word;
import org.vigie.model.Filed;

/**
 * Corrects the words of a query that no article has, or few, to words that more have. Lucene's own
 * spell checker does the same with the same automaton, but it would be one more dependency, and it
 * proposes the stems that stand beside the words here.
 */
final class Spelling {
  private static final Logger log = LoggerFactory.getLogger(Spelling.class);
  private static final List<String> FIELDS = List.of(Field.TEXT.key(), Field.TITLE.key());

  /** Shorter words are too near to too many others. */
  private static final int SHORTEST = 4;

  /** From this length on two letters may be wrong. */
  private static final int LONG = 7;

  private static final int MOST_WORDS = 8;

  /** A word that more articles have is meant as it is, even where a filter leaves none of them. */
  private static final int FEW = 10;

  /** A word that so many times more articles have may be what was meant. */
  private static final int COMMONER = 5;

  /** In how many articles a stem is looked for as the word that it is. */
  private static final int EXAMPLES = 10;

  private final IndexSearcher searcher;
  private final String query;
  private final Instant now;
  private final QueryTimeout timeout;

  private record Correction(int start, int end, String word) {}

  private interface Doubt {
    boolean about(Word word) throws IOException;
  }

  /** A word of the archive that is like one of the query. */
  private record Similar(Term term, float similarity, int articles) {}

  /**
   * What corrects a query.
   *
   * @param longest how long it may take; words that were not looked up by then stay as they are
   */
  Spelling(IndexSearcher searcher, String query, Instant now, Duration longest) {
    this.searcher = searcher;
    this.query = query;
    this.now = now;
    this.timeout = new QueryTimeoutImpl(longest.toMillis());
  }

  /** The same query with other words for those that no article has, if there are any. */
  Optional<String> corrected() throws IOException {
    return corrected(corrections(word -> articles(word) == 0));
  }

  /** The same query with words that many more articles have for those that few have, if any. */
  Optional<String> commoner() throws IOException {
    return corrected(corrections(word -> articles(word) <= FEW));
  }

  private Optional<String> corrected(List<Correction> corrections) {
    StringBuilder corrected = new StringBuilder(query);
    for (Correction one : corrections.reversed()) {
      corrected.replace(one.start(), one.end(), one.word());
    }
    return corrections.isEmpty() ? Optional.empty() : Optional.of(corrected.toString());
  }

  private List<Correction> corrections(Doubt doubt) throws IOException {
    List<Correction> corrections = new ArrayList<>();
    int doubtful = 0;
    try {
      for (Word word : QueryLanguage.words(query, now)) {
        if (doubtful < MOST_WORDS && doubt.about(word)) {
          doubtful++;
          String similar = similar(word);
          if (!similar.isEmpty()) {
            corrections.add(new Correction(word.start(), word.end(), similar));
          }
        }
      }
    } catch (ExitingReaderException e) {
      log.debug("the correction of a query was cut short");
    }
    return corrections;
  }

  /** How many articles have a word, at least. */
  private int articles(Word word) throws IOException {
    int most = 0;
    for (String form : word.forms()) {
      for (String field : FIELDS) {
        most = Math.max(most, searcher.getIndexReader().docFreq(new Term(field, form)));
      }
    }
    return most;
  }

  /** The most similar word, of several the one in most articles; empty when there is none. */
  private String similar(Word asked) throws IOException {
    String word = asked.forms().getFirst();
    int length = word.codePointCount(0, word.length());
    if (length < SHORTEST) {
      return "";
    }
    Map<Term, Similar> found = new HashMap<>();
    for (String field : FIELDS) {
      collect(new Term(field, word), length < LONG ? 1 : 2, found);
    }
    int enough = COMMONER * articles(asked);
    Similar best =
        found.values().stream()
            .filter(one -> !asked.forms().contains(one.term().text()))
            .filter(one -> one.articles() >= enough)
            .max(
                Comparator.comparingDouble(Similar::similarity)
                    .thenComparingInt(Similar::articles)
                    .thenComparing(one -> one.term().text(), Comparator.reverseOrder()))
            .orElse(null);
    return best == null ? "" : written(best.term());
  }

  private void collect(Term word, int edits, Map<Term, Similar> found) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(word.field());
      if (terms == null) {
        continue;
      }
      Terms limited = new ExitableTerms(terms, timeout);
      FuzzyTermsEnum similar = new FuzzyTermsEnum(limited, word, edits, 1, true);
      BoostAttribute boost = similar.attributes().addAttribute(BoostAttribute.class);
      for (BytesRef text = similar.next(); text != null; text = similar.next()) {
        Term term = new Term(word.field(), text.utf8ToString());
        Similar one = new Similar(term, boost.getBoost(), similar.docFreq());
        found.merge(
            term, one, (a, b) -> new Similar(term, a.similarity(), a.articles() + b.articles()));
      }
    }
  }

  /**
   * A term may be a stem, and has no capitals and accents: the word as an article has it, the stem
   * itself where one has that.
   */
  private String written(Term term) throws IOException {
    TermQuery having = new TermQuery(term);
    String written = "";
    for (ScoreDoc hit : searcher.search(having, EXAMPLES).scoreDocs) {
      if (timeout.shouldExit()) {
        return written;
      }
      Filed filed = Search.filed(searcher.storedFields(), hit.doc);
      Highlights all = requireNonNull(Passages.highlights(having, filed).orElse(null));
      boolean title = !all.title().isEmpty();
      String text = title ? filed.article().title() : filed.article().text();
      for (var match : title ? all.title() : all.text()) {
        String word = text.substring(match.start(), match.end()).replaceFirst("['’]s$", "");
        if (Word.in(word).getFirst().forms().getFirst().equals(term.text())) {
          return word;
        }
        written = written.isEmpty() ? word : written;
      }
    }
    return written;
  }
}
