package org.vigie.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.watch.Opml.Listed;
import org.vigie.watch.Opml.Refused;
import org.vigie.watch.Opml.Skipped;

class OpmlTest {
  @Test
  void theListOfAReaderIsRead() {
    Listed listed =
        listed(
            """
            <outline text="Sahel"><outline text="Mali">
              <outline type="rss" text="Le Fil" title="Le Fil du Sahel" xmlUrl="https://fil.example/feed/"
                htmlUrl="https://fil.example/" language="fr-FR"/>
            </outline></outline>
            <outline type="rss" text="Other &amp; more" xmlurl="http://other.example/rss" category="/News/World"/>
            """);
    assertThat(listed.skipped()).isEmpty();
    assertThat(listed.sources())
        .extracting(Source::id, Source::name, Source::description, Source::languages)
        .containsExactly(
            tuple("le-fil-du-sahel", "Le Fil du Sahel", "Sahel / Mali", List.of("fr")),
            tuple("other-more", "Other & more", "News / World", List.of()));
    assertThat(listed.sources().getFirst())
        .satisfies(source -> assertThat(source.site()).hasToString("https://fil.example/"))
        .satisfies(source -> assertThat(source.keep()).isEqualTo(Keep.EXCERPT))
        .satisfies(source -> assertThat(source.on()).isTrue());
  }

  @Test
  void ofOneAddressTheFirstCountsAndIdsAreMadeDifferent() {
    Listed listed =
        listed(
            """
            <outline text="A" xmlUrl="https://a.example/feed"/>
            <outline text="A again" xmlUrl="http://A.example/feed/"/>
            <outline text="A" xmlUrl="https://b.example/feed"/>
            """);
    assertThat(listed.sources()).extracting(Source::id).containsExactly("a", "a-2");
    assertThat(listed.skipped())
        .containsExactly(new Skipped("A again", "its address stands twice in the file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/xml,x",
        "https://user:secret@a.example/feed",
        "https:",
        "//a.example/feed",
        "https://[::1",
        "not an address"
      })
  void whatIsNoAddressOfTheWebIsLeftOutAndTold(String address) {
    Listed listed = listed("<outline text=\"A\" xmlUrl=\"" + address + "\"/>");
    assertThat(listed.sources()).isEmpty();
    assertThat(listed.skipped())
        .singleElement()
        .satisfies(
            skipped -> assertThat(skipped.reason()).contains("not an http or https address"));
  }

  @Test
  void anAddressThatReadersWriteInTheirWayIsUnderstood() {
    assertThat(
            listed(
                    """
                    <outline text="A" xmlUrl="feed://a.example/rss"/>
                    <outline text="B" xmlUrl="feed:https://b.example/rss"/>
                    <outline text="C" xmlUrl=" HTTPS://c.example/a b "/>
                    """)
                .sources())
        .extracting(source -> source.address().toString())
        .containsExactly(
            "http://a.example/rss", "https://b.example/rss", "https://c.example/a%20b");
  }

  @Test
  void aDocumentTypeIsRefusedAndNothingIsAskedFor(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "a secret");
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE opml [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\"><!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><opml><body>"
            + "<outline text=\"&x;&b;\" xmlUrl=\"https://a.example/\"/></body></opml>";
    assertThat(refused(xml)).contains("a document type");
  }

  @Test
  void tooManyOutlinesTooDeepOnesAndTooManyBytesAreRefused() {
    assertThat(refused(opml("<outline text=\"x\"/>".repeat(40_000))))
        .contains("more than 10000 outlines");
    assertThat(refused(opml("<outline text=\"x\">".repeat(40_000)))).contains("nested deeper");
    assertThat(refused(opml(" ".repeat(Opml.MAX_BYTES)))).contains("larger than 1 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<opml>", "<opml><body></opml>", "<rss/>", "{\"a\":1}"})
  void whatIsNoOpmlIsRefusedInASentence(String text) {
    assertThat(refused(text)).startsWith("not OPML");
  }

  @Test
  void aSourceThatIsOffStaysOffAndKeepsItsTerms() {
    Source off =
        Sources.source("off", "https://off.example/feed", Source.Kind.FEED, Keep.LINK, "its terms");
    Source permitted =
        Sources.source("p", "https://p.example/feed", Source.Kind.FEED, Keep.LINK, "its terms")
            .turned(true, new Source.Permission("someone", Instant.EPOCH));
    Source page =
        Sources.source("page", "https://page.example/", Source.Kind.LISTING, Keep.FULL, null);
    List<Source> read = imported(List.of(off, permitted, page));
    assertThat(read)
        .extracting(Source::id, Source::kind, Source::keep, Source::on, Source::offReason)
        .containsExactly(
            tuple("off", Source.Kind.FEED, Keep.LINK, false, "its terms"),
            tuple("p", Source.Kind.FEED, Keep.LINK, false, "its terms"),
            tuple("page", Source.Kind.LISTING, Keep.FULL, true, null));
  }

  @Test
  void aPageIsNoFeedToOtherReaders() {
    Source page =
        Sources.source("page", "https://page.example/", Source.Kind.LISTING, Keep.FULL, null);
    Source mailbox =
        Sources.source("m", "imaps://user@m.example/INBOX", Source.Kind.MAILBOX, Keep.FULL, null);
    assertThat(Opml.write("Sources", List.of(page, mailbox)))
        .contains("type=\"link\"", "url=\"https://page.example/\"")
        .doesNotContain("xmlUrl", "imaps");
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("sources") List<Source> sources) {
    assertThat(imported(sources)).isEqualTo(sources);
  }

  @Test
  void whatHasNoAddressIsLeftOutAndToldUnlessItIsAFolder() {
    Listed listed =
        listed(
            "<outline text=\"Folder\"><outline text=\"A\" xmlUrl=\"https://a.example/rss\"/>"
                + "<outline type=\"rss\" text=\"Forgotten\"/></outline><outline text=\"Empty\"/>");
    assertThat(listed.sources()).extracting(Source::name).containsExactly("A");
    assertThat(listed.skipped())
        .extracting(Opml.Skipped::name, Opml.Skipped::reason)
        .containsExactly(
            tuple("Forgotten", "it has no address of a feed (xmlUrl)"),
            tuple("Empty", "it has no address of a feed (xmlUrl)"));
  }

  @Test
  void whatHasABrokenSelectorIsLeftOutAndTold() {
    Listed listed =
        listed(
            """
            <outline text="A" url="https://a.example/" xmlns:vigie="urn:vigie:opml"
              vigie:kind="listing" vigie:item="li[" vigie:link="a"/>
            <outline text="B" xmlUrl="https://b.example/" xmlns:vigie="urn:vigie:opml"
              vigie:articleText="LONG["/>
            <outline text="C" xmlUrl="https://c.example/" xmlns:vigie="urn:vigie:opml"
              vigie:item="li["/>
            """
                .replace("LONG", "x".repeat(5_000)));
    assertThat(listed.sources()).as("of a feed no item is looked for").hasSize(1);
    assertThat(listed.skipped())
        .extracting(Skipped::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).startsWith("'li[' is no CSS selector: "),
            reason -> assertThat(reason).contains("is no CSS selector").hasSizeLessThan(500));
  }

