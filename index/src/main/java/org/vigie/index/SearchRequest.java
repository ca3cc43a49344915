package org.vigie.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is searched for, and how much of it is wanted.
 *
 * @param query in the query language; empty for everything
 * @param filters values by facet field ({@link #FACETS}): an article must have one value of each
 *     field that is named
 * @param sort which hits come first
 * @param collapse true for one hit per story
 * @param offset how many hits are passed over
 * @param limit how many hits are wanted, 0 to {@value #MAX_LIMIT}
 * @param facets true to count facets and histogram, too
 * @param now what relative dates start from
 */
public record SearchRequest(
    String query,
    Map<String, List<String>> filters,
    Sort sort,
    boolean collapse,
    int offset,
    int limit,
    boolean facets,
    Instant now) {

  /** The fields that are counted and can be filtered by, as the query language names them. */
  public static final List<String> FACETS =
      List.of("topic", "country", "entity", "source", "publisher", "lang");

  /** The most hits of one answer. */
  public static final int MAX_LIMIT = 1_000;

  /** The last hit that can be reached. */
  public static final int MAX_DEPTH = 10_000;

  /** Which hits come first. */
  public enum Sort {
    /** The newest. */
    DATE,
    /** Those that answer the query best; the newest among equals. */
    RELEVANCE
  }

  public SearchRequest {
    filters = Map.copyOf(filters);
    for (String field : filters.keySet()) {
      if (!FACETS.contains(field)) {
        throw new IllegalArgumentException(
            "cannot filter by '" + field + "'; use one of " + FACETS);
      }
    }
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT);
    }
    if (offset < 0 || offset > MAX_DEPTH - limit) {
      throw new IllegalArgumentException("only the first " + MAX_DEPTH + " hits can be reached");
    }
  }

  /** The newest 20 articles, without facets. */
  static SearchRequest of(String query, Instant now) {
    return new SearchRequest(query, Map.of(), Sort.DATE, false, 0, 20, false, now);
  }
}
