package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/** What a page declares of itself, in JSON-LD, in its head, or in marked-up places. */
record PageFacts(
    URI url,
    String title,
    List<String> authors,
    @Nullable Instant published,
    @Nullable Instant modified,
    @Nullable String section,
    @Nullable String language,
    @Nullable String site,
    @Nullable URI image) {

  private static final int MAX_TITLE = 500;
  private static final int MAX_NAME = 120;
  private static final int MAX_SECTION = 60;
  private static final List<String> TITLES =
      List.of("og:title", "twitter:title", "dc.title", "title");
  private static final List<String> PUBLISHED =
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
  private static final List<String> MODIFIED =
      List.of(
          "article:modified_time",
          "og:updated_time",
          "datemodified",
          "dc.date.modified",
          "dcterms.modified",
          "lastmod",
          "last-modified",
          "article.updated");
  private static final List<String> AUTHORS =
      List.of("author", "article:author", "dc.creator", "parsely-author", "sailthru.author");
  private static final List<String> SECTIONS =
      List.of("article:section", "articlesection", "section", "parsely-section", "dc.subject");
  private static final List<String> LANGUAGES =
      List.of("og:locale", "content-language", "language", "dc.language", "inlanguage");
  private static final List<String> IMAGES =
      List.of("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "image");
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»:-]\\s+");
  private static final Pattern BY = Pattern.compile("(?iu)^(?:by|par|propos recueillis par)\\s+");

  /**
   * Reads them.
   *
   * @param url the page's canonical address
   * @param base what its references are relative to
   */
  static PageFacts of(Outline outline, JsonLd ld, URI url, URI base) {
    Declared declared = outline.declared();
    String title = title(outline, ld);
    return new PageFacts(
        url,
        title,
        authors(declared, ld),
        date(ld.text("datePublished").or(() -> ld.text("dateCreated")), declared, PUBLISHED)
            .or(() -> marked(declared))
            .orElse(null),
        date(ld.text("dateModified"), declared, MODIFIED)
            .or(() -> dates(declared.values("item:datemodified")))
            .orElse(null),
        section(declared, ld, title).orElse(null),
        language(declared, ld).orElse(null),
        site(declared, ld).orElse(null),
        Stream.of(
                declared.meta(IMAGES),
                ld.image().stream(),
                declared.values("item:image"),
                declared.values("item:image", "url"),
                declared.values("link:image_src"))
            .flatMap(images -> images)
            .flatMap(image -> Links.web(base, image).stream())
            .findFirst()
            .orElse(null));
  }

  private static String title(Outline outline, JsonLd ld) {
    Declared declared = outline.declared();
    Optional<String> heading = onlyHeading(outline);
    String ofPage = declared.all("title").stream().findFirst().map(Element::text).orElse("");
    String best =
        Stream.of(
                declared.meta(TITLES),
                ld.headline().stream(),
                declared.texts("item:headline"),
                heading.stream())
            .flatMap(titles -> titles)
            .findFirst()
            .orElseGet(() -> HtmlText.line(ofPage));
    // Many sites put their own name behind the headline; the heading shows where it ends.
    if (heading.isPresent() && isHeadOf(heading.get(), best)) {
      best = heading.get();
    }
    return HtmlText.upTo(MAX_TITLE, best).strip();
  }

  private static Optional<String> onlyHeading(Outline outline) {
    List<String> headings =
        outline.blocks().stream()
            .filter(block -> block.is(Hints.HEADLINE) && block.text().length() > 3)
            .map(Block::text)
            .distinct()
            .limit(2)
            .toList();
    return headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty();
  }

  private static boolean isHeadOf(String heading, String title) {
    return title.startsWith(heading)
        && title.length() > heading.length()
        && title.length() <= 2 * heading.length()
        && SEPARATOR.matcher(title.substring(heading.length())).lookingAt();
  }

  private static List<String> authors(Declared declared, JsonLd ld) {
    List<String> found = names(Stream.concat(ld.authors().stream(), declared.meta(AUTHORS)));
    return found.isEmpty() ? names(declared.marked("author", "name")) : found;
  }

  /** Names of people as pages write them, without what introduces them. */
  static List<String> names(Stream<String> texts) {
    return texts
        .map(text -> BY.matcher(HtmlText.line(text)).replaceFirst(""))
        .flatMap(Imprint::people)
        .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME && !name.startsWith("http"))
        .distinct()
        .limit(10)
        .toList();
  }

  private static Optional<Instant> date(
      Optional<String> first, Declared declared, List<String> names) {
    return dates(Stream.concat(first.stream(), declared.meta(names)));
  }

  private static Optional<Instant> marked(Declared declared) {
    return dates(
        Stream.of(
                declared.values("item:datepublished"),
                declared.all("time").stream()
                    .filter(time -> time.hasAttr("pubdate") || time.closest("article") != null)
                    .map(time -> time.attr("datetime")))
            .flatMap(values -> values));
  }

  private static Optional<Instant> dates(Stream<String> texts) {
    return texts.flatMap(text -> Dates.parse(text).stream()).findFirst();
  }

  /** Where the trail of pages begins, behind the front page. */
  private static Optional<String> section(Declared declared, JsonLd ld, String title) {
    return Stream.of(
            ld.text("articleSection").stream().map(HtmlText::line),
            declared.meta(SECTIONS),
            declared.texts("item:articlesection"),
            ld.trail().stream().skip(1).limit(1))
        .flatMap(sections -> sections)
        .filter(section -> section.length() <= MAX_SECTION && !section.equals(title))
        .filter(section -> !section.startsWith("http"))
        .findFirst();
  }

  private static Optional<String> language(Declared declared, JsonLd ld) {
    return Stream.of(
            declared.all("html").stream().map(html -> html.attr("lang")),
            ld.text("inLanguage").stream(),
            declared.meta(LANGUAGES))
        .flatMap(texts -> texts)
        .flatMap(text -> Languages.code(text.toLowerCase(Locale.ROOT)).stream())
        .findFirst();
  }

  private static Optional<String> site(Declared declared, JsonLd ld) {
    return Stream.of(
            declared.meta(List.of("og:site_name")),
            ld.publisher().stream(),
            declared.marked("publisher", "name"),
            declared.meta(List.of("application-name")))
        .flatMap(names -> names)
        .filter(name -> name.length() <= MAX_NAME)
        .findFirst();
  }
}