  @Test
  void aCodeThatIsNoneCountsAsNotSaid() {
    assertThat(
            listed(
                    """
                    <outline text="A" xmlUrl="https://a.example/rss" xmlns:vigie="urn:vigie:opml"
                      vigie:country="ml" language="fr, qq, tmh, klingon"/>
                    <outline text="B" xmlUrl="https://b.example/rss" xmlns:vigie="urn:vigie:opml"
                      vigie:country="ZZ"/>
                    <outline text="C" xmlUrl="https://c.example/rss" xmlns:vigie="urn:vigie:opml"
                      vigie:country="UN"/>
                    """)
                .sources())
        .extracting(Source::country, Source::languages)
        .containsExactly(
            tuple("ML", List.of("fr", "tmh")), tuple("XX", List.of()), tuple("UN", List.of()));
  }

  @Test
  void whatIsOutOfBoundsCountsAsNotSaid() {
    Source source =
        listed(
                """
                <outline text="A" xmlUrl="https://a.example/rss" xmlns:vigie="urn:vigie:opml"
                  vigie:every="PT1S" vigie:backfillAfter="P9999999D" vigie:item="li" vigie:link="a"/>
                """)
            .sources()
            .getFirst();
    assertThat(source.every()).isNull();
    assertThat(source.backfillAfter()).isEqualTo(Source.BACKFILL_AFTER);
    assertThat(source.listing()).isNull();
  }

  @Property(tries = 500)
  void noBytesMakeItFail(@ForAll byte[] bytes) {
    assertThat(Opml.read(bytes)).isInstanceOf(Refused.class);
  }

  @Property(tries = 500)
  void noAttributeMakesItFail(@ForAll String name, @ForAll String address) {
    String attributes =
        "<outline text=\"%s\" xmlUrl=\"%s\"/>".formatted(plain(name), plain(address));
    assertThat(Opml.read(opml(attributes).getBytes(UTF_8))).isInstanceOf(Listed.class);
  }

  @Provide
  Arbitrary<List<Source>> sources() {
    return Sources.some();
  }

  private static String plain(String text) {
    return text.codePoints()
        .filter(c -> c >= 0x20 && c < 0xD800 && c != '<' && c != '&' && c != '"')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<Source> imported(List<Source> sources) {
    Listed listed = (Listed) Opml.read(Opml.write("Sources & more", sources).getBytes(UTF_8));
    assertThat(listed.skipped()).isEmpty();
    return listed.sources();
  }

  private static Listed listed(String outlines) {
    return (Listed) Opml.read(opml(outlines).getBytes(UTF_8));
  }

  private static String refused(String text) {
    return ((Refused) Opml.read(text.getBytes(UTF_8))).reason();
  }

  private static String opml(String outlines) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><opml version=\"2.0\"><head><title>T</title></head><body>"
        + outlines
        + "</body></opml>";
  }
}
