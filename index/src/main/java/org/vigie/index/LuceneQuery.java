package org.vigie.index;

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
import org.vigie.index.Node.Scope;

/** Makes the Lucene query of a tree. */
final class LuceneQuery {
  static final int MAX_CLAUSES = 256;
  static final int MIN_PREFIX = 3;

  private static final float TITLE_BOOST = 2;

  static {
    // Each word is looked for in two fields and up to four forms, and Lucene counts every one.
    IndexSearcher.setMaxClauseCount(MAX_CLAUSES * 16);
  }

  private int clauses;

  private LuceneQuery() {}

  static Query of(Node root) {
    return new LuceneQuery().build(root);
  }

  private Query build(Node node) {
    return switch (node) {
      case Node.Everything all -> new MatchAllDocsQuery();
      case Node.And and -> and(and);
      case Node.Or or -> or(or.branches());
      case Node.Not not ->
          throw new BadQueryException(not.position(), "NOT cannot stand alone: write what to find");
      case Node.Words words -> words(words);
      case Node.Prefix prefix -> prefix(prefix);
      case Node.Value value -> {
        count(1, value.position());
        yield new TermQuery(new Term(value.field().key(), Keyword.of(value.value())));
      }
      case Node.ValuePrefix prefix -> {
        count(1, prefix.position());
        String start = requireLength(Keyword.of(prefix.start()), prefix.position());
        yield new PrefixQuery(new Term(prefix.field().key(), start));
      }
      case Node.Between between -> {
        count(1, between.position());
        yield LongPoint.newRangeQuery(between.field().key(), between.from(), between.to());
      }
      case Node.Near near -> {
        count(1, near.position());
        yield LatLonPoint.newDistanceQuery(
            Field.NEAR.key(), near.latitude(), near.longitude(), near.meters());
      }
    };
  }

  private Query and(Node.And and) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Node part : and.parts()) {
      switch (part) {
        case Node.Not not -> all.add(build(not.inner()), Occur.MUST_NOT);
        case Node.Value value -> all.add(build(value), Occur.FILTER);
        case Node.ValuePrefix prefix -> all.add(build(prefix), Occur.FILTER);
        case Node.Between between -> all.add(build(between), Occur.FILTER);
        case Node.Near near -> all.add(build(near), Occur.FILTER);
        case Node.Everything everything -> all.add(build(everything), Occur.MUST);
        case Node.And inner -> all.add(build(inner), Occur.MUST);
        case Node.Or or -> all.add(build(or), Occur.MUST);
        case Node.Words words -> all.add(build(words), Occur.MUST);
        case Node.Prefix prefix -> all.add(build(prefix), Occur.MUST);
      }
    }
    return all.build();
  }

  private Query or(List<Node> branches) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    branches.forEach(branch -> any.add(build(branch), Occur.SHOULD));
    return any.build();
  }

  private Query words(Node.Words words) {
    Analysis analysis = words.scope().literal() ? Analysis.LITERAL : Analysis.WORDS;
    List<List<String>> positions = analysis.words(words.text());
    if (positions.isEmpty()) {
      throw new BadQueryException(
          words.position(), "There is no word in '%s' to look for".formatted(words.text()));
    }
    count(positions.size(), words.position());
    return inFields(words.scope(), field -> inField(field, positions, words.slop()));
  }

  private static Query inField(String field, List<List<String>> positions, int slop) {
    if (positions.size() > 1) {
      MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
      for (List<String> forms : positions) {
        phrase.add(forms.stream().map(form -> new Term(field, form)).toArray(Term[]::new));
      }
      return phrase.build();
    }
    List<String> forms = positions.getFirst();
    if (forms.size() == 1) {
      return new TermQuery(new Term(field, forms.getFirst()));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(field);
    forms.forEach(form -> any.addTerm(new Term(field, form)));
    return any.build();
  }

  private Query prefix(Node.Prefix prefix) {
    count(1, prefix.position());
    Analysis analysis = prefix.scope().literal() ? Analysis.LITERAL : Analysis.FOLDED;
    List<List<String>> words = analysis.words(prefix.start());
    if (words.size() != 1) {
      throw new BadQueryException(
          prefix.position(),
          "* completes one word; write the others before it as words of their own");
    }
    String start = requireLength(words.getFirst().getFirst(), prefix.position());
    return inFields(prefix.scope(), field -> new PrefixQuery(new Term(field, start)));
  }

  private static String requireLength(String start, int position) {
    if (start.codePointCount(0, start.length()) < MIN_PREFIX) {
      throw new BadQueryException(
          position, "At least three letters must stand before *, as in jihad*");
    }
    return start;
  }

  private static Query inFields(Scope scope, Function<String, Query> inField) {
    String title = scope.literal() ? ArticleDocument.TITLE_LITERAL : Field.TITLE.key();
    String text = scope.literal() ? ArticleDocument.TEXT_LITERAL : Field.TEXT.key();
    if (scope.field() == Field.TITLE) {
      return inField.apply(title);
    }
    if (scope.field() == Field.TEXT) {
      return inField.apply(text);
    }
    if (scope.field() != null && scope.kind() == Field.Kind.NOTES) {
      return inField.apply(scope.field().key());
    }
    return new BooleanQuery.Builder()
        .add(new BoostQuery(inField.apply(title), TITLE_BOOST), Occur.SHOULD)
        .add(inField.apply(text), Occur.SHOULD)
        .build();
  }

  private void count(int words, int position) {
    clauses += words;
    if (clauses > MAX_CLAUSES) {
      throw new BadQueryException(
          position, "Too long: a query has at most " + MAX_CLAUSES + " words and values");
    }
  }
}
