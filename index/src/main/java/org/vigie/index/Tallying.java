package org.vigie.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.FacetValue;
import org.vigie.index.query.Field;
import org.vigie.index.query.Keyword;
import org.vigie.model.Filed;
import org.vigie.model.Tally;

/** Counts reports by hour and source, as alerting counts them when they come. */
final class Tallying {
  private static final Duration DAY = Duration.ofDays(1);

  private final IndexSearcher searcher;

  Tallying(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /**
   * The reports that match. Of a query whose dates move each day is asked with those that it had
   * then: so it was matched.
   *
   * @param query at a moment
   * @param since when the first of them was seen
   * @param until from when on they are not counted
   */
  TallyOutcome run(String subject, Function<Instant, Query> query, Instant since, Instant until)
      throws IOException {
    Map<Long, Map<String, Integer>> hours = new TreeMap<>();
    boolean moves = !query.apply(since).equals(query.apply(until));
    Duration step = moves ? DAY : Duration.between(since, until);
    for (Instant from = since; from.isBefore(until) && !searcher.timedOut(); ) {
      Instant to = from.plus(step).isAfter(until) ? until : from.plus(step);
      add(searcher.search(reports(query.apply(to), from, to), COUNTING), hours);
      from = to;
    }
    if (searcher.timedOut()) {
      return Search.tookTooLong();
    }
    return new TallyOutcome.Tallies(
        hours.entrySet().stream()
            .map(hour -> new Tally(subject, Instant.ofEpochMilli(hour.getKey()), hour.getValue()))
            .toList());
  }

  private static void add(
      Map<Long, Map<String, Integer>> some, Map<Long, Map<String, Integer>> hours) {
    some.forEach(
        (hour, reports) ->
            reports.forEach(
                (source, count) ->
                    hours
                        .computeIfAbsent(hour, _ -> new HashMap<>())
                        .merge(source, count, Integer::sum)));
  }

  private static Query reports(Query query, Instant since, Instant until) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(
            LongPoint.newRangeQuery(
                Field.SEEN.key(), since.toEpochMilli(), until.toEpochMilli() - 1),
            Occur.FILTER)
        .add(term(Field.BACKFILL, "yes"), Occur.MUST_NOT)
        .add(term(Field.ROLE, Filed.Role.COPY.name()), Occur.MUST_NOT)
        .build();
  }

  private static Query term(Field field, String value) {
    return new TermQuery(new Term(field.key(), Keyword.of(value)));
  }

  private static final CollectorManager<Counter, Map<Long, Map<String, Integer>>> COUNTING =
      new CollectorManager<>() {
        @Override
        public Counter newCollector() {
          return new Counter();
        }

        @Override
        public Map<Long, Map<String, Integer>> reduce(Collection<Counter> counters) {
          Map<Long, Map<String, Integer>> hours = new TreeMap<>();
          counters.forEach(counter -> add(counter.hours, hours));
          return hours;
        }
      };

  private static final class Counter extends SimpleCollector {
    final Map<Long, Map<String, Integer>> hours = new HashMap<>();
    private final Map<Long, String> sources = new HashMap<>();
    private NumericDocValues published = DocValues.emptyNumeric();
    private NumericDocValues seen = DocValues.emptyNumeric();
    private SortedSetDocValues source = DocValues.emptySortedSet();

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      published = DocValues.getNumeric(context.reader(), Field.PUBLISHED.key());
      seen = DocValues.getNumeric(context.reader(), Field.SEEN.key());
      source =
          DocValues.getSortedSet(
              context.reader(), Field.SOURCE.key() + ArticleDocument.FACET_SUFFIX);
      sources.clear();
    }

    @Override
    public void collect(int document) throws IOException {
      if (published.advanceExact(document)
          && seen.advanceExact(document)
          && source.advanceExact(document)) {
        Instant hour =
            Tally.hour(
                Instant.ofEpochMilli(published.longValue()),
                Instant.ofEpochMilli(seen.longValue()));
        hours
            .computeIfAbsent(hour.toEpochMilli(), _ -> new HashMap<>())
            .merge(source(source.nextOrd()), 1, Integer::sum);
      }
    }

    private String source(long ordinal) throws IOException {
      String known = sources.get(ordinal);
      if (known == null) {
        known = FacetValue.decode(source.lookupOrd(ordinal)).value();
        sources.put(ordinal, known);
      }
      return known;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
