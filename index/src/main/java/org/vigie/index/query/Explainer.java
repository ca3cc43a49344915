package org.vigie.index.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.vigie.index.query.Explained.Kind;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;

/** Asks every part of a query whether it matches an article. */
final class Explainer {
  private static final int PASSAGES = 3;

  private final QueryParser parser;
  private final Filed filed;
  private final Instant now;
  private final IndexSearcher article;

  Explainer(QueryParser parser, Node whole, Filed filed, Instant now) {
    this.parser = parser;
    this.filed = filed;
    this.now = now;
    this.article = Passages.searcher(query(whole), filed);
  }

  Explained explain(Node node) {
    return switch (node) {
      case Node.And and -> {
        List<Explained> parts = and.parts().stream().map(this::explain).toList();
        yield group(node, Kind.ALL, parts.stream().allMatch(Explained::matches), parts);
      }
      case Node.Or or -> {
        List<Explained> parts = or.branches().stream().map(this::explain).toList();
        yield group(node, Kind.ANY, parts.stream().anyMatch(Explained::matches), parts);
      }
      case Node.Not not -> {
        Explained inner = explain(not.inner());
        yield group(node, Kind.NOT, !inner.matches(), List.of(inner));
      }
      case Node.Everything _,
          Node.Words _,
          Node.Prefix _,
          Node.Value _,
          Node.ValuePrefix _,
          Node.Between _,
          Node.Near _ ->
          term(node);
    };
  }

  private Explained group(Node node, Kind kind, boolean matches, List<Explained> parts) {
    Range range = parser.range(node);
    return new Explained(range.start(), range.end(), kind, matches, List.of(), parts);
  }

  private Explained term(Node node) {
    Query query = query(node);
    Range range = parser.range(node);
    boolean matches = matches(query);
    return new Explained(
        range.start(),
        range.end(),
        Kind.TERM,
        matches,
        matches ? passages(query) : List.of(),
        List.of());
  }

  private Query query(Node node) {
    return LuceneQuery.of(Conditions.of(node), now);
  }

  private boolean matches(Query query) {
    try {
      return article.count(query) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** Without the beginning of the text, which is shown where nothing can be marked. */
  private List<Passage> passages(Query query) {
    return Passages.of(article, query, filed, PASSAGES).stream()
        .filter(passage -> !passage.matches().isEmpty())
        .toList();
  }
}
