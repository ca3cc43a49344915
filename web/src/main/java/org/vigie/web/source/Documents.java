package org.vigie.web.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what people add: pages by their address, documents by their bytes. */
public interface Documents {

  /** What came of reading. */
  sealed interface Found {}

  /**
   * A text.
   *
   * @param url its canonical address; null when it has none
   * @param title one line; may be empty
   * @param text a blank line between paragraphs
   * @param authors as the document names them
   * @param published when it says it was published; null when it does not say
   * @param language ISO 639 code it declares; null when it declares none
   * @param publisher who published it, as far as it tells; null when it does not
   * @param note how it came ("PDF, 12 pages"); may be empty
   */
  record Read(
      @Nullable URI url,
      String title,
      String text,
      List<String> authors,
      @Nullable Instant published,
      @Nullable String language,
      @Nullable String publisher,
      String note)
      implements Found {}

  /**
   * Nothing.
   *
   * @param reason why, for a person
   */
  record Unreadable(String reason) implements Found {}

  /** Asks for what is at an address; takes up to half a minute. */
  Found fetch(URI address);

  /**
   * Reads a document.
   *
   * @param name of its file: its end says what it is
   */
  Found read(String name, byte[] bytes);

  /** The one address of an article, whatever the way by which a reader came to it. */
  URI canonical(URI address);
}
