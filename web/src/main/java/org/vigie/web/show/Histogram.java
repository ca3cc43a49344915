package org.vigie.web.show;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.SearchResult;

/**
 * Dates of what was found, as bars of a drawing 1000 wide and 100 high.
 *
 * @param bars from left to right
 * @param start the left end
 * @param end where the last bar begins
 * @param most the count of the highest bar
 */
public record Histogram(List<Bar> bars, Instant start, Instant end, long most) {
  private static final double WIDTH = 1_000;
  private static final double HEIGHT = 100;
  private static final double LEAST_HEIGHT = 4;

  /**
   * One bar.
   *
   * @param x its left edge
   * @param width of it
   * @param y its upper edge
   * @param height of it; 0 when it counts nothing
   * @param start the first instant it counts
   * @param count how many
   * @param query what narrows a search to it
   */
  public record Bar(
      double x, double width, double y, double height, Instant start, long count, String query) {}

  /** The drawing of at least two stretches of time; nothing for fewer. */
  public static List<Histogram> of(List<SearchResult.Bucket> buckets) {
    return of(buckets, "published");
  }

  /**
   * The same of another date.
   *
   * @param field of the query language
   */
  public static List<Histogram> of(List<SearchResult.Bucket> buckets, String field) {
    if (buckets.size() < 2) {
      return List.of();
    }
    long most = buckets.stream().mapToLong(SearchResult.Bucket::count).max().orElse(0);
    double step = WIDTH / buckets.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      SearchResult.Bucket bucket = buckets.get(i);
      double height =
          bucket.count() == 0 ? 0 : Math.max(LEAST_HEIGHT, HEIGHT * bucket.count() / most);
      bars.add(
          new Bar(
              i * step,
              Math.max(1, step - Math.min(3, step / 4)),
              HEIGHT - height,
              height,
              bucket.start(),
              bucket.count(),
              query(
                  field,
                  bucket.start(),
                  i + 1 < buckets.size() ? buckets.get(i + 1).start() : null)));
    }
    return List.of(
        new Histogram(bars, buckets.getFirst().start(), buckets.getLast().start(), most));
  }

  private static String query(String field, Instant start, @Nullable Instant end) {
    return end == null
        ? field + ":[" + start + " TO *]"
        : field + ":[" + start + " TO " + end + "}";
  }
}
