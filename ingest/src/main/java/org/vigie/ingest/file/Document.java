package org.vigie.ingest.file;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

/**
 * A text as a file has it.
 *
 * @param url its canonical address, or {@link Article#urlWithoutAddress} when it has none
 * @param title one line; may be empty
 * @param text a blank line between paragraphs; of more than a million characters the first
 * @param authors as the document names them; may be empty
 * @param published when it says it was published; null when it does not say
 * @param language ISO 639 code it declares; null when it declares none
 * @param publisher who published it, as far as the document tells; null when it does not
 * @param note what a reader should know of how it came ("fetched 2024-05-02"); may be empty
 */
public record Document(
    URI url,
    String title,
    String text,
    List<String> authors,
    @Nullable Instant published,
    @Nullable String language,
    @Nullable String publisher,
    String note) {
  private static final int MAX_TITLE = 500;
  private static final int MAX_TEXT = 1_000_000;
  private static final int MAX_AUTHORS = 20;
  private static final int MAX_NAME = 200;

  public Document {
    title = cut(HtmlText.squeeze(title), MAX_TITLE);
    text = cut(text, MAX_TEXT);
    authors =
        authors.stream()
            .map(name -> cut(HtmlText.squeeze(name), MAX_NAME))
            .filter(name -> !name.isEmpty())
            .limit(MAX_AUTHORS)
            .toList();
    publisher = publisher == null ? null : cut(HtmlText.squeeze(publisher), MAX_NAME);
    note = cut(HtmlText.squeeze(note), MAX_TITLE);
  }

  /** A text without an address, of which nothing else is known. */
  static Document without(String title, String text) {
    return new Document(urlOf(title, text), title, text, List.of(), null, null, null, "");
  }

  /** The URL of a text without an address. */
  static URI urlOf(String title, String text) {
    return Article.urlWithoutAddress(title + "\n" + text);
  }

  /** The same document, known to be at an address. */
  public Document at(URI address) {
    return new Document(address, title, text, authors, published, language, publisher, note);
  }

  /** Whether its URL leads to it. */
  public boolean hasAddress() {
    return Article.isAddress(url);
  }

  /** The document, or why it is none to keep. */
  Item item() {
    if (text.isBlank()) {
      return new Item.Passed(Item.Why.NO_TEXT);
    }
    boolean front =
        url.getRawQuery() == null && url.getRawPath().toLowerCase(Locale.ROOT).matches("/?");
    return front ? new Item.Passed(Item.Why.FRONT_PAGE) : new Item.Read(this);
  }

  /** The start of a text, without half a character at its end. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
