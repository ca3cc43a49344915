package org.vigie.index.volume;

import java.io.IOException;
import java.util.OptionalLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.ArticleDocument;
import org.vigie.model.Filed;
import org.vigie.streams.Codec;

/**
 * What becomes of an article in the archive.
 *
 * @param id of the article
 * @param document with the article in it, as it is in the stream; null of one that was retracted
 * @param revision the number of the record
 * @param added whether the record says that the article is new
 */
public record Change(String id, @Nullable Document document, long revision, boolean added) {
  /** The field that gives the article back. */
  public static final String STORED = "filed";

  /**
   * By which the archive is compared with the stream, besides {@link ArticleDocument#ID_NUMBER}.
   */
  static final String REVISION = "revision";

  /**
   * The revision with which an article came into the archive, whatever becomes of it there: a walk
   * sees what has no higher one than there was when it began. What an older Vigie indexed has none.
   */
  public static final String ENTERED = "entered";

  /**
   * As {@link #REVISION}, of which files know their highest: what was there when a walk began has
   * no higher one, and none that it entered with once the archive is built anew.
   */
  public static final String KNOWN = "revision.known";

  public static Change of(Filed filed) {
    String id = filed.article().id();
    boolean added = filed.change() == Filed.Change.NEW;
    if (filed.isGone()) {
      return new Change(id, null, filed.revision(), added);
    }
    Document document = ArticleDocument.of(filed);
    document.add(new StoredField(STORED, Codec.FILED.encode(filed)));
    document.add(new NumericDocValuesField(REVISION, filed.revision()));
    document.add(new LongPoint(KNOWN, filed.revision()));
    return new Change(id, document, filed.revision(), added);
  }

  void applyTo(Store store) throws IOException {
    Term term = new Term(ArticleDocument.ID, id);
    if (document == null) {
      store.writer().deleteDocuments(term);
      store.entered().remove(id);
      return;
    }
    long entered = added ? revision : before(store, term).orElse(revision);
    document.add(new LongPoint(ENTERED, entered));
    document.add(new NumericDocValuesField(ENTERED, entered));
    store.writer().updateDocument(term, document);
    store.entered().put(id, entered);
    store.forgetWhatCanBeFound();
  }

  private OptionalLong before(Store store, Term term) throws IOException {
    Long lately = store.entered().get(id);
    return lately == null ? store.number(term, ENTERED) : OptionalLong.of(lately);
  }
}
