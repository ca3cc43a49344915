package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/** What a page declares of itself, in JSON-LD, in its head, or in marked-up places. */
record PageFacts(
    URI url,
    String title,
    List<String> authors,
    @Nullable Instant published,
    @Nullable String language,
    @Nullable String site) {

  private static final int MAX_TITLE = 500;
  private static final int MAX_NAME = 120;
  private static final List<String> TITLES =
      List.of("og:title", "twitter:title", "dc.title", "title");
  private static final List<String> DATES =
      List.of(
          "article:published_time",
          "og:published_time",
          "datepublished",
          "date",
          "dc.date",
          "dc.date.issued",
          "dcterms.created",
          "dcterms.date",
          "pubdate",
          "publishdate",
          "publish-date",
          "publication_date",
          "parsely-pub-date",
          "sailthru.date",
          "cxenseparse:recs:publishtime",
          "article.published");
  private static final List<String> AUTHORS =
      List.of("author", "article:author", "dc.creator", "parsely-author", "sailthru.author");
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»:-]\\s+");
  private static final Pattern BY = Pattern.compile("(?i)^(?:by|par|propos recueillis par)\\s+");

  static PageFacts of(Document page, URI address) {
    JsonLd ld = JsonLd.of(page);
    return new PageFacts(
        CanonicalUrl.of(address, canonical(page)),
        title(page, ld),
        authors(page, ld),
        published(page, ld).orElse(null),
        language(page, ld).orElse(null),
        meta(page, List.of("og:site_name", "application-name")).findFirst().orElse(null));
  }

  private static @Nullable String canonical(Document page) {
    Element link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
    if (link != null && !link.attr("href").isBlank()) {
      return link.attr("href");
    }
    return meta(page, List.of("og:url")).findFirst().orElse(null);
  }

  private static String title(Document page, JsonLd ld) {
    Optional<String> heading = onlyHeading(page);
    Optional<String> declared =
        Stream.concat(meta(page, TITLES), ld.headline().stream()).findFirst();
    String best = declared.or(() -> heading).orElseGet(() -> HtmlText.line(page.title()));
    // Many sites put their own name behind the headline; the heading shows where it ends.
    if (heading.isPresent() && isHeadOf(heading.get(), best)) {
      best = heading.get();
    }
    return best.length() <= MAX_TITLE ? best : best.substring(0, MAX_TITLE);
  }

  private static Optional<String> onlyHeading(Document page) {
    List<String> headings =
        page.select("h1").stream()
            .map(h -> HtmlText.squeeze(h.text()))
            .filter(text -> text.length() > 3)
            .distinct()
            .toList();
    return headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty();
  }

  private static boolean isHeadOf(String heading, String title) {
    return title.startsWith(heading)
        && title.length() > heading.length()
        && title.length() <= 2 * heading.length()
        && SEPARATOR.matcher(title.substring(heading.length())).lookingAt();
  }

  private static List<String> authors(Document page, JsonLd ld) {
    Stream<String> declared = Stream.concat(ld.authors().stream(), meta(page, AUTHORS));
    Stream<String> marked =
        page.select("[rel~=(?i)^author$], [itemprop~=(?i)^author$] [itemprop~=(?i)^name$]").stream()
            .map(Element::text);
    List<String> found = names(declared);
    return found.isEmpty() ? names(marked) : found;
  }

  private static List<String> names(Stream<String> texts) {
    return texts
        .map(text -> BY.matcher(HtmlText.line(text)).replaceFirst(""))
        .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME && !name.startsWith("http"))
        .distinct()
        .limit(10)
        .toList();
  }

  private static Optional<Instant> published(Document page, JsonLd ld) {
    Stream<String> marked =
        page
            .select("[itemprop~=(?i)^datePublished$], time[pubdate], article time[datetime]")
            .stream()
            .map(e -> Stream.of("content", "datetime").map(e::attr).filter(a -> !a.isEmpty()))
            .flatMap(attributes -> attributes.findFirst().stream());
    return Stream.of(ld.published().stream(), meta(page, DATES), marked)
        .flatMap(texts -> texts)
        .flatMap(text -> Dates.parse(text).stream())
        .findFirst();
  }

  private static Optional<String> language(Document page, JsonLd ld) {
    Stream<String> declared =
        Stream.of(
                page.select("html[lang]").stream().map(html -> html.attr("lang")),
                ld.language().stream(),
                meta(page, List.of("og:locale", "content-language", "language", "dc.language")))
            .flatMap(texts -> texts);
    return declared.flatMap(text -> Languages.code(text).stream()).findFirst();
  }

  /** The contents of the meta elements of these names, in the order of the names. */
  private static Stream<String> meta(Document page, List<String> names) {
    List<Element> all = page.select("meta[content]");
    return names.stream()
        .flatMap(name -> all.stream().filter(meta -> isNamed(meta, name)))
        .map(meta -> HtmlText.line(meta.attr("content")))
        .filter(content -> !content.isEmpty());
  }

  private static boolean isNamed(Element meta, String name) {
    return Arrays.stream(new String[] {"property", "name", "itemprop", "http-equiv"})
        .anyMatch(attribute -> meta.attr(attribute).equalsIgnoreCase(name));
  }
}
