package org.vigie.index;

import org.apache.lucene.search.Query;

/** What became of a query. */
public sealed interface Parsed {

  /**
   * A query that can be run.
   *
   * @param query over the fields of {@link ArticleDocument}
   * @param relative true when it holds a date relative to now, so that it must be parsed again as
   *     time goes on
   */
  record Good(Query query, boolean relative) implements Parsed {}

  /**
   * A query that cannot be run.
   *
   * @param position where it goes wrong, in UTF-16 code units from 0
   * @param message what is wrong and what to write instead, for its writer
   */
  record Bad(int position, String message) implements Parsed, SearchOutcome {}
}
