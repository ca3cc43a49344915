package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.feed.SitemapReader.Index;
import org.vigie.ingest.feed.SitemapReader.None;
import org.vigie.ingest.feed.SitemapReader.Pages;
import org.vigie.ingest.feed.SitemapReader.Result;

class SitemapReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI ADDRESS = URI.create("https://www.wire.example/news.xml");
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final SitemapReader reader = new SitemapReader(() -> NOW);

  @Test
  void readsWhatANewsSitemapSaysOfEachArticle() {
    Pages pages =
        pages(
            news("/a", "Convoi attaqué près de Djibo &amp; Arbinda", "2026-11-21T09:30:00+01:00"),
            news("/b", "Le marché rouvre", "2026-11-20"));
    assertThat(pages.feed().title()).isEqualTo("The Wire");
    assertThat(pages.feed().language()).isEqualTo("fr");
    assertThat(pages.feed().entries())
        .extracting(FeedEntry::title, FeedEntry::url, FeedEntry::published)
        .containsExactly(
            tuple(
                "Convoi attaqué près de Djibo & Arbinda",
                URI.create("https://www.wire.example/a"),
                Instant.parse("2026-11-21T08:30:00Z")),
            tuple(
                "Le marché rouvre",
                URI.create("https://www.wire.example/b"),
                Instant.parse("2026-11-20T23:59:59Z")));
  }

  @Test
  void onlyTheLastThreeDaysAreNewsAndTheNewestComesFirst() {
    assertThat(
            pages(
                    news("/old", "An old story of ours", "2026-11-17T10:00:00Z"),
                    news("/older", "The older of two stories", "2026-11-19T10:00:00Z"),
                    news("/newer", "The newer of two stories", "2026-11-20T10:00:00Z"))
                .feed()
                .entries())
        .extracting(FeedEntry::id)
        .containsExactly("https://www.wire.example/newer", "https://www.wire.example/older");
  }

  @Test
  void aPlainSitemapSaysWhenAPageWasChangedNotWhenItWasPublished() {
    Pages pages = pages(plain("/changed", "2026-11-21T10:00:00Z"), plain("/old", "2020-01-01"));
    assertThat(pages.feed().entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.published()).isNull())
        .satisfies(entry -> assertThat(entry.url()).hasPath("/changed"));
  }

  @Test
  void aDateInTheAddressWillDo() {
    assertThat(
            pages(plain("/2026/11/21/a-story", null), plain("/2019/11/21/a-story", null))
                .feed()
                .entries())
        .extracting(FeedEntry::id)
        .containsExactly("https://www.wire.example/2026/11/21/a-story");
  }

  @Test
  void aTextOfAddressesIsASitemapOfWhichAHundredAreRead() {
    String text =
        IntStream.range(0, 500)
            .mapToObj(i -> "https://www.wire.example/page/" + i)
            .collect(Collectors.joining("\n"));
    Pages pages = (Pages) reader.read(text.getBytes(UTF_8), "text/plain", ADDRESS);
    assertThat(pages.feed().entries()).hasSize(100);
    assertThat(pages.feed().entries().getFirst().url()).hasPath("/page/0");
  }

  @Test
  void oneDateDoesNotHideWhatHasNone() {
    assertThat(
            pages(
                    plain("/one", null),
                    plain("/home", "2026-11-21T10:00:00Z"),
                    plain("/two", null),
                    plain("/old", "2020-01-01"),
                    plain("/three", null))
                .feed()
                .entries())
        .extracting(FeedEntry::id)
        .containsExactly(at("/home"), at("/one"), at("/two"), at("/three"));
  }

  @Test
  void whereMostHaveADateWhatHasNoneIsAnEntryOnlyAsNews() {
    String undated =
        news("/urgent", "A story without its date", "").replaceAll("<news:publication_date>.*", "");
    assertThat(
            pages(
                    plain("/imprint", null),
                    undated + "</news:news></url>",
                    news("/a", "The first of the stories", "2026-11-21T10:00:00Z"),
                    news("/b", "The second of the stories", "2026-11-21T09:00:00Z"))
                .feed()
                .entries())
        .extracting(FeedEntry::id)
        .containsExactly(at("/a"), at("/b"), at("/urgent"));
  }

  @Test
  void aGzippedSitemapIsUnpacked() throws IOException {
    byte[] zipped = gzip(set(news("/a", "A story in a file", "2026-11-21T10:00:00Z")));
    assertThat(reader.read(zipped, "application/x-gzip", ADDRESS))
        .isInstanceOfSatisfying(
            Pages.class, pages -> assertThat(pages.feed().entries()).hasSize(1));
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] bomb = gzip("<urlset>" + " ".repeat(21 << 20));
    assertThat(reason(reader.read(bomb, null, ADDRESS))).contains("more than 20 MB");
    byte[] cut = Arrays.copyOf(bomb, 100);
    assertThat(reason(reader.read(cut, null, ADDRESS))).contains("gzip");
  }

  @Test
  void ofAnIndexTheNewestFewAreNamed() {
    String index =
        index(
            child("/sitemap-2024.xml", "2024-12-31"),
            child("/sitemap-2026-11.xml", "2026-11-21"),
            child("/sitemap-2026-10.xml", "2026-10-31"),
            child("/sitemap-2025.xml", "2025-12-31"),
            child("/sitemap-2023.xml", "2023-12-31"));
    assertThat(children(index))
        .containsExactly("/sitemap-2026-11.xml", "/sitemap-2026-10.xml", "/sitemap-2025.xml");
  }

  @Test
  void withoutDatesTheAddressesOfAnIndexTellAndNewsComesFirst() {
    String index =
        index(
            child("/pages.xml", null),
            child("/sitemap-pt-post-2026-09.xml", null),
            child("/sitemap-pt-post-2026-11.xml", null),
            child("/news-sitemap.xml", null));
    assertThat(children(index))
        .containsExactly(
            "/news-sitemap.xml", "/sitemap-pt-post-2026-11.xml", "/sitemap-pt-post-2026-09.xml");
  }

  @Test
  void anIndexIsKnownByItsStart() throws IOException {
    String index = index(child("/a.xml", null));
    assertThat(SitemapReader.isIndex(index.getBytes(UTF_8))).isTrue();
    assertThat(SitemapReader.isIndex(gzip(index))).isTrue();
    assertThat(SitemapReader.isIndex(set(plain("/a", null)).getBytes(UTF_8))).isFalse();
  }

  @Test
  void whatLiesOnAnotherSiteIsLeftOut() {
    String foreign = plain("/a", null).replace("www.wire.example", "evil.example");
    String sub = plain("/b", null).replace("www.wire.example", "fr.wire.example");
    assertThat(pages(foreign, sub).feed().entries())
        .extracting(FeedEntry::id)
        .containsExactly("https://fr.wire.example/b");
    assertThat(children(index("<sitemap><loc>https://evil.example/s.xml</loc></sitemap>")))
        .isEmpty();
  }

  @Test
  void whatIsBrokenIsMended() {
    String first = news("/a?x=1&y=2", "Fire & smoke", "2026-11-21T10:00:00Z").replace("&amp;", "&");
    String whole = set(first, news("/b", "The second story", "2026-11-21T09:00:00Z"));
    String[] ids = {at("/a?x=1&y=2"), at("/b")};
    String undeclared = whole.replaceFirst(" xmlns:news=\"[^\"]*\"", "");
    String cut = whole.substring(0, whole.indexOf("</urlset>"));
    for (String broken : new String[] {whole, undeclared, cut}) {
      assertThat(((Pages) read(broken)).feed().entries())
          .as(broken)
          .extracting(FeedEntry::id)
          .containsExactly(ids);
    }
    assertThat(((Pages) read(whole)).feed().entries().getFirst().title()).isEqualTo("Fire & smoke");
  }

  @Test
  void whatIsNoSitemapIsRefusedWithItsReason() {
    assertThat(reason(read(""))).isEqualTo("the answer is empty");
    assertThat(reason(read("<!doctype html><html><body>Hello</body></html>")))
        .contains("an HTML page");
    assertThat(reason(read("Hello."))).contains("neither XML nor a list");
    assertThat(reason(read("<rss version=\"2.0\"><channel><title>A</title></channel></rss>")))
        .contains("a feed, not a sitemap");
    assertThat(reason(read("<kml><a/></kml>"))).contains("not a sitemap");
  }

  @Test
  void aDocumentTypeIsRefused() {
    String bomb =
        "<!DOCTYPE urlset [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>"
            + "https://www.wire.example/&b;</loc></url></urlset>";
    assertThat(reason(read(bomb))).contains("DOCTYPE");
  }

  @Property(tries = 300)
  void noBytesMakeItFail(@ForAll byte[] bytes) {
    assertThat(reader.read(bytes, null, ADDRESS)).isNotNull();
  }

  @Property(tries = 200)
  void anEntryIsNeverOlderThanThreeDaysAndTheOrderIsByDate(@ForAll List<Short> hours) {
    String[] urls =
        IntStream.range(0, hours.size())
            .mapToObj(
                i ->
                    news(
                        "/" + i,
                        "Story number " + i,
                        NOW.minus(Duration.ofHours(hours.get(i) / 200)).toString()))
            .toArray(String[]::new);
    List<Instant> dates = pages(urls).feed().entries().stream().map(FeedEntry::published).toList();
    assertThat(dates).allSatisfy(date -> assertThat(date).isAfter(NOW.minus(SitemapReader.RECENT)));
    assertThat(dates).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private Pages pages(String... urls) {
    return (Pages) read(set(urls));
  }

  private List<String> children(String index) {
    return ((Index) read(index)).sitemaps().stream().map(URI::getPath).toList();
  }

  private Result read(String text) {
    return reader.read(text.getBytes(UTF_8), "application/xml", ADDRESS);
  }

  private static String at(String path) {
    return "https://www.wire.example" + path;
  }

  private static String reason(Result result) {
    return ((None) result).refused().reason();
  }

  private static String set(String... urls) {
    return HEAD
        + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">"
        + String.join("\n", urls)
        + "</urlset>";
  }

  private static String news(String path, String title, String published) {
    return """
        <url><loc>https://www.wire.example%s</loc><news:news><news:publication>
        <news:name>The Wire</news:name><news:language>fr</news:language></news:publication>
        <news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>
        """
        .formatted(path, published, title);
  }

  private static String plain(String path, @Nullable String changed) {
    return "<url><loc>https://www.wire.example"
        + path
        + "</loc>"
        + (changed == null ? "" : "<lastmod>" + changed + "</lastmod>")
        + "</url>";
  }

  private static String index(String... children) {
    return HEAD
        + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + String.join("\n", children)
        + "</sitemapindex>";
  }

  private static String child(String path, @Nullable String changed) {
    return plain(path, changed).replace("<url>", "<sitemap>").replace("</url>", "</sitemap>");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
