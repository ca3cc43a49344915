package org.vigie.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text at one canonical URL, as read from a source.
 *
 * @param id derived by {@link #idOf} from the canonical URL at which it was first read; the key of
 *     every stream that carries the article
 * @param url the canonical URL, http or https
 * @param source id of the source it was read from
 * @param sourceName that source's name
 * @param publisher who published it first, as far as the source says
 * @param country ISO 3166-1 alpha-2 code of the publisher
 * @param title plain text, one line
 * @param text plain text; paragraphs are separated by a blank line, items of a list begin with
 *     {@code • }, paragraphs of a quotation with {@code > }
 * @param authors as the page or feed names them; may be empty
 * @param declaredLanguage ISO 639 code the page or feed declares; null when it declares none
 * @param published when the publisher says it was published; null when it does not say
 * @param firstSeen when Vigie first read it
 * @param backfill true when it was old news on arrival and must never alert
 * @param textFrom where the text was found
 * @param keep how much of the text the archive may hold
 * @param details what else is known of it
 */
public record Article(
    String id,
    URI url,
    String source,
    String sourceName,
    String publisher,
    String country,
    String title,
    String text,
    List<String> authors,
    @Nullable String declaredLanguage,
    @Nullable Instant published,
    Instant firstSeen,
    boolean backfill,
    TextFrom textFrom,
    Keep keep,
    Details details) {

  /**
   * What else is known of an article. All of it may be missing.
   *
   * @param modified when the publisher says that it was last changed
   * @param section under which the publisher has it ("Politique")
   * @param agencies whose dispatch it is or is drawn from ("AFP"), as the text says
   * @param origin where it appeared first, when it says that it was taken from elsewhere
   * @param references footnotes and links of the text, in its order
   * @param image address of its lead image, http or https
   * @param captions of its images, apart from the text
   * @param partial why its text is not the whole; null when it is, as far as can be told
   * @param provenance how it came here; null when a source was polled
   */
  public record Details(
      @Nullable Instant modified,
      @Nullable String section,
      List<String> agencies,
      @Nullable Origin origin,
      List<Reference> references,
      @Nullable URI image,
      List<String> captions,
      @Nullable Partial partial,
      @Nullable Provenance provenance) {

    /** Nothing else is known. */
    public static final Details NONE =
        new Details(null, null, List.of(), null, List.of(), null, List.of(), null, null);

    public Details {
      agencies = List.copyOf(agencies);
      references = List.copyOf(references);
      captions = List.copyOf(captions);
    }
  }

  /**
   * Where a text appeared first, as it says of itself ("originally appeared in ...").
   *
   * @param name who published it there
   * @param url where; null when it does not say
   */
  public record Origin(String name, @Nullable URI url) {}

  /**
   * What a text cites.
   *
   * @param text the footnote, or the words of the link; one line
   * @param url where it leads, http or https; null for a footnote without a link
   */
  public record Reference(String text, @Nullable URI url) {}

  /**
   * Why a text is not the whole article.
   *
   * @param why the kind of cause
   * @param evidence what was met ("HTTP 403"), for a reader
   */
  public record Partial(Why why, String evidence) {

    /** What keeps the rest from us. */
    public enum Why {
      /** The page shows the rest to subscribers only. */
      PAYWALL,
      /** The page refuses us. */
      REFUSED,
      /** The site's robots.txt asks not to read the page. */
      ROBOTS,
      /** The page cannot be reached or read. */
      UNREADABLE
    }
  }

  /**
   * How an article came here other than by polling.
   *
   * @param how which way
   * @param by who brought it, or the file that it was in
   * @param note what that person says of where it is from; may be empty
   */
  public record Provenance(How how, String by, String note) {

    /** The ways. */
    public enum How {
      /** Someone gave its address, its text or a document. */
      ADDED,
      /** From a file of older articles. */
      IMPORTED
    }
  }

  /** Where an article's text was found. */
  public enum TextFrom {
    /** On the article's own page. */
    PAGE,
    /** In the feed, because the page was not to be had. */
    FEED
  }

  private static final String NO_ADDRESS = "no-address.invalid";

  public Article {
    authors = List.copyOf(authors);
    // A record that an older Vigie wrote has none.
    details = details == null ? Details.NONE : details;
  }

  /** An article of which nothing else is known. */
  public Article(
      String id,
      URI url,
      String source,
      String sourceName,
      String publisher,
      String country,
      String title,
      String text,
      List<String> authors,
      @Nullable String declaredLanguage,
      @Nullable Instant published,
      Instant firstSeen,
      boolean backfill,
      TextFrom textFrom,
      Keep keep) {
    this(
        id,
        url,
        source,
        sourceName,
        publisher,
        country,
        title,
        text,
        authors,
        declaredLanguage,
        published,
        firstSeen,
        backfill,
        textFrom,
        keep,
        Details.NONE);
  }

  /** The id of the article at a canonical URL: 32 hexadecimal digits, the same on every machine. */
  public static String idOf(URI canonicalUrl) {
    return Ids.hash(canonicalUrl.toString());
  }

  /**
   * A URL for a text that has none, such as a PDF or a mail: the same for the same text on every
   * machine. Its host ends in {@code .invalid}, a name that never leads anywhere.
   *
   * @param what tells the text from all others: its words, or what its sender calls it
   */
  public static URI urlWithoutAddress(String what) {
    return URI.create("https://" + NO_ADDRESS + "/" + Ids.hash(what));
  }

  /** Whether a URL of an article leads to its text; false when it is but a name for it. */
  public static boolean isAddress(URI url) {
    return !NO_ADDRESS.equals(url.getHost());
  }

  /** The same article at another address, and so with another id. */
  public Article withUrl(URI newUrl) {
    return with(idOf(newUrl), newUrl, text, backfill, details);
  }

  /**
   * The same article read again, which is still the one that it was, whatever address it has now.
   *
   * @param first its id when it was first read
   * @param old whether it was old news then
   */
  public Article asFirstRead(String first, boolean old) {
    return with(first, url, text, old, details);
  }

  /** The same article with another text, as when it is trimmed to what may be kept. */
  public Article withText(String newText) {
    return with(id, url, newText, backfill, details);
  }

  /** The same article with other details. */
  public Article withDetails(Details newDetails) {
    return with(id, url, text, backfill, newDetails);
  }

  /** Where and when the article was, and nothing of what it says. */
  Article withoutWords() {
    return new Article(
        id,
        url,
        source,
        sourceName,
        publisher,
        country,
        "",
        "",
        List.of(),
        declaredLanguage,
        published,
        firstSeen,
        backfill,
        textFrom,
        keep);
  }

  private Article with(String newId, URI newUrl, String newText, boolean old, Details newDetails) {
    return new Article(
        newId,
        newUrl,
        source,
        sourceName,
        publisher,
        country,
        title,
        newText,
        authors,
        declaredLanguage,
        published,
        firstSeen,
        old,
        textFrom,
        keep,
        newDetails);
  }
}
