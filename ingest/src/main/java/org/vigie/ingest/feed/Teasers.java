package org.vigie.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;

/**
 * Finds the teasers of a page: blocks alike, each with a headline that links to an article, and
 * mostly with a date.
 *
 * <p>The block of an article is the largest element that links to no other one. Blocks that lie in
 * the same element, or in elements of the same make, are one list; the list that says most is that
 * of the page. Where it has dates, what else has headings and dates belongs to it.
 */
final class Teasers {
  private static final int MAX_LINKS = 5_000;
  private static final int HEADLINE = 15;
  private static final int LONG_HEADLINE = 250;
  private static final int WORDS = 3;
  private static final int COUNTED = 120;
  private static final int SMALL_PRINT = 60;
  private static final int LONG_PRINT = 160;

  /** How many ancestors of a list tell its make. */
  private static final int MAKE = 3;

  private static final String HEADING = "h1, h2, h3, h4, h5";
  private static final String TITLES = "[class*=title], [class*=titre], [class*=headline]";
  private static final String DATES =
      "time, [datetime], [itemprop=datePublished], [class*=date], [class*=time], [class*=meta],"
          + " [class*=publi], [class*=posted]";
  private static final String PRINT = "span, small, p, td, div, em, i, dd, li, abbr";
  private static final Pattern MORE =
      Pattern.compile(
          "(?iuU)(?:read (?:more|on|the|full)|continue|lire (?:la suite|plus|l[’']article)|en savoir"
              + " plus|voir (?:plus|tou\\w*)|more|suite)\\b.*");

  /** A link with its headline. */
  private record Headline(Element link, URI url, String key, String title) {}

  /** A teaser. */
  private record Block(Element element, Headline headline, Optional<Instant> date) {
    boolean hasHeading() {
      Element link = headline.link();
      return link.closest(HEADING) != null
          || link.selectFirst(HEADING) != null
          || link.closest("article") != null;
    }
  }

  private final URI base;
  private final @Nullable URI site;
  private final Instant now;

  private Teasers(URI base, @Nullable URI site, Instant now) {
    this.base = base;
    this.site = site;
    this.now = now;
  }

  /** The teasers in the order of the page. */
  static List<FeedEntry> of(Document page, URI base, @Nullable URI site, Instant now) {
    return new Teasers(base, site, now).of(page);
  }

  private List<FeedEntry> of(Document page) {
    List<Headline> links =
        page.select("a[href]").stream()
            .limit(MAX_LINKS)
            .flatMap(link -> headline(link).stream())
            .toList();
    Surroundings around = new Surroundings(links.stream().map(Headline::link).toList());
    List<Headline> headlines = links.stream().filter(h -> !around.has(h.link())).toList();
    return chosen(blocks(headlines), around).stream()
        .map(block -> entry(block.headline(), block.date()))
        .toList();
  }

  private Optional<Headline> headline(Element link) {
    String title = title(link);
    int words = title.split(" ", WORDS + 1).length;
    if (title.length() < HEADLINE
        || title.length() > LONG_HEADLINE
        || words < WORDS
        || MORE.matcher(title).matches()) {
      return Optional.empty();
    }
    return Links.web(base, link.attr("href"))
        .filter(this::isOfSite)
        .filter(url -> url.getRawPath().length() > 1 || url.getRawQuery() != null)
        .map(url -> new Headline(link, url, CanonicalUrl.of(url).toString(), title))
        .filter(headline -> !headline.key().equals(CanonicalUrl.of(base).toString()));
  }

  private boolean isOfSite(URI url) {
    return SameSite.is(url, base) || (site != null && SameSite.is(url, site));
  }

  /** What a link is called: by the heading in it, by itself, or by its tooltip. */
  static String title(Element link) {
    String text = HtmlText.squeeze(words(link).text());
    return text.isEmpty() ? HtmlText.squeeze(link.attr("title")) : text;
  }

  /** The part of a link that is its headline: a whole card may be one link. */
  private static Element words(Element link) {
    Element heading = link.selectFirst(HEADING);
    Element named = heading == null ? link.selectFirst(TITLES) : heading;
    return named == null || named.text().isBlank() ? link : named;
  }

  /** One block for each address, around the link that says most. */
  private List<Block> blocks(List<Headline> headlines) {
    Map<Element, Set<String>> within = new HashMap<>();
    for (Headline headline : headlines) {
      for (Element element : headline.link().parents()) {
        Set<String> keys = within.computeIfAbsent(element, e -> new HashSet<>());
        if (keys.size() < 2) {
          keys.add(headline.key());
        }
      }
    }
    Map<String, Headline> best = new LinkedHashMap<>();
    headlines.forEach(h -> best.merge(h.key(), h, Teasers::better));
    Set<Element> starts = new HashSet<>();
    Map<Headline, Element> elements = new LinkedHashMap<>();
    for (Headline headline : best.values()) {
      Element element = block(headline.link(), within);
      starts.add(element);
      elements.put(headline, element);
    }
    List<Block> blocks = new ArrayList<>();
    elements.forEach((h, element) -> blocks.add(new Block(element, h, date(h, element, starts))));
    return blocks;
  }

