package org.vigie.index;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;

/**
 * What becomes of an article in the archive.
 *
 * @param id of the article
 * @param document with the article in it, as it is in the stream
 */
record Change(String id, Document document) {
  /** The field that gives the article back. */
  static final String STORED = "filed";

  static Change of(Filed filed) {
    Document document = ArticleDocument.of(filed);
    document.add(new StoredField(STORED, Codec.FILED.encode(filed)));
    return new Change(filed.article().id(), document);
  }
}
