package org.vigie.index;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.index.query.Field;
import org.vigie.index.query.Keyword;

/** Counts thousands of values of a field among articles in one go. */
final class Frequent {
  private final Field field;
  private final List<String> values;
  private final List<BytesRef> terms;

  Frequent(Field field, Collection<String> values) {
    this.field = field;
    this.values = List.copyOf(values);
    this.terms = this.values.stream().map(value -> new BytesRef(Keyword.of(value))).toList();
  }

  /** The values that at least so many articles have of those that match. */
  Set<String> among(IndexSearcher searcher, Query query, int least) throws IOException {
    int[] counts =
        searcher.search(
            query,
            new CollectorManager<Counter, int[]>() {
              @Override
              public Counter newCollector() {
                return new Counter();
              }

              @Override
              public int[] reduce(Collection<Counter> counters) {
                return IntStream.range(0, terms.size())
                    .map(at -> counters.stream().mapToInt(counter -> counter.counts[at]).sum())
                    .toArray();
              }
            });
    return IntStream.range(0, counts.length)
        .filter(at -> counts[at] >= least)
        .mapToObj(values::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  private final class Counter extends SimpleCollector {
    final int[] counts = new int[terms.size()];
    private TermsEnum segment = TermsEnum.EMPTY;
    private FixedBitSet matching = new FixedBitSet(0);

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      segment = Terms.getTerms(context.reader(), field.key()).iterator();
      matching = new FixedBitSet(context.reader().maxDoc());
    }

    @Override
    public void collect(int document) {
      matching.set(document);
    }

    @Override
    public void finish() throws IOException {
      boolean any = matching.cardinality() > 0;
      for (int at = 0; any && at < counts.length; at++) {
        if (segment.seekExact(terms.get(at))) {
          counts[at] += count(segment.postings(null, PostingsEnum.NONE));
        }
      }
    }

    private int count(PostingsEnum having) throws IOException {
      int count = 0;
      int document = having.nextDoc();
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        int next = matching.nextSetBit(document);
        if (next == document) {
          count++;
          document = having.nextDoc();
        } else {
          document = next == DocIdSetIterator.NO_MORE_DOCS ? next : having.advance(next);
        }
      }
      return count;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
