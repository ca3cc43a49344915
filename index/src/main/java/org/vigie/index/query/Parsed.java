package org.vigie.index.query;

import java.time.Instant;
import org.apache.lucene.search.Query;

/** What became of a query. */
public sealed interface Parsed {

  /**
   * A query that can be run.
   *
   * @param condition what it asks of an article
   */
  record Good(Condition condition) implements Parsed {

    /**
     * The Lucene query over the fields of {@link ArticleDocument}.
     *
     * @param now what relative dates start from
     */
    public Query query(Instant now) {
      return LuceneQuery.of(condition, now);
    }
  }

  /**
   * A query that cannot be run.
   *
   * @param position where it goes wrong, in UTF-16 code units from 0
   * @param message what is wrong and what to write instead, for its writer
   */
  record Bad(int position, String message) implements Parsed, Explanation {}
}
