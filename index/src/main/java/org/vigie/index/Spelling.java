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
 * Corrects the words of a query that no article has to words that some have. Lucene's own spell
 * checker does the same with the same automaton, but it would be one more dependency, and it
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

  private final IndexSearcher searcher;
  private final String query;
  private final Instant now;
  private final QueryTimeout timeout;

  private record Correction(int start, int end, String word) {}

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

  /** The same query with other words, if there is a word to correct. */
  Optional<String> corrected() throws IOException {
    List<Correction> corrections = corrections();
    StringBuilder corrected = new StringBuilder(query);
    for (Correction one : corrections.reversed()) {
      corrected.replace(one.start(), one.end(), one.word());
    }
    return corrections.isEmpty() ? Optional.empty() : Optional.of(corrected.toString());
  }

  private List<Correction> corrections() throws IOException {
    List<Correction> corrections = new ArrayList<>();
    int unknown = 0;
    try {
      for (Word word : QueryLanguage.words(query, now)) {
        if (unknown < MOST_WORDS && isUnknown(word.forms())) {
          unknown++;
          String similar = similar(word.forms().getFirst());
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

  private boolean isUnknown(List<String> forms) throws IOException {
    for (String form : forms) {
      for (String field : FIELDS) {
        if (searcher.getIndexReader().docFreq(new Term(field, form)) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The most similar word, of several the one in most articles; empty when there is none. */
  private String similar(String word) throws IOException {
    int length = word.codePointCount(0, word.length());
    if (length < SHORTEST) {
      return "";
    }
    Map<Term, Similar> found = new HashMap<>();
    for (String field : FIELDS) {
      collect(new Term(field, word), length < LONG ? 1 : 2, found);
    }
    Similar best =
        found.values().stream()
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

  /** A term may be a stem, and has no capitals and accents: the word as an article has it. */
  private String written(Term term) throws IOException {
    TermQuery having = new TermQuery(term);
    for (ScoreDoc hit : searcher.search(having, 1).scoreDocs) {
      Filed filed = Search.filed(searcher.storedFields(), hit.doc);
      Highlights all = requireNonNull(Passages.highlights(having, filed).orElse(null));
      boolean title = !all.title().isEmpty();
      var match = (title ? all.title() : all.text()).getFirst();
      String text = title ? filed.article().title() : filed.article().text();
      return text.substring(match.start(), match.end()).replaceFirst("['’]s$", "");
    }
    return "";
  }
}
