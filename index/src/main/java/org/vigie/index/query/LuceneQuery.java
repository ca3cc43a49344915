package org.vigie.index.query;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.vigie.index.query.Condition.Texts;

/** Makes the Lucene query of a condition, as it is seen from an instant. */
final class LuceneQuery {
  private static final float TITLE_BOOST = 2;

  static {
    // Each word is looked for in two fields and up to four forms, and Lucene counts every one.
    IndexSearcher.setMaxClauseCount(Conditions.MAX_CLAUSES * 16);
  }

  private final Instant now;

  private LuceneQuery(Instant now) {
    this.now = now;
  }

  static Query of(Condition condition, Instant now) {
    return new LuceneQuery(now).build(condition);
  }

  private Query build(Condition condition) {
    return switch (condition) {
      case Condition.Everything _ -> new MatchAllDocsQuery();
      case Condition.And and -> and(and);
      case Condition.Or or -> {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        or.any().forEach(branch -> any.add(build(branch), Occur.SHOULD));
        yield any.build();
      }
      case Condition.Words words -> inTexts(words.in(), field -> words(field, words));
      case Condition.Beginning word ->
          inTexts(word.in(), field -> new PrefixQuery(new Term(field, word.start())));
      case Condition.Value value -> new TermQuery(new Term(value.field().key(), value.term()));
      case Condition.ValueBeginning value ->
          new PrefixQuery(new Term(value.field().key(), value.start()));
      case Condition.Between between ->
          LongPoint.newRangeQuery(
              between.field().key(), between.from().at(now), between.to().at(now));
      case Condition.Near near ->
          LatLonPoint.newDistanceQuery(
              Field.NEAR.key(), near.latitude(), near.longitude(), near.meters());
    };
  }

  private Query and(Condition.And and) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    and.all().forEach(part -> all.add(build(part), scores(part) ? Occur.MUST : Occur.FILTER));
    and.none().forEach(part -> all.add(build(part), Occur.MUST_NOT));
    return all.build();
  }

  /** Whether an article can match a part better than another. */
  private static boolean scores(Condition part) {
    return switch (part) {
      case Condition.Everything _,
          Condition.And _,
          Condition.Or _,
          Condition.Words _,
          Condition.Beginning _ ->
          true;
      case Condition.Value _, Condition.ValueBeginning _, Condition.Between _, Condition.Near _ ->
          false;
    };
  }

  private static Query words(String field, Condition.Words words) {
    List<List<String>> positions = words.positions();
    if (positions.size() > 1) {
      MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(words.slop());
      for (List<String> forms : positions) {
        phrase.add(forms.stream().map(form -> new Term(field, form)).toArray(Term[]::new));
      }
      return phrase.build();
    }
    return word(field, positions.getFirst());
  }

  /** A word in any of its forms. */
  static Query word(String field, List<String> forms) {
    if (forms.size() == 1) {
      return new TermQuery(new Term(field, forms.getFirst()));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(field);
    forms.forEach(form -> any.addTerm(new Term(field, form)));
    return any.build();
  }

  private static Query inTexts(Texts in, Function<String, Query> inField) {
    List<Query> queries =
        in.fields().stream()
            .map(
                field -> {
                  Query query = inField.apply(ArticleDocument.words(field, in.literal()));
                  return field == Field.TITLE && in.fields().size() > 1
                      ? new BoostQuery(query, TITLE_BOOST)
                      : query;
                })
            .toList();
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }
}
