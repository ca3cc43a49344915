package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.vigie.index.SearchResult.Bucket;
import org.vigie.index.SearchResult.Count;
import org.vigie.index.SearchResult.Facet;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.FacetValue;
import org.vigie.index.query.Field;

/**
 * Counts the values of fields, and the dates, of all articles that match a query. Counted per
 * segment by ordinal and then merged by value, so that a refresh costs nothing.
 */
final class FacetCounts {
  private final Map<String, Map<FacetValue, Long>> counts;
  private final Histogram dates;

  private FacetCounts(Map<String, Map<FacetValue, Long>> counts, Histogram dates) {
    this.counts = counts;
    this.dates = dates;
  }

  static FacetCounts of(IndexSearcher searcher, Query query, List<String> fields)
      throws IOException {
    return searcher.search(
        query,
        new CollectorManager<Counter, FacetCounts>() {
          @Override
          public Counter newCollector() {
            return new Counter(fields);
          }

          @Override
          public FacetCounts reduce(Collection<Counter> counters) {
            Map<String, Map<FacetValue, Long>> counts = new HashMap<>();
            Histogram dates = new Histogram();
            for (Counter counter : counters) {
              counter.counts.forEach(
                  (field, values) ->
                      values.forEach(
                          (value, count) ->
                              counts
                                  .computeIfAbsent(field, key -> new HashMap<>())
                                  .merge(value, count, Long::sum)));
              dates.addAll(counter.dates);
            }
            return new FacetCounts(counts, dates);
          }
        });
  }

  List<Bucket> histogram() {
    return dates.buckets();
  }

  /** The most frequent values of a field, and those that were chosen however rare. */
  Facet facet(String field, List<String> chosen) {
    Map<String, Count> byValue = new HashMap<>();
    Map<String, Long> ofLabel = new HashMap<>();
    counts
        .getOrDefault(field, Map.of())
        .forEach(
            (value, count) -> {
              Count sum = byValue.get(value.value());
              boolean better = count > ofLabel.getOrDefault(value.value(), 0L);
              if (better) {
                ofLabel.put(value.value(), count);
              }
              String label = better || sum == null ? value.label() : sum.label();
              long total = count + (sum == null ? 0 : sum.count());
              byValue.put(value.value(), new Count(value.value(), label, total));
            });
    List<Count> shown =
        byValue.values().stream()
            .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
            .limit(Facet.MAX_COUNTS)
            .collect(Collectors.toCollection(ArrayList::new));
    for (String value : chosen) {
      if (shown.stream().noneMatch(count -> count.value().equals(value))) {
        shown.add(byValue.getOrDefault(value, new Count(value, value, 0)));
      }
    }
    return new Facet(field, shown);
  }

  private static final class Counter extends SimpleCollector {
    private final List<String> fields;
    private final Map<String, Map<FacetValue, Long>> counts = new HashMap<>();
    private final Histogram dates = new Histogram();
    private final List<Ordinals> segment = new ArrayList<>();
    private NumericDocValues date = DocValues.emptyNumeric();

    Counter(List<String> fields) {
      this.fields = fields;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      segment.clear();
      for (String field : fields) {
        SortedSetDocValues values =
            DocValues.getSortedSet(context.reader(), field + ArticleDocument.FACET_SUFFIX);
        segment.add(new Ordinals(field, values, new int[Math.toIntExact(values.getValueCount())]));
      }
      date = DocValues.getNumeric(context.reader(), Field.PUBLISHED.key());
    }

    @Override
    public void collect(int document) throws IOException {
      for (Ordinals ordinals : segment) {
        ordinals.count(document);
      }
      if (date.advanceExact(document)) {
        dates.add(date.longValue());
      }
    }

    @Override
    public void finish() throws IOException {
      for (Ordinals ordinals : segment) {
        ordinals.addTo(counts.computeIfAbsent(ordinals.field, key -> new HashMap<>()));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** The counts of a field in one segment. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Ordinals(String field, SortedSetDocValues values, int[] counts) {
    void count(int document) throws IOException {
      if (values.advanceExact(document)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          counts[Math.toIntExact(values.nextOrd())]++;
        }
      }
    }

    void addTo(Map<FacetValue, Long> sums) throws IOException {
      for (int ordinal = 0; ordinal < counts.length; ordinal++) {
        if (counts[ordinal] > 0) {
          FacetValue value = FacetValue.decode(values.lookupOrd(ordinal));
          sums.merge(value, (long) counts[ordinal], Long::sum);
        }
      }
    }
  }
}
