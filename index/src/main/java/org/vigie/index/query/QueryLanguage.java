package org.vigie.index.query;

import java.time.Instant;
import java.util.List;
import org.vigie.model.Filed;

/** The one query language, of searches and saved searches alike. */
public final class QueryLanguage {
  /** Finds reports: what is no copy, and was news when it was read. */
  public static final String REPORTS = "NOT role:copy AND NOT backfill:yes";

  private QueryLanguage() {}

  /**
   * Reads a query; the empty query matches everything.
   *
   * @param now at which a range with relative dates must not end before it begins
   * @return what it asks of an article, or what is wrong with it; never throws
   */
  public static Parsed parse(String query, Instant now) {
    QueryParser parser = new QueryParser(query, now);
    try {
      return new Parsed.Good(Conditions.of(parser.parse()));
    } catch (BadQueryException e) {
      return e.toBad();
    }
  }

  /** The query of what a query finds among the {@link #REPORTS} of some hours. */
  public static String reports(String query, Instant from, Instant to) {
    return "(%s) AND published:[%s TO %s} AND %s".formatted(query, from, to, REPORTS);
  }

  /**
   * The words that a query looks for in any of their forms, each where it stands in it. Those that
   * are left out by {@code NOT} or written with escapes are not among them.
   *
   * @return none where the query is bad
   */
  public static List<Word> words(String query, Instant now) {
    QueryParser parser = new QueryParser(query, now);
    try {
      return new WantedWords(query, parser).of(parser.parse());
    } catch (BadQueryException e) {
      return List.of();
    }
  }

  /**
   * Says why a query finds an article or not, part by part. The root matches if and only if the
   * query finds the article.
   *
   * @param now what relative dates start from
   * @return what each part of the query makes of the article, or what is wrong with it; never
   *     throws
   */
  public static Explanation explain(String query, Filed filed, Instant now) {
    QueryParser parser = new QueryParser(query, now);
    try {
      Node root = parser.parse();
      return new Explainer(parser, root, filed, now).explain(root);
    } catch (BadQueryException e) {
      return e.toBad();
    }
  }
}
