package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.TestSite;

class FeedReaderTest {
  private static final URI ADDRESS = URI.create("https://example.org/feeds/news.xml");

  private final FeedReader reader = new FeedReader();

  @Test
  void readsRss() {
    FeedResult.Feed feed =
        feed(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>News &amp; more</title><language>fr-FR</language>
            <item><title>L&#8217;attaque de &lt;b&gt;Djibo&lt;/b&gt;</title>
              <link>/2026/djibo</link><guid isPermaLink="false">tag:1</guid>
              <pubDate>Fri, 20 Nov 2026 18:05:00 +0100</pubDate><dc:creator>A. Diallo</dc:creator>
              <description>Short.</description>
              <content:encoded><![CDATA[<p>First.</p><p>Second&nbsp;one.</p><script>x()</script>]]></content:encoded>
            </item></channel></rss>
            """);
    assertThat(feed.title()).isEqualTo("News & more");
    assertThat(feed.language()).isEqualTo("fr");
    assertThat(feed.entries())
        .containsExactly(
            new FeedEntry(
                "tag:1",
                URI.create("https://example.org/2026/djibo"),
                "L’attaque de Djibo",
                Instant.parse("2026-11-20T17:05:00Z"),
                null,
                List.of("A. Diallo"),
                "Short.",
                "First.\n\nSecond one.",
                List.of(),
                null,
                ""));
  }

  @Test
  void readsAtom() {
    FeedResult.Feed feed =
        feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
            <entry><id>urn:1</id><title type="html">A &amp;amp; B</title>
              <link rel="alternate" href="https://example.org/1"/>
              <link rel="self" href="https://example.org/1.atom"/>
              <published>2026-11-20T10:00:00Z</published><updated>2026-11-21T10:00:00Z</updated>
              <author><name>Jane</name></author><author><name>Joe</name></author>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
            </entry></feed>
            """);
    FeedEntry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("A & B");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.org/1"));
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(entry.authors()).containsExactly("Jane", "Joe");
    assertThat(entry.text()).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void readsRdf() {
    FeedResult.Feed feed =
        feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://example.org/"><title>RDF</title>
              <link>https://example.org/</link><description>d</description></channel>
            <item rdf:about="https://example.org/1"><title>One</title>
              <link>https://example.org/1</link><dc:date>2026-11-20</dc:date>
              <description>Text.</description></item>
            <item rdf:about="https://example.org/2"><title>Two</title>
              <link>https://example.org/2</link></item></rdf:RDF>
            """);
    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("One", "Two");
    assertThat(feed.entries().getFirst().published())
        .isEqualTo(Instant.parse("2026-11-20T23:59:59Z"));
    assertThat(feed.entries().getLast().published()).isNull();
  }

  @Test
  void readsAnOldFeedWithItsDocumentType() {
    FeedResult.Feed feed =
        feed(
            """
            <?xml version="1.0"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
              "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91"><channel><title>Old</title><link>https://example.org/</link>
            <description>d</description><language>en</language>
            <item><title>Caf&eacute; &nbsp; &amp; co</title><link>https://example.org/1</link>
            <description>AT&T</description></item>
            </channel></rss>
            """);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Café & co");
    assertThat(feed.entries().getFirst().text()).isEqualTo("AT&T");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "windows-1252", "ISO-8859-15"})
  void readsAnyCharset(String charset) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + rss("<title>Été à Gao</title>");
    FeedResult result = reader.read(xml.getBytes(Charset.forName(charset)), null, ADDRESS);
    assertThat(((FeedResult.Feed) result).entries().getFirst().title()).isEqualTo("Été à Gao");
  }

  @Test
  void believesTheBytesRatherThanTheHeader() {
    byte[] utf8 = rss("<title>Été</title>").getBytes(UTF_8);
    FeedResult.Feed feed =
        (FeedResult.Feed) reader.read(utf8, "text/xml; charset=iso-8859-1", ADDRESS);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Été");
    byte[] latin = rss("<title>Été</title>").getBytes(StandardCharsets.ISO_8859_1);
    feed = (FeedResult.Feed) reader.read(latin, "text/xml; charset=utf-8-nonsense", ADDRESS);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Été");
  }

  @Test
  void dropsWhatXmlForbids() {
    assertThat(
            feed("\ufeff  " + rss("<title>a\u0000b\u0008c</title>")).entries().getFirst().title())
        .isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://%s\">]>",
        "<!DOCTYPE rss [<!ENTITY %% x SYSTEM \"file://%s\"> %%x;]>",
        "<!DOCTYPE rss SYSTEM \"file://%s\" [<!ENTITY x 'y'>]>"
      })
  void readsNoFilesForStrangers(String doctype, @TempDir Path folder) throws IOException {
    Path canary = Files.writeString(folder.resolve("canary"), "CANARY");
    FeedResult result =
        read("<?xml version=\"1.0\"?>" + doctype.formatted(canary) + rss("<title>&x;</title>"));
    assertThat(result).isInstanceOf(FeedResult.Refused.class);
    assertThat(result.toString()).doesNotContain("CANARY");
  }

  @Test
  void callsNobodyForStrangers() {
    try (TestSite site = new TestSite()) {
      String url = site.uri("/x.dtd").toString();
      read("<!DOCTYPE rss SYSTEM \"" + url + "\">" + rss("<title>ok</title>"));
      read("<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + url + "\">]>" + rss("<title>&x;</title>"));
      assertThat(site.requests()).isEmpty();
    }
  }

  @Test
  void refusesBombs() {
    String laughs = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 40; i++) {
      laughs += "<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1);
    }
    for (String bomb :
        List.of(
            "<!DOCTYPE rss [" + laughs + "]>" + rss("<title>&a39;</title>"),
            rss("<a>".repeat(100_000) + "</a>".repeat(100_000)),
            rss("<title/>" + "</item><item>".repeat(400_000)))) {
      assertThat(read(bomb)).isInstanceOf(FeedResult.Refused.class);
    }
  }

  @Test
  void mendsNothingInACdataSection() {
    FeedEntry entry =
        feed(rss(
                "<title>A & B &eacute;</title><link><![CDATA[https://example.org/?a=1&copy;=2&b=3]]></link>"))
            .entries()
            .getFirst();
    assertThat(entry.title()).isEqualTo("A & B é");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.org/?a=1&copy;=2&b=3"));
  }

  @Test
  void aGuidIsALinkOnlyWhenItIsAWholeAddress() {
    assertThat(url("<guid>12345</guid>")).isNull();
    assertThat(url("<guid isPermaLink=\"false\">/a</guid>")).isNull();
    assertThat(url("<guid>https://example.org/1</guid>"))
        .isEqualTo(URI.create("https://example.org/1"));
    assertThat(url("<guid isPermaLink=\"false\">https://example.org/1</guid>"))
        .isEqualTo(URI.create("https://example.org/1"));
    assertThat(url("<link>/1</link>")).isEqualTo(URI.create("https://example.org/1"));
    assertThat(url("<link>/1</link><guid>/1</guid>"))
        .isEqualTo(URI.create("https://example.org/1"));
  }

  private @Nullable URI url(String item) {
    return feed(rss("<title>t</title>" + item)).entries().getFirst().url();
  }

  @Test
  void whatNoNameIsAsLongAsIsNoAuthor() {
    String author = "<author><name>%s</name></author>";
    String authors =
        Stream.iterate(0, i -> i + 1)
            .limit(100)
            .map(i -> author.formatted("Name " + i))
            .collect(Collectors.joining());
    FeedResult.Feed feed =
        feed(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>t</title>"
                + author.formatted("x".repeat(4_000_000))
                + authors
                + "</entry></feed>");
    assertThat(feed.entries().getFirst().authors()).hasSize(20).startsWith("Name 0");
  }

  @Test
  void letsThroughNothingThatSteersATerminalOrTurnsALineAround() {
    FeedEntry entry =
        feed(rss(
                "<title>a&amp;#27;[2Jb&#x9b;c&#x202e;d&#x2066;e&#x85;f</title>"
                    + "<description>&lt;p&gt;a&amp;#27;[2Jb&amp;#7;&lt;/p&gt;</description>"))
            .entries()
            .getFirst();
    assertThat(entry.title()).isEqualTo("a[2Jbcde f");
    assertThat(entry.text()).isEqualTo("a[2Jb");
  }

  @Test
  void keepsSoManyEntriesAndNoMore() {
    FeedResult.Feed feed = feed(rss("<title>t</title></item><item>".repeat(3_000)));
    assertThat(feed.entries()).hasSize(1_000);
  }

  @Test
  void tellsWhatIsNoFeed() {
    assertThat(cause("")).isEqualTo(FeedResult.Cause.EMPTY);
    assertThat(cause("  \n")).isEqualTo(FeedResult.Cause.EMPTY);
    assertThat(cause("<!DOCTYPE html><html><body>hi</body></html>"))
        .isEqualTo(FeedResult.Cause.HTML);
    assertThat(cause("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"))
        .isEqualTo(FeedResult.Cause.HTML);
    assertThat(cause("{\"version\":\"https://jsonfeed.org/version/1\"}"))
        .isEqualTo(FeedResult.Cause.UNREADABLE);
    assertThat(cause("<sitemapindex/>")).isEqualTo(FeedResult.Cause.UNREADABLE);
    assertThat(cause("<rss version=\"2.0\"><channel>")).isEqualTo(FeedResult.Cause.UNREADABLE);
    assertThat(cause("just text")).isEqualTo(FeedResult.Cause.UNREADABLE);
  }

  @Property
  void neverThrows(@ForAll byte[] bytes, @ForAll String text) {
    assertThatCode(() -> reader.read(bytes, null, ADDRESS)).doesNotThrowAnyException();
    assertThatCode(() -> read(rss("<title>" + text + "</title>"))).doesNotThrowAnyException();
  }

  private FeedResult read(String xml) {
    return reader.read(xml.getBytes(UTF_8), null, ADDRESS);
  }

  private FeedResult.Feed feed(String xml) {
    FeedResult result = read(xml);
    assertThat(result).isInstanceOf(FeedResult.Feed.class);
    return (FeedResult.Feed) result;
  }

  private FeedResult.@Nullable Cause cause(String text) {
    return read(text) instanceof FeedResult.Refused refused ? refused.cause() : null;
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>t</title><item>"
        + item
        + "</item></channel></rss>";
  }
}
