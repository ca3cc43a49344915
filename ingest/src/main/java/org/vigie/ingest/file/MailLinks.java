package org.vigie.ingest.file;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article.Reference;

/** What a mail links to, but for the links by which its one reader changes what she is sent. */
final class MailLinks {
  private static final int MOST = 200;
  private static final int MAX_WORDS = 300;
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");
  private static final Pattern OF_THE_READER =
      Pattern.compile(
          "(?iU)unsubscri|opt.?out|d[ée]s(?:abonn|inscri)|preferences|pr[ée]f[ée]rences"
              + "|manage.{0,30}subscription|g[ée]rer.{0,30}abonnement|forward to a friend");

  private MailLinks() {}

  /**
   * The links of a mail.
   *
   * @param own where the mail itself is on the web; null when it is not
   */
  static List<Reference> of(Document html, @Nullable URI own) {
    Map<URI, Reference> links = new LinkedHashMap<>();
    for (Element link : html.select("a[href]")) {
      add(link.attr("href"), HtmlText.squeeze(link.text()), links);
    }
    if (own != null) {
      links.remove(own);
    }
    return first(links);
  }

  /** The addresses in a plain text. */
  static List<Reference> of(String text) {
    Map<URI, Reference> links = new LinkedHashMap<>();
    ADDRESS.matcher(text).results().forEach(link -> add(link.group(), "", links));
    return first(links);
  }

  private static void add(String address, String words, Map<URI, Reference> links) {
    if (OF_THE_READER.matcher(words).find() || OF_THE_READER.matcher(address).find()) {
      return;
    }
    Links.web(address)
        .map(CanonicalUrl::of)
        .ifPresent(
            url ->
                links.merge(
                    url,
                    new Reference(org.vigie.ingest.file.Document.cut(words, MAX_WORDS), url),
                    // A picture and the headline below it lead to the same page.
                    (one, other) -> one.text().isEmpty() ? other : one));
  }

  private static List<Reference> first(Map<URI, Reference> links) {
    return new ArrayList<>(links.values()).subList(0, Math.min(MOST, links.size()));
  }
}