  private static Headline better(Headline one, Headline other) {
    boolean heading = other.link().closest(HEADING) != null && one.link().closest(HEADING) == null;
    return heading ? other : one;
  }

  private static Element block(Element link, Map<Element, Set<String>> within) {
    Element block = link;
    Element outer = block.parent();
    while (outer != null
        && !outer.nameIs("body")
        && within.getOrDefault(outer, Set.of()).size() == 1) {
      block = outer;
      outer = block.parent();
    }
    return block;
  }

  /** In the block, or in the elements between it and the next one. */
  private Optional<Instant> date(Headline headline, Element block, Set<Element> starts) {
    Optional<Instant> within = dateIn(block, headline.link());
    if (within.isPresent()) {
      return within;
    }
    for (Element next = block.nextElementSibling();
        next != null && !starts.contains(next);
        next = next.nextElementSibling()) {
      Optional<Instant> date = dateIn(next, headline.link());
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> dateIn(Element block, Element link) {
    Element headline = words(link);
    Stream<Optional<Instant>> marked =
        block.select(DATES).stream().filter(e -> isApart(e, headline)).map(e -> date(e, now));
    Stream<Optional<Instant>> small =
        block.select(PRINT).stream()
            .filter(e -> !e.equals(headline) && !e.parents().contains(headline))
            .map(e -> HtmlText.squeeze(e.ownText()))
            .filter(text -> text.length() <= SMALL_PRINT)
            .map(text -> ListedDates.find(text, now));
    return Stream.concat(marked, small).flatMap(Optional::stream).findFirst();
  }

  /** A headline may name a day that is not its own. */
  private static boolean isApart(Element element, Element headline) {
    return element.nameIs("time")
        || element.hasAttr("datetime")
        || (!element.equals(headline)
            && !element.parents().contains(headline)
            && !headline.parents().contains(element));
  }

  /** The date that an element bears. */
  static Optional<Instant> date(Element element, Instant now) {
    Element time = element.hasAttr("datetime") ? element : element.selectFirst("[datetime]");
    return Stream.of(
            time == null ? "" : time.attr("datetime"), element.attr("content"), element.text())
        .filter(text -> !text.isBlank() && text.length() <= LONG_PRINT)
        .flatMap(text -> ListedDates.find(HtmlText.squeeze(text), now).stream())
        .findFirst();
  }

  private static List<Block> chosen(List<Block> blocks, Surroundings around) {
    Map<String, List<Block>> lists =
        blocks.stream()
            .filter(block -> !around.isLabelled(block.element()))
            .collect(Collectors.groupingBy(Teasers::make));
    List<Block> best =
        lists.values().stream().max(Comparator.comparingDouble(Teasers::worth)).orElse(List.of());
    Set<Block> list = new HashSet<>(best);
    boolean dated = share(best) > 0.5;
    return blocks.stream()
        .filter(
            block ->
                list.contains(block)
                    || (dated
                        && block.date().isPresent()
                        && block.hasHeading()
                        && !around.isLabelled(block.element())))
        .toList();
  }

  private static double share(List<Block> blocks) {
    long dated = blocks.stream().filter(block -> block.date().isPresent()).count();
    return blocks.isEmpty() ? 0 : (double) dated / blocks.size();
  }

  /** Many long headlines are worth most; in headings double, with dates double again. */
  private static double worth(List<Block> blocks) {
    double letters =
        blocks.stream().mapToInt(b -> Math.min(COUNTED, b.headline().title().length())).sum();
    long headings = blocks.stream().filter(Block::hasHeading).count();
    double heading = 2 * headings > blocks.size() ? 2 : 1;
    return (blocks.size() < 2 ? letters / 10 : letters) * heading * (1 + share(blocks));
  }

  /** The names of the block and the elements around it, with those classes that are no number. */
  private static String make(Block block) {
    StringBuilder make = new StringBuilder(block.element().normalName());
    Element outer = block.element().parent();
    for (int i = 0; i < MAKE && outer != null && !outer.nameIs("body"); i++) {
      make.append('<').append(outer.normalName());
      outer.classNames().stream()
          .filter(name -> name.chars().noneMatch(Character::isDigit))
          .forEach(name -> make.append('.').append(name));
      outer = outer.parent();
    }
    return make.toString();
  }

  private static FeedEntry entry(Headline headline, Optional<Instant> published) {
    return new FeedEntry(headline.key(), headline.url(), headline.title(), published.orElse(null));
  }
}
