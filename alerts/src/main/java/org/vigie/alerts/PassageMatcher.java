package org.vigie.alerts;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Passages;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;

/** Runs searches on one article and says why it matches, while the analysed text is at hand. */
final class PassageMatcher extends CandidateMatcher<PassageMatcher.Found> {
  private static final Logger log = LoggerFactory.getLogger(PassageMatcher.class);
  private static final int MOST_PASSAGES = 3;

  private final Filed filed;
  private final Function<String, Query> whole;
  private final Predicate<String> reasoned;
  private final Set<String> tried = new HashSet<>();

  /** A search that matches. */
  static final class Found extends QueryMatch {
    private final List<Passage> why;

    private Found(String id, List<Passage> why) {
      super(id);
      this.why = why;
    }

    List<Passage> why() {
      return why;
    }
  }

  /**
   * A matcher for one article.
   *
   * @param whole the query of a search: what the monitor has of it may match more, or be a part
   * @param reasoned of which searches it is asked why
   */
  PassageMatcher(
      IndexSearcher article,
      Filed filed,
      Function<String, Query> whole,
      Predicate<String> reasoned) {
    super(article);
    this.filed = filed;
    this.whole = whole;
    this.reasoned = reasoned;
  }

  @Override
  public void matchQuery(String id, Query candidate, Map<String, String> metadata)
      throws IOException {
    if (tried.contains(id) || searcher.count(candidate) == 0) {
      return;
    }
    tried.add(id);
    Query query = whole.apply(id);
    if (searcher.count(query) > 0) {
      addMatch(new Found(id, reasoned.test(id) ? why(id, query) : List.of()), 0);
    }
  }

  @Override
  public Found resolve(Found one, Found same) {
    return one;
  }

  /** An alert without its reason is better than none. */
  private List<Passage> why(String id, Query query) {
    try {
      return Passages.of(searcher, query, filed, MOST_PASSAGES);
    } catch (RuntimeException e) {
      log.error("search={} article={} it cannot be said why", id, filed.article().id(), e);
      return List.of(new Passage("title", filed.article().title(), List.of()));
    }
  }
}
