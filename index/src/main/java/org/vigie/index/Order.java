package org.vigie.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;

/**
 * In which order hits come: by a rank, then the newest first, then by a number that stands for the
 * article's id, so that no two are equal and the order stays the same while articles are added.
 *
 * @param field whose value the rank is; null for the score
 * @param descending whether the greatest value comes first
 */
record Order(@Nullable String field, boolean descending) {

  /**
   * Where a hit stands.
   *
   * @param rank the lowest comes first
   * @param date in milliseconds
   * @param id a number that stands for the article's id
   */
  record Standing(long rank, long date, long id) implements Comparable<Standing> {
    @Override
    public int compareTo(Standing other) {
      return compare(rank, date, id, other.rank, other.date, other.id);
    }
  }

  static Order of(SearchRequest.Sort sort) {
    return switch (sort) {
      case DATE -> new Order(Field.PUBLISHED.key(), true);
      case OLDEST -> new Order(Field.PUBLISHED.key(), false);
      case RELEVANCE -> new Order(null, true);
      case SEEN -> new Order(Field.SEEN.key(), true);
      case HAPPENED -> new Order(ArticleDocument.LAST_HAPPENED, true);
      case KILLED -> new Order(ArticleDocument.MOST_KILLED, true);
    };
  }

  static int compare(long rank, long date, long id, long rank2, long date2, long id2) {
    int byRank = Long.compare(rank, rank2);
    int byDate = byRank != 0 ? byRank : Long.compare(date2, date);
    return byDate != 0 ? byDate : Long.compare(id, id2);
  }

  boolean byScore() {
    return field == null;
  }

  /** The same for Lucene. */
  Sort sort() {
    SortField first = SortField.FIELD_SCORE;
    if (field != null) {
      first = new SortField(field, SortField.Type.LONG, descending);
      first.setMissingValue(missing());
    }
    return new Sort(
        first,
        new SortField(Field.PUBLISHED.key(), SortField.Type.LONG, true),
        new SortField(ArticleDocument.ID_NUMBER, SortField.Type.LONG));
  }

  /** What has no value comes last. */
  private long missing() {
    return descending ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  Standing standing(FieldDoc hit) {
    long rank =
        hit.fields[0] instanceof Float score
            ? rank(score)
            : rank(((Number) hit.fields[0]).longValue());
    return new Standing(rank, (Long) hit.fields[1], (Long) hit.fields[2]);
  }

  /** The hit after which the next page begins. */
  FieldDoc after(Standing last, int documents) {
    Object first =
        byScore()
            ? (Object) NumericUtils.sortableIntToFloat((int) ~last.rank())
            : Long.valueOf(descending ? ~last.rank() : last.rank());
    // Where all is equal Lucene goes on after this document: the hit itself, wherever it is now.
    return new FieldDoc(
        Math.max(0, documents - 1), Float.NaN, new Object[] {first, last.date(), last.id()});
  }

  static long rank(float score) {
    return ~(long) NumericUtils.floatToSortableInt(score);
  }

  /** Not the negative: the least number has none. */
  private long rank(long value) {
    return descending ? ~value : value;
  }

  /** The ranks of a segment's documents. */
  Ranks ranks(LeafReader segment) throws IOException {
    NumericDocValues values = DocValues.getNumeric(segment, requireNonNull(field));
    return document -> rank(values.advanceExact(document) ? values.longValue() : missing());
  }

  /** Gives the rank of each document of a segment, in their order. */
  interface Ranks {
    long of(int document) throws IOException;
  }
}
