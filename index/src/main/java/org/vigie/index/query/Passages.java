package org.vigie.index.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Alert.Passage.Match;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;

/** Why an article matches a query. */
public final class Passages {
  private final Filed filed;
  private final IndexSearcher searcher;
  private final Query query;

  private Passages(IndexSearcher searcher, Query query, Filed filed) {
    this.searcher = searcher;
    this.query = query;
    this.filed = filed;
  }

  /**
   * The passages that make an article match: of its title, of its text, and the values of fields
   * that the query names. Exactly what the query matched is marked, by running it.
   *
   * @param most how many are wanted at most, at least 1
   * @return empty when the article does not match; the beginning of the text, with nothing marked,
   *     when the query asks for nothing
   */
  public static List<Passage> of(Query query, Filed filed, int most) {
    return of(searcher(query, filed), query, filed, most);
  }

  /** An article in memory, with what a query asks for. */
  static IndexSearcher searcher(Query query, Filed filed) {
    AskedFields asked = new AskedFields();
    asked.add(query);
    return searcher(asked.document(filed));
  }

  /**
   * The same of an article that is analysed already.
   *
   * @param article has this article only, with at least the fields that the query asks for, and the
   *     offsets of words
   */
  public static List<Passage> of(IndexSearcher article, Query query, Filed filed, int most) {
    try {
      return new Passages(article, query, filed).find(most);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /**
   * The whole of what a query matched in an article, for a reader of all of it.
   *
   * @return empty when the article does not match
   */
  public static Optional<Highlights> highlights(Query query, Filed filed) {
    try {
      return new Passages(searcher(query, filed), query, filed).all();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private Optional<Highlights> all() throws IOException {
    LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
    Matches matches =
        searcher
            .createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
            .matches(leaf, 0);
    if (matches == null) {
      return Optional.empty();
    }
    String title = filed.article().title();
    String text = filed.article().text();
    return Optional.of(
        new Highlights(
            Excerpts.merge(
                offsets(matches, title, Field.TITLE.key(), ArticleDocument.TITLE_LITERAL)),
            Excerpts.merge(offsets(matches, text, Field.TEXT.key(), ArticleDocument.TEXT_LITERAL)),
            fields(matches)));
  }

  private List<Passage> find(int most) throws IOException {
    Highlights all = all().orElse(null);
    if (all == null) {
      return List.of();
    }
    List<Passage> found = new ArrayList<>();
    if (!all.title().isEmpty()) {
      found.add(new Passage(Field.TITLE.key(), filed.article().title(), all.title()));
    }
    int room = Math.max(all.text().isEmpty() ? 0 : 1, most - found.size() - all.fields().size());
    found.addAll(Excerpts.of(filed.article().text(), all.text(), room));
    found.addAll(all.fields());
    if (found.isEmpty()) {
      found.add(lead());
    }
    return List.copyOf(found.subList(0, Math.min(Math.max(1, most), found.size())));
  }

  private Passage lead() {
    return beginning(filed)
        .orElseGet(() -> new Passage(Field.TITLE.key(), filed.article().title(), List.of()));
  }

  /** The beginning of an article's text, with nothing marked; empty when it has no text. */
  public static Optional<Passage> beginning(Filed filed) {
    String text = filed.article().text();
    return text.isBlank() ? Optional.empty() : Optional.of(Excerpts.beginning(text));
  }

  /** Where words matched; an elided article belongs to the token, but it is not what matched. */
  private static List<Match> offsets(Matches matches, String text, String... fields)
      throws IOException {
    List<Match> found = new ArrayList<>();
    for (String field : fields) {
      MatchesIterator each = matches.getMatches(field);
      while (each != null && each.next()) {
        int start = each.startOffset();
        start += Analysis.elided(text.substring(start, each.endOffset()));
        found.add(new Match(start, each.endOffset()));
      }
    }
    return found;
  }

  private List<Passage> fields(Matches matches) throws IOException {
    Set<Passage> found = new LinkedHashSet<>();
    for (Field field : Field.values()) {
      MatchesIterator each =
          ArticleDocument.isKeyword(field) ? matches.getMatches(field.key()) : null;
      while (each != null && each.next()) {
        for (String value : ArticleDocument.values(field, filed)) {
          if (accepts(each.getQuery(), Keyword.of(value))) {
            found.add(whole(field, value));
            break;
          }
        }
      }
    }
    for (Field field : List.of(Field.CITES, Field.WAS)) {
      found.addAll(notes(field, matches));
    }
    for (Query point : points()) {
      found.addAll(point(point));
    }
    return found.stream()
        .sorted(Comparator.comparing(passage -> Field.of(passage.field()).orElseThrow()))
        .toList();
  }

  /** The lines that matched; Lucene counts the positions of all lines on, one apart. */
  private List<Passage> notes(Field field, Matches matches) throws IOException {
    List<String> lines = Notes.of(field, filed);
    String all = String.join("\n", lines);
    List<Match> marked = Excerpts.merge(offsets(matches, all, field.key()));
    List<Passage> found = new ArrayList<>();
    int start = 0;
    for (String line : lines) {
      int from = start;
      List<Match> within =
          marked.stream()
              .filter(match -> match.start() >= from && match.end() <= from + line.length())
              .map(match -> new Match(match.start() - from, match.end() - from))
              .toList();
      if (!within.isEmpty()) {
        found.add(new Passage(field.key(), line, within));
      }
      start += line.length() + 1;
    }
    return found;
  }

  private static boolean accepts(Query leaf, String keyword) {
    return switch (leaf) {
      case TermQuery term -> term.getTerm().text().equals(keyword);
      case PrefixQuery prefix -> keyword.startsWith(prefix.getPrefix().text());
      default -> false;
    };
  }

  /** Points have no terms, so that matches do not tell of them. Those of branches that match. */
  private Set<Query> points() {
    Set<Query> points = new LinkedHashSet<>();
    query.visit(
        new QueryVisitor() {
          @Override
          public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return occur == Occur.MUST_NOT || !matches(parent) ? EMPTY_VISITOR : this;
          }

          @Override
          public void consumeTermsMatching(
              Query prefix, String field, Supplier<ByteRunAutomaton> automaton) {
            // Terms, of which matches tell.
          }

          @Override
          public void visitLeaf(Query leaf) {
            if (!(leaf instanceof MatchAllDocsQuery)) {
              points.add(leaf);
            }
          }
        });
    return points;
  }

  private boolean matches(Query part) {
    try {
      return searcher.count(part) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Passage> point(Query point) throws IOException {
    if (point instanceof PointRangeQuery range) {
      return range(range);
    }
    List<Passage> places = new ArrayList<>();
    for (PlaceHit place : ArticleDocument.located(filed)) {
      if (isIn(point, place)) {
        places.add(whole(Field.NEAR, place.name()));
      }
    }
    return places;
  }

  private List<Passage> range(PointRangeQuery range) throws IOException {
    Field field = Field.of(range.getField()).orElseThrow();
    List<Passage> found = new ArrayList<>();
    for (Map.Entry<Long, String> point : ArticleDocument.points(field, filed).entrySet()) {
      Document document = new Document();
      document.add(new LongPoint(field.key(), point.getKey()));
      if (searcher(document).count(range) > 0) {
        found.add(whole(field, point.getValue()));
      }
    }
    return found;
  }

  private static boolean isIn(Query circle, PlaceHit place) throws IOException {
    Document document = new Document();
    document.add(new LatLonPoint(Field.NEAR.key(), place.latitude(), place.longitude()));
    return searcher(document).count(circle) > 0;
  }

  private static IndexSearcher searcher(Document document) {
    return MemoryIndex.fromDocument(document, ArticleDocument.analyzer(), true, false)
        .createSearcher();
  }

  private static Passage whole(Field field, String value) {
    return new Passage(field.key(), value, List.of(new Match(0, value.length())));
  }
}
