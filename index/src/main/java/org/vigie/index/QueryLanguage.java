package org.vigie.index;

import java.time.Instant;

/** The one query language, of searches and saved searches alike. */
public final class QueryLanguage {
  private QueryLanguage() {}

  /**
   * Reads a query; the empty query matches everything.
   *
   * @param now at which a range with relative dates must not end before it begins
   * @return what it asks of an article, or what is wrong with it; never throws
   */
  public static Parsed parse(String query, Instant now) {
    if (query.length() > QueryParser.MAX_LENGTH) {
      return new Parsed.Bad(
          QueryParser.MAX_LENGTH,
          "Too long: a query has at most " + QueryParser.MAX_LENGTH + " characters");
    }
    QueryParser parser = new QueryParser(query, now);
    try {
      return new Parsed.Good(Conditions.of(parser.parse()));
    } catch (BadQueryException e) {
      return e.toBad();
    }
  }
}
