package org.vigie.alerts;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;

/** Makes of a query one without dates, which matches whatever it matches on any day, and more. */
final class Undated {
  private static final Query ALL = new MatchAllDocsQuery();
  private static final Query NONE = new MatchNoDocsQuery();

  private Undated() {}

  static Query of(Query query) {
    return of(query, ALL, NONE);
  }

  /** Within what must not match, less has to match so that the whole matches more. */
  private static Query of(Query query, Query date, Query opposite) {
    return switch (query) {
      case PointRangeQuery range -> date;
      case BoostQuery boost -> of(boost.getQuery(), date, opposite);
      case BooleanQuery all -> {
        BooleanQuery.Builder undated = new BooleanQuery.Builder();
        for (BooleanClause clause : all) {
          boolean not = clause.occur() == Occur.MUST_NOT;
          undated.add(
              of(clause.query(), not ? opposite : date, not ? date : opposite), clause.occur());
        }
        yield undated.build();
      }
      default -> query;
    };
  }
}
