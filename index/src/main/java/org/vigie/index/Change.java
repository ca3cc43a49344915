package org.vigie.index;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;

/**
 * What becomes of an article in the archive.
 *
 * @param id of the article
 * @param document null to remove it
 */
record Change(String id, @Nullable Document document) {
  /** The field that gives the article back, as it is in the stream. */
  static final String STORED = "filed";

  static Change of(Filed filed) {
    if (filed.change() == Filed.Change.RETRACTED) {
      return new Change(filed.article().id(), null);
    }
    Document document = ArticleDocument.of(filed);
    document.add(new StoredField(STORED, Codec.FILED.encode(filed)));
    return new Change(filed.article().id(), document);
  }
}
