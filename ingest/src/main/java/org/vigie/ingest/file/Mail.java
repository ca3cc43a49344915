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
 * @param references what it links to, in its order; may be empty
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
    List<Article.Reference> references,
    String note) {
  public Mail {
    references = List.copyOf(references);
  }

  /** Where it is, or a name for it that is the same in every mailbox. */
  public URI address() {
    return url == null ? Article.urlWithoutAddress("mail " + id) : url;
  }

  /** It as a document. */
  Item document() {
    return new Document(address(), title, text, List.of(), sent, language, sender, note).item();
  }
}
