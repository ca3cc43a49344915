package org.vigie.index;

import java.time.Instant;
import org.apache.lucene.search.Query;

/** The one query language, of searches and saved searches alike. */
public final class QueryLanguage {
  private QueryLanguage() {}

  /**
   * Reads a query; the empty query matches everything.
   *
   * @param now what relative dates start from
   * @return a query over {@link ArticleDocument}, or what is wrong with it; never throws
   */
  public static Parsed parse(String query, Instant now) {
    if (query.length() > QueryParser.MAX_LENGTH) {
      return new Parsed.Bad(
          QueryParser.MAX_LENGTH,
          "Too long: a query has at most " + QueryParser.MAX_LENGTH + " characters");
    }
    QueryParser parser = new QueryParser(query, now);
    try {
      Query built = LuceneQuery.of(parser.parse());
      return new Parsed.Good(built, parser.relative());
    } catch (BadQueryException e) {
      return e.toBad();
    }
  }
}
