package org.vigie.index.query;

import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.vigie.model.Filed;

/**
 * The fields that some queries ask for. What an article has in others need not be analysed to tell
 * whether they match it. Not thread-safe.
 */
public final class AskedFields {
  private final Set<String> names = new HashSet<>(Set.of(ArticleDocument.ID));
  private final QueryVisitor fields =
      new QueryVisitor() {
        @Override
        public boolean acceptField(String field) {
          names.add(field);
          return true;
        }

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
          return this; // What is asked not to be there, too.
        }
      };

  /** Adds the fields of a query. */
  public void add(Query query) {
    query.visit(fields);
  }

  /** The document of an article, with these fields only: the queries match it as they do all. */
  public Document document(Filed filed) {
    Document asked = new Document();
    ArticleDocument.of(filed).getFields().stream()
        .filter(field -> names.contains(field.name()))
        .forEach(asked::add);
    return asked;
  }
}
