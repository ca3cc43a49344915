package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as they should not be: what can be understood is read, the rest is refused by its name. */
class BrokenFeedTest {
  private static final URI ADDRESS = URI.create("https://example.org/feeds/news.xml");

  private final FeedReader reader = new FeedReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Caf&eacute; &nbsp; Gao | Café Gao",
        "Fish & Chips &amp; more &lt;3 | Fish & Chips & more <3",
        "AT&T &unknown; x | AT&T &unknown; x",
        "a &#0;&#xD800;&#x1F;&#x1F600; b | a 😀 b",
        "5 < 6 | 5 < 6",
        "<b>bold <i>both</b></i> end | bold both end",
        "one<br>two | one two",
        "<itunes:x>odd</itunes:x> end | odd end",
        "<a href=x&y=1 href='z' data-1=2 =>link</a> | link",
        "a ]]> b | a ]]> b",
        "a <![cdata[&eacute; <b>]]> | a é",
        "a <!-- b --> c <? d ?> | a c",
        "<1> <> | <1> <>"
      })
  void sloppyTextIsUnderstood(String title, String expected) {
    FeedResult.Feed feed =
        feed(rss("<title>" + title + "</title><link>/1</link></item><item><title>next</title>"));
    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly(expected, "next");
    assertThat(feed.entries().getFirst().url()).isEqualTo(URI.create("https://example.org/1"));
  }

  @Test
  void aMisspelledEndEndsItsElement() {
    FeedResult.Feed feed =
        feed(
            "<feed><title>T</titel><entry><title type='xhtml'><div>A</div></subtitle>"
                + "<id>1</id></entry></feed>");
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.entries().getFirst().title()).isEqualTo("A");
    assertThat(feed.entries().getFirst().id()).isEqualTo("1");
  }

  @Test
  void aTagThatNobodyOpenedEndsNothing() {
    FeedEntry entry =
        feed(rss("<description>a</b> b</p> c</description><title>t</title></foo>"))
            .entries()
            .getFirst();
    assertThat(entry.summary()).isEqualTo("a b c");
    assertThat(entry.title()).isEqualTo("t");
  }

  @Test
  void anItemThatIsNotClosedEndsWithTheNext() {
    assertThat(
            feed("<rss><channel><item><title>1</title><item><title>2</title></channel></rss>")
                .entries())
        .extracting(FeedEntry::title)
        .containsExactly("1", "2");
    assertThat(feed("<a:feed><a:entry><a:title>1</a:title></a:entry><a:entry><a:title>2").entries())
        .extracting(FeedEntry::title)
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0008",
        "<br />\n<b>Warning</b>: something went wrong in <b>feed.php</b><br />\n",
        "\n\n  ",
        "Notice: x &nbsp; < 3\n",
        "\ufeff\ufeff"
      })
  void whatAProgramLeftBeforeTheFeedIsPassedOver(String junk) {
    assertThat(feed(junk + "<?xml version=\"1.0\"?>" + rss("<title>t</title>")).entries())
        .hasSize(1);
    assertThat(feed(junk + rss("<title>t</title>")).entries()).hasSize(1);
  }

  @Test
  void whatComesBehindTheFeedIsPassedOver() {
    assertThat(feed(rss("<title>t</title>") + "<script>x()</script> & so on").entries()).hasSize(1);
  }

  /** Wherever a feed is cut off, the items before are there, and none is there in part. */
  @Property(tries = 300)
  void wholeItemsBeforeTheBreakAreKept(@ForAll @IntRange(min = 0, max = 400) int end) {
    String item =
        "<item><title>A &amp; %1$d</title><link>/%1$d</link><a b='c'><![CDATA[d]]></a></item>";
    String head = "<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>";
    String xml =
        head + item.formatted(1) + item.formatted(2) + item.formatted(3) + "</channel></rss>";
    int cut = Math.min(end, xml.length());
    FeedResult result = read(xml.substring(0, cut));
    int length = item.formatted(1).length();
    int whole = Math.min(3, Math.max(0, cut - head.length()) / length);
    if (whole == 0) {
      assertThat(result).isInstanceOf(FeedResult.Refused.class);
      return;
    }
    assertThat(((FeedResult.Feed) result).entries())
        .extracting(FeedEntry::title)
        .isEqualTo(List.of("A & 1", "A & 2", "A & 3").subList(0, whole));
  }

  @Test
  void aFeedInTwoEncodingsIsReadInBoth() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("<?xml version='1.0' encoding='UTF-8'?><rss><channel>".getBytes(UTF_8));
    bytes.write("<item><title>Été à Gao – 1</title></item>".repeat(9).getBytes(UTF_8));
    bytes.write("<item><title>Été à Gao</title></item></channel></rss>".getBytes(ISO_8859_1));
    FeedResult.Feed feed =
        (FeedResult.Feed) reader.read(bytes.toByteArray(), "text/html; charset=UTF-8", ADDRESS);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Été à Gao – 1");
    assertThat(feed.entries().getLast().title()).isEqualTo("Été à Gao");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain; charset=x", "application/json", "", "%%%"})
  void theContentTypeIsNotAskedWhetherItIsAFeed(String contentType) {
    byte[] bytes = rss("<title>t</title>").getBytes(UTF_8);
    assertThat(reader.read(bytes, contentType, ADDRESS)).isInstanceOf(FeedResult.Feed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY",
        "' ' | EMPTY",
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html> | HTML",
        "<!-- portal --><HTML><BODY>Please sign in</BODY></HTML> | HTML",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html><p>not found</html> | HTML",
        "<script>document.cookie='a=b';location.reload()</script> | HTML",
        "<div class='challenge'>Checking your browser<br></div> | HTML",
        "<meta http-equiv='refresh' content='0'> | HTML",
        "not found | UNREADABLE",
        "<sitemapindex/> | UNREADABLE",
        "<error>no such feed</error> | UNREADABLE",
        "{\"error\": \"no such feed\"} | UNREADABLE",
        "[1, 2] | UNREADABLE",
        "<rss><channel><item><title>cut | UNREADABLE"
      })
  void whatIsNoFeedIsToldByItsName(String text, FeedResult.Cause cause) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            FeedResult.Refused.class,
            refused -> {
              assertThat(refused.cause()).isEqualTo(cause);
              assertThat(refused.reason()).isNotBlank();
            });
  }

  private FeedResult read(String text) {
    return reader.read(text.getBytes(UTF_8), null, ADDRESS);
  }

  private FeedResult.Feed feed(String xml) {
    FeedResult result = read(xml);
    assertThat(result).isInstanceOf(FeedResult.Feed.class);
    return (FeedResult.Feed) result;
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>t</title><item>"
        + item
        + "</item></channel></rss>";
  }
}
