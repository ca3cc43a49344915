package org.vigie.ingest.file;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.http.Links;

/** Finds where a newsletter can be read on the web. */
final class WebVersion {
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?iU)\\b(?:view|read|open|see|display)\\b.{0,50}\\b(?:browser|online|on the web)\\b"
              + "|\\b(?:browser|web|online) version\\b"
              + "|\\b(?:voir|lire|ouvrir|affiche[rz]|consulte[rz]|visualise[rz])\\b.{0,50}"
              + "\\b(?:navigateur|en ligne|sur le web)\\b|\\bversion (?:en ligne|web)\\b");
  private static final Pattern HERE =
      Pattern.compile("(?iU)\\W*(?:click here|here|cliquez ici|ici|this link|ce lien)\\W*");
  private static final int MAX_WORDS = 160;

  /** It stands at the top; and the words around each link are looked at. */
  private static final int MOST_LINKS = 200;

  private WebVersion() {}

  static Optional<URI> of(Document mail) {
    Stream<String> canonical =
        mail.select("link[rel~=(?i)^canonical$][href]").stream().map(link -> link.attr("href"));
    Stream<String> stated =
        mail.select("a[href]").stream()
            .limit(MOST_LINKS)
            .filter(WebVersion::saysSo)
            .map(link -> link.attr("href"));
    return Stream.concat(canonical, stated).flatMap(href -> Links.web(href).stream()).findFirst();
  }

  private static boolean saysSo(Element link) {
    String words = link.text();
    Element around = link.parent();
    if (HERE.matcher(words).matches() && around != null) {
      words = around.text();
    }
    return words.length() <= MAX_WORDS && SAYS_SO.matcher(words).find();
  }
}
