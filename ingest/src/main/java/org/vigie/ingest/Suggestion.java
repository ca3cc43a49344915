package org.vigie.ingest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Checked;
import org.vigie.model.Keep;
import org.vigie.model.Source;

/** The entry of a watch that is suggested for what was found. A person corrects it. */
final class Suggestion {
  private static final int MAX_NAME = 80;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Country codes that anybody takes for their sound. */
  private static final Set<String> NOWHERE =
      Set.of("AC", "AI", "CC", "CO", "FM", "GG", "IO", "LY", "ME", "SH", "TO", "TV", "VC", "WS");

  /** What a feed or page puts around the name of its site. */
  private static final Pattern ORNAMENT =
      Pattern.compile(
          "(?iu)\\s*(?:[-–—|»:·]\\s*)?(?:flux rss|rss feed|rss|feed|flux|telegram)\\s*$"
              + "|^\\s*(?:accueil|home|actualités?|news)\\s*[-–—|»:·]\\s*"
              + "|\\s*[-–—|»:·]\\s*(?:accueil|home|page d[’']accueil)\\s*$");

  private Suggestion() {}

  /** A source of which but its address is known. */
  static Source plain(Source.Kind kind, Checked.Question asked) {
    return plain(kind, asked, asked.address());
  }

  static Source plain(Source.Kind kind, Checked.Question asked, URI address) {
    String host = host(address);
    return new Source(
        Source.idOf(host),
        host,
        host,
        country(address),
        List.of(),
        kind,
        address,
        null,
        "",
        Keep.EXCERPT,
        true,
        null,
        kind == Source.Kind.LISTING ? asked.listing() : null,
        null,
        Source.BACKFILL_AFTER,
        asked.selectors(),
        null);
  }

  /**
   * The same with what the answers say of themselves.
   *
   * @param start the page that one began with, which may be the same
   */
  static Source of(
      Source plain, FetchResult.Fetched fetched, FeedResult.Feed feed, FetchResult.Fetched start) {
    Optional<Extracted> page = page(start);
    String siteName = page.map(Extracted::site).orElse("");
    boolean pageOfSite =
        plain.kind() == Source.Kind.LISTING && feed.entries().stream().noneMatch(FeedEntry::whole);
    String name =
        Stream.of(
                pageOfSite ? siteName : feed.title(),
                pageOfSite ? feed.title() : siteName,
                page.map(Extracted::title).orElse(""))
            .map(Suggestion::name)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(plain.name());
    Optional<String> language =
        Optional.ofNullable(feed.language()).or(() -> page.map(Extracted::language));
    URI site = page.isPresent() ? start.uri() : fetched.uri().resolve("/");
    return new Source(
        Source.idOf(name),
        name,
        name,
        plain.country(),
        language.map(List::of).orElse(List.of()),
        plain.kind(),
        plain.address(),
        site,
        name,
        plain.keep(),
        plain.on(),
        null,
        plain.listing(),
        null,
        plain.backfillAfter(),
        plain.selectors(),
        null);
  }

  private static Optional<Extracted> page(FetchResult.Fetched fetched) {
    String type = String.valueOf(fetched.contentType()).toLowerCase(Locale.ROOT);
    return type.contains("html")
        ? Optional.of(new Extractor().extract(fetched.body(), fetched.contentType(), fetched.uri()))
        : Optional.empty();
  }

  private static String name(String text) {
    String line = HtmlText.squeeze(text);
    String bare = ORNAMENT.matcher(line).replaceAll("").strip();
    String name = bare.isEmpty() ? line : bare;
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).strip();
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  /** By the end of its host's name, where that is a country's. */
  private static String country(URI address) {
    String host = host(address);
    String end = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    String code = end.equals("UK") ? "GB" : end;
    return COUNTRIES.contains(code) && !NOWHERE.contains(code) ? code : "XX";
  }
}
