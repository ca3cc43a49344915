package org.vigie.index;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * @param now what relative dates start from; with a cursor, when its walk began
 * @param cursor what {@link SearchResult#next} of the page before was; null for the first page. The
 *     walk from page to page sees what was in the archive when it began: nothing twice, nothing
 *     left out, while articles are added
 */
public record SearchRequest(
    String query,
    Map<String, List<String>> filters,
    Sort sort,
    boolean collapse,
    int offset,
    int limit,
    boolean facets,
    Instant now,
    @Nullable String cursor) {

  /** The fields that are counted and can be filtered by, as the query language names them. */
  public static final List<String> FACETS =
      List.of("topic", "country", "entity", "source", "publisher", "lang");

  /** The most hits of one answer. */
  public static final int MAX_LIMIT = 1_000;

  /** The last hit that can be reached by an offset; a cursor reaches all. */
  public static final int MAX_DEPTH = 10_000;

  /** Which hits come first; the newest among equals. */
  public enum Sort {
    /** The newest. */
    DATE,
    /** The oldest. */
    OLDEST,
    /** Those that answer the query best. Scores move a little while articles are added. */
    RELEVANCE,
    /** Those that Vigie read last. */
    SEEN,
    /** Those that report the latest attack; then those that report none. */
    HAPPENED,
    /** Those that report the attack with most killed; then those that give no toll. */
    KILLED;

    /** Its name in addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sort> of(String key) {
      return Arrays.stream(values()).filter(sort -> sort.key().equals(key)).findFirst();
    }
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
      throw new IllegalArgumentException(
          "only the first "
              + MAX_DEPTH
              + " hits can be reached by an offset; a cursor reaches all");
    }
    if (cursor != null && offset > 0) {
      throw new IllegalArgumentException("offset and cursor cannot be used together");
    }
  }

  /** The first page of a search, or by its offset a later one. */
  public SearchRequest(
      String query,
      Map<String, List<String>> filters,
      Sort sort,
      boolean collapse,
      int offset,
      int limit,
      boolean facets,
      Instant now) {
    this(query, filters, sort, collapse, offset, limit, facets, now, null);
  }

  /**
   * The page of this search that begins at a cursor.
   *
   * @throws IllegalArgumentException when it is no cursor of this search; the message says so
   */
  public SearchRequest at(String from) {
    Instant began = Bookmark.of(from, this).now();
    return new SearchRequest(query, filters, sort, collapse, offset, limit, facets, began, from);
  }

  /** The newest 20 articles, without facets. */
  static SearchRequest of(String query, Instant now) {
    return new SearchRequest(query, Map.of(), Sort.DATE, false, 0, 20, false, now);
  }
}
