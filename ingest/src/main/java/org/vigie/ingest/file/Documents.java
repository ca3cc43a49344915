package org.vigie.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;

/** Reads single documents whose bytes are at hand. */
public final class Documents {
  /** The most bytes of a document. */
  public static final int MAX_BYTES = 25 << 20;

  private static final int MAX_PAGE = 5 << 20;
  private static final int MAX_TITLE = 300;

  /** What browsers write above a page that they save. */
  private static final Pattern SAVED_FROM =
      Pattern.compile("<!--\\s*saved from url=\\(\\d+\\)(\\S+)\\s*-->");

  private static final int HEAD = 4_000;

  /** Pictures and fonts in a page that was saved as one file: most of it, and none of its text. */
  private static final Pattern EMBEDDED =
      Pattern.compile("(?i)data:[\\w.+/-]{0,60}+[^,\"'<>)]{0,60}?;base64,[\\w+/=%-]{100,}+");

  private Documents() {}

  /**
   * Reads a document.
   *
   * @param name of its file: its end says what it is, and whether it is compressed; nothing else is
   *     made of it
   */
  public static Item read(String name, byte[] bytes) {
    Optional<Format> format = Format.of(name);
    if (format.isEmpty()) {
      return new Item.Unreadable("of no kind that is read");
    }
    if (format.get().isArchive()) {
      return new Item.Unreadable("an archive of many documents: use vigie import");
    }
    try {
      InputStream in = new ByteArrayInputStream(bytes);
      InputStream plain = Format.isGzip(name) ? new GZIPInputStream(in) : in;
      return read(format.get(), Capped.bytes(plain, MAX_BYTES));
    } catch (IOException e) {
      return new Item.Unreadable(reason(e));
    } catch (RuntimeException | StackOverflowError e) {
      return new Item.Unreadable("cannot be read: " + e);
    }
  }

  /**
   * Reads plain text.
   *
   * @param text its first line is the title, unless it is one paragraph or that line is long
   */
  public static Item text(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    String first = HtmlText.squeeze(end < 0 ? "" : stripped.substring(0, end));
    boolean titled = !first.isEmpty() && first.length() <= MAX_TITLE;
    String body = HtmlText.plainParagraphs(titled ? stripped.substring(end) : stripped);
    return Document.without(titled ? first : "", body).item();
  }

  /**
   * The document in a page of the web.
   *
   * @param contentType the header field it came with; null when there was none
   */
  public static Document page(byte[] bytes, @Nullable String contentType, URI address) {
    return document(new Extractor().extract(bytes, contentType, address));
  }

  /** Why reading failed, for a person. */
  static String reason(IOException e) {
    return switch (e) {
      case EOFException _ -> "cut off";
      case ZipException _ -> "broken compression: " + e.getMessage();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Item read(Format format, byte[] bytes) {
    return switch (format) {
      case HTML -> savedPage(bytes);
      case TEXT -> text(Charsets.decode(bytes, null));
      case PDF -> PdfReader.read(bytes);
      case MAIL -> MailReader.read(bytes).map(Mail::document).orElseGet(Documents::noMail);
      case JSON_LINES, WARC, MBOX -> throw new IllegalArgumentException(format + " is many");
    };
  }

  private static Item noMail() {
    return new Item.Unreadable("not a mail");
  }

  private static Item savedPage(byte[] bytes) {
    String html = EMBEDDED.matcher(Charsets.decode(bytes, null)).replaceAll("data:,");
    if (html.length() > MAX_PAGE) {
      return new Item.Unreadable("a page larger than " + (MAX_PAGE >> 20) + " MB");
    }
    Optional<URI> address = savedFrom(html).or(() -> declared(html));
    if (address.isPresent()) {
      return document(new Extractor().extract(html, address.get())).item();
    }
    Document page = document(new Extractor().extract(html, Document.urlOf("", html)));
    return new Document(
            Document.urlOf(page.title(), page.text()),
            page.title(),
            page.text(),
            page.authors(),
            page.published(),
            page.language(),
            page.publisher(),
            "")
        .item();
  }

  private static Document document(Extracted page) {
    return new Document(
        page.url(),
        page.title(),
        page.text(),
        page.authors(),
        page.published(),
        page.language(),
        page.site(),
        "");
  }

  private static Optional<URI> savedFrom(String html) {
    Matcher matcher = SAVED_FROM.matcher(html.substring(0, Math.min(html.length(), HEAD)));
    return matcher.find() ? Links.web(matcher.group(1)) : Optional.empty();
  }

  /** Where the page says it belongs: of a file there is nothing that could speak against it. */
  private static Optional<URI> declared(String html) {
    return Extractor.parse(html, Document.urlOf("", html))
        .select("link[rel~=(?i)^canonical$][href], meta[property=og:url][content]")
        .stream()
        .map(Documents::target)
        .flatMap(target -> Links.web(target).stream())
        .findFirst();
  }

  private static String target(Element element) {
    return element.nameIs("link") ? element.attr("href") : element.attr("content");
  }
}
