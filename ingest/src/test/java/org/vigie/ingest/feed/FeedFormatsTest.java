package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the many formats and vocabularies of feeds mean. */
class FeedFormatsTest {
  private static final URI ADDRESS = URI.create("https://example.org/feeds/news.xml");
  private static final String ATOM = "xmlns=\"http://www.w3.org/2005/Atom\"";
  private static final String DC = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

  private final FeedReader reader = new FeedReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version='%s'><channel><item>%s</item></channel></rss>",
        "<rss version='9.9'><item>%2$s</item></rss>",
        "<RSS><Channel><ITEM>%2$s</ITEM></Channel></RSS>",
        "<rss xmlns='http://backend.userland.com/rss2'><channel><item>%2$s</item></channel></rss>",
        "<rss xmlns='urn:some:thing'><channel><items><item>%2$s</item></items></channel></rss>",
        "<channel><item>%2$s</item></channel>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/><item>%2$s</item></rdf:RDF>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='x'>%2$s</item></rdf:RDF>",
        "<RDF xmlns='http://purl.org/rss/1.0/'><channel><item>%2$s</item></channel></RDF>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>%2$s</entry></feed>",
        "<feed><entry>%2$s</entry></feed>"
      })
  void everyFormatHasATitleAndALink(String format) {
    FeedEntry entry =
        entry(format.formatted("0.91", "<title>Gao</title><link>https://example.org/1</link>"));
    assertThat(entry.title()).isEqualTo("Gao");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.org/1"));
  }

  @Test
  void prefixesMeanWhatTheirNamespaceSays() {
    FeedEntry entry =
        entry(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://purl.org/dc/elements/1.1/">
            <a:entry><a:title>T</a:title><x:creator>Awa</x:creator><a:id>urn:1</a:id>
            <a:link href="https://example.org/1"/></a:entry></a:feed>
            """);
    assertThat(entry.id()).isEqualTo("urn:1");
    assertThat(entry.authors()).containsExactly("Awa");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.org/1"));
  }

  @Test
  void theFeedsOwnLinkIsNotTheEntrys() {
    FeedResult.Feed feed =
        feed(
            """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <atom:link rel="self" href="https://example.org/feed"/>
            <atom:link rel="hub" href="https://hub.example/"/>
            <link>https://example.org/</link><title>T</title><ttl>15</ttl><language>fr-ml</language>
            <item><title>1</title><atom:link rel="self" href="/x"/><link>/a</link></item>
            <item><title>2</title><atom:link href="/b"/></item>
            </channel></rss>
            """);
    assertThat(feed.home()).isEqualTo(URI.create("https://example.org/"));
    assertThat(feed.declared().hub()).isEqualTo(URI.create("https://hub.example/"));
    assertThat(feed.declared().self()).isEqualTo(URI.create("https://example.org/feed"));
    assertThat(feed.declared().ttl()).isEqualTo(Duration.ofMinutes(15));
    assertThat(feed.language()).isEqualTo("fr");
    assertThat(feed.entries())
        .extracting(FeedEntry::url)
        .containsExactly(URI.create("https://example.org/a"), URI.create("https://example.org/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<link rel='self' href='/s'/><link rel='alternate' href='/a'/> | /a",
        "<link rel='alternate' type='application/pdf' href='/p'/><link type='text/html' href='/a'/> | /a",
        "<link rel='enclosure' href='/e.mp3'/><id>https://example.org/i</id> | /i",
        "<content type='text/html' src='/c'/> | /c",
        "<link rel='self' href='/s'/> | /s",
        "<link rel='related' href='/r'/><link rel='self' href='/s'/> | /r",
        "<link href='http&#58;//example.org/?a=1&amp;amp;b=2'/> | http://example.org/?a=1&b=2"
      })
  void ofManyLinksTheOneToThePageIsTaken(String links, String expected) {
    assertThat(entry("<feed " + ATOM + "><entry>" + links + "</entry></feed>").url())
        .isEqualTo(ADDRESS.resolve(expected));
  }

  @Test
  void onlyLinksOfTheWebAreLinks() {
    assertThat(entry(rss("<link>javascript:alert(1)</link>")).url()).isNull();
    assertThat(entry(rss("<link>file:///etc/passwd</link><guid>at://x/y</guid>")).url()).isNull();
    assertThat(entry(rss("<enclosure type='image/png' url='data:image/png;base64,x'/>")).image())
        .isNull();
  }

  @Test
  void linksAndNamesAreRelativeToTheNearestBase() {
    FeedEntry entry =
        entry(
            "<feed "
                + ATOM
                + " xml:base='https://example.com/a/'><entry xml:base='b/'><id>7</id>"
                + "<link href='c'/><link xml:base='https://other.example/' rel='self' href='d'/>"
                + "</entry></feed>");
    assertThat(entry.url()).isEqualTo(URI.create("https://example.com/a/b/c"));
    assertThat(entry.id()).isEqualTo("https://example.com/a/b/7");
    assertThat(entry("<feed " + ATOM + "><entry><id>7</id></entry></feed>").id()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<title>A &amp;amp; B</title> | A & B",
        "<title type='text'>A &lt;b&gt; B</title> | A <b> B",
        "<title type='text'>L&amp;#8217;attaque</title> | L’attaque",
        "<title type='html'>A &lt;b&gt;B&lt;/b&gt;</title> | A B",
        "<title><b>A</b> B</title> | A B",
        "<title type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>A <x:b>B</x:b></x:div></title> | A B",
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>&lt;p&gt;</div></title> | <p>",
        "<title mode='base64'>R2Fv</title> | Gao",
        "<title type='application/octet-stream'>R2Fv</title> | Gao",
        "<title type='application/octet-stream'>%%%</title> | %%%",
        "<title type='application/x-own'>R2Fv</title> | R2Fv",
        "<title>Breaking: <![CDATA[<b>News</b>]]> today</title> | Breaking: News today"
      })
  void textIsReadAsWhatItIs(String title, String expected) {
    assertThat(entry("<feed " + ATOM + "><entry>" + title + "</entry></feed>").title())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<author>Awa Traoré</author> | Awa Traoré",
        "<author>awa@example.org (Awa Traoré)</author> | Awa Traoré",
        "<author>Awa Traoré (awa@example.org)</author> | Awa Traoré",
        "<author>Awa Traoré &lt;awa@example.org&gt;</author> | Awa Traoré",
        "<author>awa@example.org</author> | awa@example.org",
        "<author>desk@example.org</author><dc:creator>Awa Traoré</dc:creator> | Awa Traoré",
        "<dc:creator>Awa</dc:creator><dc:creator>Ali</dc:creator> | Awa,Ali",
        "<author><name>Awa</name><uri>https://example.org</uri></author> | Awa",
        "<author><uri>https://example.org</uri></author> | ''",
        "<itunes:author>Awa</itunes:author> | Awa"
      })
  void authorsAreNamesWhereThereAreNames(String authors, String expected) {
    assertThat(String.join(",", entry(rss(authors)).authors())).isEqualTo(expected);
  }

  @Test
  void summaryAndWholeTextAreToldApart() {
    FeedEntry both =
        entry(
            rss(
                "<description>Short.</description><content:encoded>&lt;p&gt;Long one."
                    + "&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content:encoded>"));
    assertThat(both.summary()).isEqualTo("Short.");
    assertThat(both.content()).isEqualTo("Long one.\n\nTwo.");
    assertThat(both.text()).isEqualTo(both.content());
    FeedEntry one = entry(rss("<description>All there is.</description><content:encoded/>"));
    assertThat(one.content()).isEmpty();
    assertThat(one.text()).isEqualTo("All there is.");
  }

  @Test
  void theDateOfAChangeIsNotThatOfPublication() {
    FeedEntry entry =
        entry(
            "<feed "
                + ATOM
                + "><entry><updated>2026-11-21T10:00:00Z</updated>"
                + "<published>2026-11-20T10:00:00Z</published></entry></feed>");
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    FeedEntry old =
        entry(
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                + "<modified>2026-11-21T10:00:00Z</modified><issued>nonsense</issued></entry></feed>");
    assertThat(old.published()).isEqualTo(old.updated());
    assertThat(entry(rss("<pubDate>yesterday</pubDate><dc:date>2026-11-20</dc:date>")).published())
        .isEqualTo(Instant.parse("2026-11-20T23:59:59Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<media:content url='/i.jpg' medium='image'/> | /i.jpg",
        "<media:content url='/v.mp4' type='video/mp4'/><media:thumbnail url='/t.jpg'/> | /t.jpg",
        "<media:group><media:content url='/g.png'/></media:group> | /g.png",
        "<enclosure url='/e.jpg' type='image/jpeg'/> | /e.jpg",
        "<itunes:image href='/p.jpg'/> | /p.jpg",
        "<image><url>/u.jpg</url></image> | /u.jpg",
        "<description>&lt;p&gt;a&lt;img src='/d.jpg'&gt;</description> | /d.jpg"
      })
  void thePictureIsFoundWhereverItIsNamed(String item, String expected) {
    assertThat(entry(rss(item)).image()).isEqualTo(ADDRESS.resolve(expected));
  }

  @Test
  void categoriesAndTheFirstPublisherAreKept() {
    FeedEntry entry =
        entry(
            rss(
                "<category domain='x'>Mali</category><category>Mali</category>"
                    + "<dc:subject>Security</dc:subject><itunes:keywords>gao, kidal</itunes:keywords>"
                    + "<source url='https://example.com/feed'>Le Journal</source>"));
    assertThat(entry.categories()).containsExactly("Mali", "Security", "gao", "kidal");
    assertThat(entry.publisher()).isEqualTo("Le Journal");
    FeedEntry atom =
        entry(
            "<feed "
                + ATOM
                + "><entry><category term='t' label='Label'/><category term='term'/>"
                + "<source><id>urn:x</id><title>Le Soir</title></source></entry></feed>");
    assertThat(atom.categories()).containsExactly("Label", "term");
    assertThat(atom.publisher()).isEqualTo("Le Soir");
  }

  @Test
  void wordsInBase64AreText() {
    String html = Base64.getEncoder().encodeToString("<p>Été à Gao.</p>".getBytes(UTF_8));
    assertThat(
            entry(
                    "<feed "
                        + ATOM
                        + "><entry><content mode='base64'>"
                        + html
                        + "</content></entry></feed>")
                .content())
        .isEqualTo("Été à Gao.");
  }

  private FeedResult.Feed feed(String xml) {
    FeedResult result = reader.read(xml.getBytes(UTF_8), null, ADDRESS);
    assertThat(result).isInstanceOf(FeedResult.Feed.class);
    return (FeedResult.Feed) result;
  }

  private FeedEntry entry(String xml) {
    return feed(xml).entries().getFirst();
  }

  private static String rss(String item) {
    return "<rss version='2.0' %s xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
            .formatted(DC)
        + "<channel><item>"
        + item
        + "</item></channel></rss>";
  }
}
