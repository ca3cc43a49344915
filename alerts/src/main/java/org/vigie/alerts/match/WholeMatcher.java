package org.vigie.alerts.match;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Runs what the monitor has of a search, and then the whole where that was only a part. */
final class WholeMatcher extends CandidateMatcher<QueryMatch> {
  private final Function<String, @Nullable Query> whole;
  private final Counter counter;
  private final Set<String> tried = new HashSet<>();

  /** Is told what came of a run. */
  interface Counter {
    void count(String id, boolean match, long nanos);
  }

  /**
   * A matcher for one article.
   *
   * @param whole the query of a search of which the monitor has a part; null of the others
   * @param counter counts what a search costs
   */
  WholeMatcher(IndexSearcher article, Function<String, @Nullable Query> whole, Counter counter) {
    super(article);
    this.whole = whole;
    this.counter = counter;
  }

  @Override
  public void matchQuery(String id, Query candidate, Map<String, String> metadata)
      throws IOException {
    if (tried.contains(id)) {
      return;
    }
    long start = Meter.now();
    boolean match = searcher.count(candidate) > 0;
    if (match) {
      tried.add(id);
      Query query = whole.apply(id);
      match = query == null || searcher.count(query) > 0;
    }
    counter.count(id, match, Meter.now() - start);
    if (match) {
      addMatch(new QueryMatch(id), 0);
    }
  }

  @Override
  public QueryMatch resolve(QueryMatch one, QueryMatch same) {
    return one;
  }
}
