package org.vigie.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Filed;

/**
 * What a search found.
 *
 * @param total how many hits there are: stories when collapsed, articles otherwise
 * @param articles how many articles match
 * @param hits those that were asked for, in order
 * @param next the cursor of the page after these hits; null when there are no more
 * @param didYouMean the same query with words that the archive has in the place of words that it
 *     has not, if that finds more; null otherwise
 * @param facets in the order of {@link SearchRequest#FACETS}; empty when not asked for
 * @param histogram the dates of the articles that match, oldest first, without gaps; empty when not
 *     asked for
 * @param took how long the search took
 */
public record SearchResult(
    long total,
    long articles,
    List<Hit> hits,
    @Nullable String next,
    @Nullable String didYouMean,
    List<Facet> facets,
    List<Bucket> histogram,
    Duration took)
    implements SearchOutcome {

  /**
   * An article that was found; with collapse, the one of its story that comes first.
   *
   * @param filed the article
   * @param passages why it matches, and the beginning of its text where nothing of that matches
   * @param others how many other articles its story has in the archive
   */
  public record Hit(Filed filed, List<Alert.Passage> passages, int others) {
    public Hit {
      passages = List.copyOf(passages);
    }

    /** The first passage of a field. */
    public Optional<Alert.Passage> passage(String field) {
      return passages.stream().filter(passage -> passage.field().equals(field)).findFirst();
    }
  }

  /**
   * The values of a field among the articles that match the query and all filters but this field's
   * own: so that another value can be chosen as well.
   *
   * @param field as the query language names it
   * @param counts most frequent first, at most {@value #MAX_COUNTS} and those that are filtered by
   */
  public record Facet(String field, List<Count> counts) {
    /** The most values of one facet. */
    public static final int MAX_COUNTS = 20;

    public Facet {
      counts = List.copyOf(counts);
    }
  }

  /**
   * One value of a facet.
   *
   * @param value what to filter by
   * @param label what to show; the value itself when the articles give it no name
   * @param count how many articles have it
   */
  public record Count(String value, String label, long count) {}

  /**
   * A stretch of time.
   *
   * @param start its first instant; it ends where the next begins
   * @param count how many articles have their date in it
   */
  public record Bucket(Instant start, long count) {}

  public SearchResult {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
    histogram = List.copyOf(histogram);
  }
}
