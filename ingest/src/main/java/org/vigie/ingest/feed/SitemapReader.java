package org.vigie.ingest.feed;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/**
 * Reads sitemaps: of news, plain ones, texts of addresses, and indexes of others; gzipped or not.
 * Knows nothing of the network.
 *
 * <p>Only what was published or changed lately is an entry, the newest first. A plain sitemap says
 * when a page was changed, not when it was published: such entries bear no date.
 */
public final class SitemapReader {
  /** What is older is no news. */
  static final Duration RECENT = Duration.ofDays(3);

  /** How many of the newest sitemaps of an index are worth a look. */
  static final int MAX_CHILDREN = 3;

  private static final int MAX_BYTES = 20 << 20;
  private static final int MAX_ENTRIES = 300;

  /** As many as the protocol allows in one sitemap. */
  private static final int MOST_URLS = 50_000;

  /** Where most have no date, every entry is a page to read. */
  private static final int MAX_UNDATED = 100;

  private static final int MAX_TITLE = 1_000;
  private static final int SNIFFED = 2_000;
  private static final Pattern ADDRESS_DATE =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})[/_.-]?(0[1-9]|1[0-2])(?:[/_.-]?(0[1-9]|[12]\\d|3[01]))?(?!\\d)");

  private final InstantSource clock;

  /** What bytes are. */
  public sealed interface Result {}

  /**
   * A sitemap of pages.
   *
   * @param feed the new ones among them
   */
  public record Pages(FeedResult.Feed feed) implements Result {}

  /**
   * An index.
   *
   * @param sitemaps the few of them that hold the newest pages, newest first
   */
  public record Index(List<URI> sitemaps) implements Result {
    public Index {
      sitemaps = List.copyOf(sitemaps);
    }
  }

  /** Neither. */
  public record None(FeedResult.Refused refused) implements Result {}

  /** An entry and what tells whether it is new. */
  private record Dated(FeedEntry entry, @Nullable Instant changed, @Nullable NewsAttributes news) {}

  /** A reader to which the moment is new that a clock says. */
  public SitemapReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a sitemap.
   *
   * @param contentType the header field it came with; null when there was none
   * @param address where it came from: what lies on other sites is left out
   */
  public Result read(byte[] bytes, @Nullable String contentType, URI address) {
    try {
      String text = Charsets.decode(unzipped(bytes), contentType).strip();
      if (text.isEmpty()) {
        return none(FeedResult.Cause.EMPTY, "the answer is empty");
      }
      if (isHtml(text)) {
        return none(FeedResult.Cause.HTML, "an HTML page, not a sitemap");
      }
      boolean xml = text.startsWith("<");
      if (!xml && Links.web(text.lines().findFirst().orElse("")).isEmpty()) {
        return none(FeedResult.Cause.UNREADABLE, "neither XML nor a list of addresses");
      }
      return read(parsed(text, xml, address), address);
    } catch (IOException e) {
      return none(FeedResult.Cause.UNREADABLE, "a broken gzip file: " + e.getMessage());
    } catch (UnknownFormatException | IllegalArgumentException e) {
      return none(FeedResult.Cause.UNREADABLE, "not a sitemap: " + reason(e));
    }
  }

  /** Whether bytes begin as an index of sitemaps does. */
  public static boolean isIndex(byte[] bytes) {
    try {
      byte[] start = unzipped(bytes, SNIFFED);
      return new String(start, StandardCharsets.ISO_8859_1).contains("<sitemapindex");
    } catch (IOException e) {
      return false;
    }
  }

  private static Result none(FeedResult.Cause cause, String reason) {
    return new None(new FeedResult.Refused(cause, cut(HtmlText.squeeze(reason))));
  }

  private static boolean isHtml(String text) {
    String start = text.substring(0, Math.min(1_000, text.length()));
    return start.matches("(?is)(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b.*");
  }

  /** A parser knows why, what wraps it only where. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    byte[] read = unzipped(bytes, MAX_BYTES + 1);
    if (read.length > MAX_BYTES) {
      throw new IOException("more than " + (MAX_BYTES >> 20) + " MB when unpacked");
    }
    return read;
  }

  private static byte[] unzipped(byte[] bytes, int most) throws IOException {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return Arrays.copyOf(bytes, Math.min(bytes.length, most));
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(most);
    }
  }

  /** What is broken is mended, as far as it goes: an ampersand in an address, a prefix, an end. */
  private static AbstractSiteMap parsed(String text, boolean xml, URI address)
      throws UnknownFormatException, IOException {
    try {
      return parsed(text, xml, address, false);
    } catch (UnknownFormatException e) {
      return switch (new MendedXml(xml ? text : "").mend()) {
        case MendedXml.Hopeless _ -> throw e;
        case MendedXml.Mended mended -> parsed(mended.xml(), true, address, true);
      };
    }
  }

  /** The parser refuses document types; it is given characters, so that no charset can mislead. */
  private static AbstractSiteMap parsed(String text, boolean xml, URI address, boolean partial)
      throws UnknownFormatException, IOException {
    SiteMapParser parser = new SiteMapParser(false, partial);
    parser.enableExtension(Extension.NEWS);
    return parser.parseSiteMap(
        xml ? "application/xml" : "text/plain",
        text.getBytes(StandardCharsets.UTF_8),
        address.toURL());
  }

  private Result read(AbstractSiteMap parsed, URI address) {
    return switch (parsed.getType()) {
      case INDEX -> new Index(newest(((SiteMapIndex) parsed).getSitemaps(), address));
      case XML, TEXT -> pages(((SiteMap) parsed).getSiteMapUrls(), address);
      case ATOM, RSS -> none(FeedResult.Cause.UNREADABLE, "a feed, not a sitemap: make it one");
    };
  }

  /** By the date in the index, else by the date in the address; those of news before others. */
  private static List<URI> newest(Collection<AbstractSiteMap> sitemaps, URI address) {
    record Child(URI uri, Instant changed, boolean news) {}
    return sitemaps.stream()
        .flatMap(
            sitemap ->
                Links.web(sitemap.getUrl().toString())
                    .filter(uri -> SameSite.is(uri, address))
                    .map(
                        uri ->
                            new Child(
                                uri,
                                instant(sitemap.getLastModified())
                                    .or(() -> inAddress(uri))
                                    .orElse(Instant.EPOCH),
                                uri.toString().toLowerCase(Locale.ROOT).contains("news")))
                    .stream())
        .sorted(
            Comparator.comparing((Child child) -> !child.news())
                .thenComparing(Child::changed, Comparator.reverseOrder()))
        .map(Child::uri)
        .distinct()
        .limit(MAX_CHILDREN)
        .toList();
  }

  private Pages pages(Collection<SiteMapURL> urls, URI address) {
    List<Dated> all =
        urls.stream().limit(MOST_URLS).flatMap(url -> dated(url, address).stream()).toList();
    List<Dated> chosen =
        Stream.concat(recent(all), undated(all).limit(MAX_UNDATED)).limit(MAX_ENTRIES).toList();
    List<NewsAttributes> news =
        chosen.stream().flatMap(one -> Stream.ofNullable(one.news())).toList();
    return new Pages(
        new FeedResult.Feed(
            first(news, NewsAttributes::getName),
            language(news),
            chosen.stream().map(Dated::entry).toList()));
  }

  private Stream<Dated> recent(List<Dated> all) {
    Instant since = clock.instant().minus(RECENT);
    return all.stream()
        .filter(one -> when(one).isAfter(since))
        .sorted(Comparator.comparing(SitemapReader::when).reversed());
  }

  /**
   * Where most have a date, what has none is the site's imprint and the like, unless it is news.
   */
  private static Stream<Dated> undated(List<Dated> all) {
    List<Dated> undated = all.stream().filter(one -> one.changed() == null).toList();
    boolean most = 2 * undated.size() > all.size();
    return undated.stream().filter(one -> most || one.news() != null);
  }

  private static Instant when(Dated one) {
    return one.changed() == null ? Instant.EPOCH : one.changed();
  }

  private static Optional<Dated> dated(SiteMapURL url, URI address) {
    return Links.web(url.getUrl().toString())
        .filter(uri -> SameSite.is(uri, address))
        .map(uri -> dated(uri, news(url), instant(url.getLastModified())));
  }

  private static Dated dated(URI uri, @Nullable NewsAttributes news, Optional<Instant> changed) {
    Optional<Instant> published =
        news == null
            ? Optional.empty()
            : Optional.ofNullable(news.getPublicationDateTime()).map(SitemapReader::published);
    String title = news == null || news.getTitle() == null ? "" : HtmlText.line(news.getTitle());
    FeedEntry entry =
        new FeedEntry(CanonicalUrl.of(uri).toString(), uri, cut(title), published.orElse(null));
    Optional<Instant> told = published.or(() -> changed).or(() -> inAddress(uri));
    return new Dated(entry, told.orElse(null), news);
  }

  private static @Nullable NewsAttributes news(SiteMapURL url) {
    ExtensionMetadata[] found = url.getAttributesForExtension(Extension.NEWS);
    return found != null && found.length > 0 && found[0] instanceof NewsAttributes news
        ? news
        : null;
  }

  /** The parser reads a day as its beginning; to us a day without a time is its end. */
  private static Instant published(ZonedDateTime date) {
    boolean day = date.toLocalTime().equals(LocalTime.MIDNIGHT);
    return day ? date.plusDays(1).minusSeconds(1).toInstant() : date.toInstant();
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  /** The day or month in an address such as {@code /2026/11/21/a-story}. */
  private static Optional<Instant> inAddress(URI uri) {
    Matcher matcher = ADDRESS_DATE.matcher(uri.getRawPath());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String month = matcher.group(1) + "-" + matcher.group(2) + "-";
    return matcher.group(3) == null
        ? Dates.parse(month + "01")
            .map(first -> first.atZone(ZoneOffset.UTC).plusMonths(1).minusDays(1).toInstant())
        : Dates.parse(month + matcher.group(3));
  }

  private static @Nullable String language(List<NewsAttributes> news) {
    return Languages.code(first(news, NewsAttributes::getLanguage)).orElse(null);
  }

  private static String first(
      List<NewsAttributes> news, Function<NewsAttributes, @Nullable String> part) {
    return news.stream()
        .flatMap(one -> Stream.ofNullable(part.apply(one)))
        .map(HtmlText::line)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(SitemapReader::cut)
        .orElse("");
  }

  private static String cut(String text) {
    return HtmlText.upTo(MAX_TITLE, text);
  }
}
