package org.vigie.ingest.file;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;

/**
 * A mail as a reader has it: its one text, whatever parts it is made of.
 *
 * @param id its Message-ID; a hash of its text when it has none
 * @param url where it can be read on the web; null when it does not say
 * @param title its subject
 * @param text a blank line between paragraphs; may be empty
 * @param sender the mailing list it came by, or else who wrote it; null when it does not say
 * @param sent when it says it was sent; null when it does not
 * @param language ISO 639 code it declares; null when it declares none
 * @param note how it came: who forwarded it, what was attached
 */
public record Mail(
    String id,
    @Nullable URI url,
    String title,
    String text,
    @Nullable String sender,
    @Nullable Instant sent,
    @Nullable String language,
    String note) {

  /** It as a document. */
  Item document() {
    return new Document(
            url == null ? Article.urlWithoutAddress("mail " + id) : url,
            title,
            text,
            List.of(),
            sent,
            language,
            sender,
            null,
            note)
        .item();
  }
}
