package org.vigie.ingest;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.http.Links;

/** The feeds that a page names, the likeliest first: those it declares, then those it links to. */
final class FeedLinks {
  private static final int MOST = 3;
  private static final Pattern TYPE =
      Pattern.compile("(?i)application/(?:(?:rss|atom|rdf|feed)\\+(?:xml|json)|json|xml)|text/xml");
  private static final Pattern NO_FEED =
      Pattern.compile("(?i)comment|wp-json|oembed|/api/|opensearch|podcast");
  private static final Pattern LINKED =
      Pattern.compile(
          "(?i)(?:/feeds?(?:[/.?].*)?|/(?:rss|atom|rdf|flux|syndication)(?:[/.?-].*)?"
              + "|\\.(?:rss|atom|rdf)"
              + "|/[^/?]*(?:rss|feed|atom)[^/?]*\\.(?:xml|php|aspx?)"
              + "|[?&](?:feed|format|page)=(?:rss2?|atom|backend|feed).*)$");

  private final URI page;
  private final String language;

  private FeedLinks(Document document, URI page) {
    this.page = page;
    this.language = document.select("html").attr("lang").toLowerCase(Locale.ROOT).split("-", 2)[0];
  }

  /** What a page declares to be its feeds; not those of comments. */
  static List<URI> declared(Document document, URI page) {
    return new FeedLinks(document, page)
        .best(
            document.select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> TYPE.matcher(link.attr("type").strip()).matches())
                .toList());
  }

  /** What a page links to that looks like a feed. */
  static List<URI> linked(Document document, URI page) {
    return new FeedLinks(document, page)
        .best(
            document.select("a[href]").stream()
                .filter(
                    link ->
                        TYPE.matcher(link.attr("type").strip()).matches()
                            || LINKED.matcher(link.attr("href")).find())
                .toList());
  }

  private List<URI> best(List<Element> links) {
    Map<URI, Integer> worth = new LinkedHashMap<>();
    for (Element link : links) {
      String about = link.attr("href") + " " + link.attr("title") + " " + link.text();
      if (!NO_FEED.matcher(about).find()) {
        Links.web(page, link.attr("href"))
            .ifPresent(uri -> worth.merge(uri, worth(link, uri), Math::max));
      }
    }
    return worth.keySet().stream()
        .sorted(Comparator.comparingInt((URI uri) -> -worth.getOrDefault(uri, 0)))
        .limit(MOST)
        .toList();
  }

  /** A feed of the very section and in the very language that was asked for is the one meant. */
  private int worth(Element link, URI uri) {
    String path = page.getRawPath() == null ? "" : page.getRawPath().replaceFirst("/+$", "");
    String other = link.attr("hreflang").toLowerCase(Locale.ROOT).split("-", 2)[0];
    boolean section = !path.isEmpty() && uri.getRawPath().startsWith(path + "/");
    boolean sameLanguage = !language.isEmpty() && (other.equals(language) || isIn(uri, language));
    boolean otherLanguage = !language.isEmpty() && !other.isEmpty() && !other.equals(language);
    boolean json = link.attr("type").toLowerCase(Locale.ROOT).contains("json");
    return (section ? 8 : 0) + (sameLanguage ? 4 : 0) - (otherLanguage ? 4 : 0) - (json ? 1 : 0);
  }

  private static boolean isIn(URI uri, String language) {
    return (uri.getRawPath() + "/").toLowerCase(Locale.ROOT).contains("/" + language + "/");
  }
}
