package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.PREMIER;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.SECOND_FR;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.readWithHead;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says of its article: in JSON-LD, in its head, in microdata, or in the text. */
class FactsTest {
  @Test
  void jsonLdSaysMost() {
    Extracted page =
        readWithHead(
            """
            <script type="application/ld+json">
            {"@type":"NewsArticle","headline":"Raid on a market","articleSection":["Sahel","World"],
             "datePublished":"2026-11-20T18:05:00+01:00","dateModified":"2026-11-20T19:30:00+01:00",
             "inLanguage":"en-GB","image":[{"@type":"ImageObject","url":"/raid.jpg"}],
             "author":{"@type":"Person","name":"Aïssa Diallo"},"publisher":{"name":"The Lamp"}}
            </script>
            """,
            article(FIRST, SECOND));
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
    assertThat(page.details().modified()).isEqualTo(Instant.parse("2026-11-20T18:30:00Z"));
    assertThat(page.details().section()).isEqualTo("Sahel");
    assertThat(page.details().image()).isEqualTo(URI.create("https://news.example.org/raid.jpg"));
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.authors()).containsExactly("Aïssa Diallo");
    assertThat(page.site()).isEqualTo("The Lamp");
  }

  @Test
  void ofSeveralArticlesInJsonLdTheOneOfThisAddressIsMeant() {
    Extracted page =
        readWithHead(
            """
            <script type="application/ld+json">
            [{"@type":"NewsArticle","headline":"Another","url":"/sahel/another"},
             {"@type":"NewsArticle","headline":"Raid on a market",
              "mainEntityOfPage":{"@id":"https://news.example.org/sahel/raid-on-a-market"},
              "datePublished":"2026-11-20T17:05:00Z"}]
            </script>
            """,
            article(FIRST, SECOND));
    assertThat(page.title()).isEqualTo("Raid on a market");
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<![CDATA[ %s ]]>", "//<![CDATA[\n%s\n//]]>", "<!-- %s -->"})
  void jsonLdIsReadWhateverItIsWrappedIn(String wrapping) {
    String json = "{\"@type\":\"NewsArticle\",\"headline\":\"Raid\"}";
    assertThat(
            readWithHead(
                    "<script type=\"application/ld+json\">"
                        + wrapping.formatted(json)
                        + "</script>",
                    article(FIRST, SECOND))
                .title())
        .isEqualTo("Raid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aïssa Diallo, Moussa Keita | Aïssa Diallo;Moussa Keita",
        "By Aïssa Diallo and Moussa Keita | Aïssa Diallo;Moussa Keita",
        "Aïssa Diallo, Moussa Keita et Ali Ag Attaher | Aïssa Diallo;Moussa Keita;Ali Ag Attaher",
        "Diallo, Aïssa | Diallo, Aïssa",
        "Aïssa Diallo, in Bamako | Aïssa Diallo, in Bamako",
      })
  void severalAuthorsInOneLineAreSeveral(String line, String authors) {
    assertThat(
            readWithHead("<meta name=author content=\"" + line + "\">", article(FIRST)).authors())
        .containsExactly(authors.split(";", -1));
  }

  @Test
  void theHeadSaysItInMetaElements() {
    Extracted page =
        readWithHead(
            """
            <meta property="og:title" content="Attaque d'un marché">
            <meta property="article:published_time" content="2026-11-20T17:05:00Z">
            <meta property="article:modified_time" content="2026-11-20T18:30:00Z">
            <meta property="article:section" content="Politique">
            <meta property="og:image" content="https://img.example.org/a.jpg">
            <meta property="og:locale" content="fr_FR">
            <meta name="author" content="Par Moussa Ag Attaher">
            """,
            article(PREMIER, SECOND_FR));
    assertThat(page.title()).isEqualTo("Attaque d'un marché");
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
    assertThat(page.details().modified()).isEqualTo(Instant.parse("2026-11-20T18:30:00Z"));
    assertThat(page.details().section()).isEqualTo("Politique");
    assertThat(page.details().image()).isEqualTo(URI.create("https://img.example.org/a.jpg"));
    assertThat(page.language()).isEqualTo("fr");
    assertThat(page.authors()).containsExactly("Moussa Ag Attaher");
  }

  @Test
  void microdataSaysItInThePage() {
    Extracted page =
        read(
            """
            <article itemscope itemtype="https://schema.org/NewsArticle">
            <h1 itemprop="headline">Raid on a market</h1>
            <span itemprop="author" itemscope><span itemprop="name">Aïssa Diallo</span></span>
            <time itemprop="datePublished" datetime="2026-11-20T17:05:00Z">Friday</time>
            <meta itemprop="dateModified" content="2026-11-20T18:30:00Z">
            <span itemprop="articleSection">Sahel</span>
            <div itemprop="publisher" itemscope><meta itemprop="name" content="The Lamp"></div>
            <div itemprop="image" itemscope><meta itemprop="url" content="/raid.jpg"></div>
            """,
            "<p>" + FIRST + "</p><p>" + SECOND + "</p></article>");
    assertThat(page.title()).isEqualTo("Raid on a market");
    assertThat(page.authors()).containsExactly("Aïssa Diallo");
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
    assertThat(page.details().modified()).isEqualTo(Instant.parse("2026-11-20T18:30:00Z"));
    assertThat(page.details().section()).isEqualTo("Sahel");
    assertThat(page.site()).isEqualTo("The Lamp");
    assertThat(page.details().image()).isEqualTo(URI.create("https://news.example.org/raid.jpg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img itemprop=image src=/raid.jpg>",
        "<link itemprop=image href=/raid.jpg>",
        "<meta itemprop=image content=/raid.jpg>",
      })
  void microdataNamesThePicture(String element) {
    assertThat(read(element, article(FIRST, SECOND)).details().image())
        .isEqualTo(URI.create("https://news.example.org/raid.jpg"));
  }

  @Test
  void theLinesAboveTheTextSayItWhenNothingElseDoes() {
    Extracted french =
        read(
            article(
                "<h1>Attaque d'un marché</h1>",
                "<div>Par Aïssa Diallo et Moussa Keita</div>",
                "<div>Publié le 20 novembre 2026 à 18:05 | Mis à jour le 21 novembre 2026 à 9:00</div>",
                PREMIER,
                SECOND_FR));
    assertThat(french.authors()).containsExactly("Aïssa Diallo", "Moussa Keita");
    assertThat(french.published()).isEqualTo(Instant.parse("2026-11-20T18:05:00Z"));
    assertThat(french.details().modified()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    Extracted english =
        read(
            article(
                "<h1>Raid on a market</h1>",
                "<div class=\"byline\">By Jane Doe</div>",
                "<div>November 20, 2026</div>",
                FIRST,
                SECOND));
    assertThat(english.authors()).containsExactly("Jane Doe");
    assertThat(english.published()).isEqualTo(Instant.parse("2026-11-20T23:59:59Z"));
  }

  @Test
  void theTrailOfPagesNamesTheSection() {
    Extracted page =
        readWithHead(
            """
            <script type="application/ld+json">
            {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Sahel"},
             {"name":"Raid on a market"}]}</script>
            """,
            article(FIRST, SECOND));
    assertThat(page.details().section()).isEqualTo("Sahel");
  }

  @Test
  void theTextInJsonLdStandsInForAPageThatAProgramFills() {
    Extracted page =
        readWithHead(
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\\n%s\"}</script>"
                .formatted(FIRST, SECOND),
            "<div id=\"root\"></div>");
    assertThat(page.text()).isEqualTo(Pages.text(FIRST, SECOND));
  }

  @Test
  void theSitesNameBehindTheHeadlineIsLeftOut() {
    assertThat(
            readWithHead(
                    "<title>Raid on a market | The Lamp</title>",
                    article("<h1>Raid on a market</h1>", FIRST, SECOND))
                .title())
        .isEqualTo("Raid on a market");
  }
}
