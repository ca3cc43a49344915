package org.vigie.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DemoSiteTest {
  private static final Instant START = Instant.parse("2026-11-07T08:00:00.250Z");
  private static final String BASE = "http://127.0.0.1:1234";

  private Instant now = START;
  private final List<DemoOutlet> outlets = DemoOutlet.bundled();
  private final DemoSite site = new DemoSite(() -> now, outlets, BASE);

  private static List<DemoOutlet> all() {
    return DemoOutlet.bundled();
  }

  private static List<DemoOutlet> feeds() {
    return all().stream().filter(outlet -> outlet.format() != DemoOutlet.Format.LISTING).toList();
  }

  private void releaseAll() {
    outlets.forEach(outlet -> site.find(outlet.sourcePath()));
    now = now.plusSeconds(121);
  }

  private String body(String path) {
    return site.find(path).map(DemoDocument::body).orElseThrow();
  }

  private DemoArticle fresh(DemoOutlet outlet) {
    return outlet.articles().stream()
        .filter(article -> article.release() > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void correctsAnArticleInItsFeedAndOnItsPageAWhileAfterItCameOut() {
    DemoOutlet outlet =
        outlets.stream()
            .filter(one -> one.articles().stream().anyMatch(a -> a.correction() != null))
            .findFirst()
            .orElseThrow();
    DemoArticle article =
        outlet.articles().stream().filter(a -> a.correction() != null).findFirst().orElseThrow();
    DemoArticle.Correction correction = Objects.requireNonNull(article.correction());
    site.find(outlet.sourcePath());
    now = START.plusSeconds(article.release() + correction.after() - 1);
    for (String path : List.of(outlet.sourcePath(), outlet.pathOf(article))) {
      assertThat(body(path)).contains(correction.was()).doesNotContain(correction.is());
    }
    Instant before = site.find(outlet.pathOf(article)).orElseThrow().modified();
    now = now.plusSeconds(1);
    for (String path : List.of(outlet.sourcePath(), outlet.pathOf(article))) {
      assertThat(body(path)).contains(correction.is()).doesNotContain(correction.was());
    }
    assertThat(site.find(outlet.pathOf(article)).orElseThrow().modified())
        .isEqualTo(before.plusSeconds(correction.after()));
  }

  @Test
  void releasesNothingFreshUntilTheSourceIsPolled() {
    DemoOutlet wire = outlets.getFirst();
    String path = wire.pathOf(fresh(wire));
    now = now.plus(Duration.ofHours(1));
    assertThat(site.find(path)).isEmpty();
    assertThat(body(wire.sourcePath())).doesNotContain(path);

    now = now.plusSeconds(fresh(wire).release()).minusNanos(1);
    assertThat(site.find(path)).isEmpty();
    now = now.plusNanos(1);
    assertThat(site.find(path)).isPresent();
    assertThat(body(wire.sourcePath())).contains(path);
  }

  @Test
  void doesNotTakeAReaderOfTheFrontPageForAPoll() {
    DemoOutlet wire = outlets.getFirst();
    site.find(wire.frontPath());
    now = now.plusSeconds(60);
    assertThat(site.find(wire.pathOf(fresh(wire)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void releasesEveryArticleInTwoMinutes(DemoOutlet outlet) {
    releaseAll();
    assertThat(outlet.articles())
        .allMatch(article -> site.find(outlet.pathOf(article)).isPresent());
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsTheDateOfAnArticleOnceItIsOut(DemoOutlet outlet) {
    releaseAll();
    String path = outlet.pathOf(fresh(outlet));
    Optional<DemoDocument> before = site.find(path);
    now = now.plusSeconds(600);
    assertThat(site.find(path)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void writesFeedsThatAStrictParserReads(DemoOutlet outlet)
      throws IOException, SAXException, ParserConfigurationException {
    releaseAll();
    Document feed = parse(body(outlet.sourcePath()));
    List<String> titles =
        switch (outlet.format()) {
          case RSS -> texts(feed, "*", "item", "title");
          case RDF -> texts(feed, "http://purl.org/rss/1.0/", "item", "title");
          case ATOM -> texts(feed, "http://www.w3.org/2005/Atom", "entry", "title");
          case LISTING -> throw new IllegalArgumentException();
        };
    assertThat(titles)
        .containsExactlyInAnyOrderElementsOf(
            outlet.articles().stream().map(DemoArticle::title).toList());
  }

  private static Document parse(String xml)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> texts(Document feed, String space, String item, String child) {
    List<String> texts = new ArrayList<>();
    NodeList items = feed.getElementsByTagNameNS(space, item);
    for (int i = 0; i < items.getLength(); i++) {
      org.w3c.dom.Element element = (org.w3c.dom.Element) items.item(i);
      texts.add(element.getElementsByTagNameNS(space, child).item(0).getTextContent());
    }
    return texts;
  }

  @Test
  void keepsATitleWithReservedCharactersWholeEverywhere() {
    releaseAll();
    String title = "Shea & cashew exporters wary of \"unfair\" tariffs at the port of Tema";
    String path = "/harbour/port-tariffs.html";
    assertThat(Jsoup.parse(body(path)).expectFirst("h1").text()).isEqualTo(title);
    assertThat(Jsoup.parse(body("/harbour/")).select("h2 a").eachText()).contains(title);
    assertThat(body("/harbour/feed.xml"))
        .contains("Shea &amp; cashew exporters wary of &quot;unfair&quot;");
  }

  @Test
  void escapesEveryCharacterThatXmlReserves() {
    assertThat(DemoDocument.escape("<b>'a' & \"b\"</b>"))
        .isEqualTo("&lt;b&gt;&#39;a&#39; &amp; &quot;b&quot;&lt;/b&gt;");
  }

  @ParameterizedTest
  @MethodSource("all")
  void setsEveryParagraphInTheBodyOfItsPage(DemoOutlet outlet) {
    releaseAll();
    assertThat(outlet.articles().stream().map(DemoArticle::corrected))
        .allSatisfy(
            article -> {
              Element page = Jsoup.parse(body(outlet.pathOf(article)));
              assertThat(page.select("article .article-body p").eachText())
                  .isEqualTo(article.paragraphs());
              assertThat(page.select("h1").eachText()).containsExactly(article.title());
              assertThat(page.select("link[rel=canonical]").eachAttr("href"))
                  .containsExactly(BASE + outlet.pathOf(article));
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysOnEveryPageOutsideTheArticleThatItIsASample(DemoOutlet outlet) {
    releaseAll();
    assertThat(outlet.articles())
        .allSatisfy(
            article ->
                assertThat(Jsoup.parse(body(outlet.pathOf(article))).select("body > footer").text())
                    .isEqualTo(DemoWords.of(outlet).sample()));
  }

  @Test
  void datesListedArticlesForMachinesAndReaders() {
    Element listing = Jsoup.parse(body("/savane/"), BASE);
    Element teaser = listing.expectFirst("article.teaser");
    assertThat(teaser.expectFirst("time").attr("datetime")).isEqualTo("2026-11-03T08:00:00Z");
    assertThat(teaser.expectFirst("time").text()).isEqualTo("3 novembre 2026 à 08:00 TU");
    assertThat(teaser.expectFirst("h2 a").absUrl("href"))
        .isEqualTo(BASE + "/savane/passeport-aes.html");
  }

  @Test
  void publishesFreshNewsAFewMinutesBeforeItIsReleased() {
    outlets.forEach(outlet -> site.find(outlet.sourcePath()));
    now = now.plusSeconds(1);
    assertThat(body("/wire/arbinda-convoy.html"))
        .contains("\"datePublished\":\"2026-11-07T07:57:01Z\"");
  }

  @Test
  void knowsNoOtherPaths() {
    assertThat(site.find("/")).isEmpty();
    assertThat(site.find("/wire/none.html")).isEmpty();
    assertThat(site.find("/savane/feed.xml")).isEmpty();
    assertThat(site.find("/nobody/feed.xml")).isEmpty();
  }
}
