package org.vigie.index;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;

/**
 * What becomes of an article in the archive.
 *
 * @param id of the article
 * @param document with the article in it, as it is in the stream; null of one that was retracted
 */
record Change(String id, @Nullable Document document) {
  /** The field that gives the article back. */
  static final String STORED = "filed";

  /**
   * By which the archive is compared with the stream, besides {@link ArticleDocument#ID_NUMBER}.
   */
  static final String REVISION = "revision";

  static Change of(Filed filed) {
    String id = filed.article().id();
    if (filed.isGone()) {
      return new Change(id, null);
    }
    Document document = ArticleDocument.of(filed);
    document.add(new StoredField(STORED, Codec.FILED.encode(filed)));
    document.add(new NumericDocValuesField(REVISION, filed.revision()));
    return new Change(id, document);
  }

  void applyTo(IndexWriter writer) throws IOException {
    Term term = new Term(ArticleDocument.ID, id);
    if (document == null) {
      writer.deleteDocuments(term);
    } else {
      writer.updateDocument(term, document);
    }
  }
}
