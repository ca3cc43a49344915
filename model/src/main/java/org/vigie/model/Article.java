package org.vigie.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text at one canonical URL, as read from a source.
 *
 * @param id derived from the canonical URL by {@link #idOf}; the key of every stream that carries
 *     the article
 * @param url the canonical URL, http or https
 * @param source id of the source it was read from
 * @param sourceName that source's name
 * @param publisher who published it first, as far as the source says
 * @param country ISO 3166-1 alpha-2 code of the publisher
 * @param title plain text, one line
 * @param text plain text; paragraphs are separated by a blank line
 * @param authors as the page or feed names them; may be empty
 * @param declaredLanguage ISO 639 code the page or feed declares; null when it declares none
 * @param published when the publisher says it was published; null when it does not say
 * @param firstSeen when Vigie first read it
 * @param backfill true when it was old news on arrival and must never alert
 * @param textFrom where the text was found
 * @param keep how much of the text the archive may hold
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
    Keep keep) {

  /** Where an article's text was found. */
  public enum TextFrom {
    /** On the article's own page. */
    PAGE,
    /** In the feed, because the page was not to be had. */
    FEED
  }

  public Article {
    authors = List.copyOf(authors);
  }

  /** The id of the article at a canonical URL: 32 hexadecimal digits, the same on every machine. */
  public static String idOf(URI canonicalUrl) {
    return Ids.hash(canonicalUrl.toString());
  }

  /** The same article at another address, and so with another id. */
  public Article withUrl(URI newUrl) {
    return new Article(
        idOf(newUrl),
        newUrl,
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
        keep);
  }

  /** The same article with another text, as when it is trimmed to what may be kept. */
  public Article withText(String newText) {
    return new Article(
        id,
        url,
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
        backfill,
        textFrom,
        keep);
  }
}
