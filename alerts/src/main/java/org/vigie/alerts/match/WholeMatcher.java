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
  private final Set<String> tried = new HashSet<>();

  /**
   * A matcher for one article.
   *
   * @param whole the query of a search of which the monitor has a part; null of the others
   */
  WholeMatcher(IndexSearcher article, Function<String, @Nullable Query> whole) {
    super(article);
    this.whole = whole;
  }

  @Override
  public void matchQuery(String id, Query candidate, Map<String, String> metadata)
      throws IOException {
    if (tried.contains(id) || searcher.count(candidate) == 0) {
      return;
    }
    tried.add(id);
    Query query = whole.apply(id);
    if (query == null || searcher.count(query) > 0) {
      addMatch(new QueryMatch(id), 0);
    }
  }

  @Override
  public QueryMatch resolve(QueryMatch one, QueryMatch same) {
    return one;
  }
}
