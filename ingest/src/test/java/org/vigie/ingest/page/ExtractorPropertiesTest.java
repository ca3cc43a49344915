package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.ADDRESS;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.PREMIER;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.Article;

/** Whatever a page is made of, it is read without a fault, soon, and always alike. */
class ExtractorPropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "<div class=\"%s\">",
          "</div>",
          "<p>",
          "</p>",
          "<article>",
          "</article>",
          "<h1>",
          "<h2>",
          "</h2>",
          "<li>",
          "<ul>",
          "</ul>",
          "<blockquote>",
          "</blockquote>",
          "<table><tr><td>",
          "</td></tr></table>",
          "<a href=\"%s\">",
          "</a>",
          "<br>",
          "<br><br>",
          "<b>",
          "</b>",
          "<figcaption>",
          "<aside>",
          "</aside>",
          "<svg>",
          "<template>",
          "<select><option>",
          "<!--",
          "-->",
          "<script>",
          "</script>",
          "<style>",
          "<![CDATA[",
          "<meta name=author content=\"%s\">",
          "<time datetime=\"%s\">",
          "<script type=application/ld+json>{\"@type\":\"NewsArticle\",",
          "\"articleBody\":\"%s\"}</script>",
          "<",
          "&",
          "&#0;",
          "&#x1F600;",
          "\ud800",
          "\u202e");

  private static final List<String> WORDS =
      List.of(
          FIRST,
          SECOND,
          THIRD,
          PREMIER,
          "[1] A note.",
          "[2] https://lamp.example/a",
          "Avec AFP",
          "[RFI] ",
          "comments",
          "related",
          "articleBody",
          "2026-11-20",
          "http://[",
          "javascript:x",
          "Related Articles",
          "The post x appeared first on y.",
          "Subscribe to continue reading.",
          "Read also: x",
          "Par Moussa",
          "...",
          "x",
          "");

  @Property(tries = 400)
  void noPageIsAFault(@ForAll("pages") String html) {
    long start = System.nanoTime();
    Extracted page = new Extractor().extract(html, ADDRESS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(page.title()).doesNotContain("\n").isEqualTo(page.title().strip());
    assertThat(page.text().split("\n\n", -1)).allMatch(line -> !line.contains("\n"));
    assertThat(page.text()).doesNotContain("\ud800", "\u202e");
    assertThat(page.details().references())
        .extracting(Article.Reference::url)
        .allMatch(url -> url == null || url.getScheme().startsWith("http"));
  }

  /** Of which jsoup says that it has a bug. */
  @Example
  void templatesInDrawingsDeeperThanIsReadAreNoFault() {
    String deep =
        "<template>One.<svg>".repeat(3) + "<template>Two.".repeat(300) + "<svg>".repeat(300);
    assertThat(Extractor.parse(deep + "<p>Three.", ADDRESS).text())
        .contains("One.", "Two.", "Three.");
  }

  @Property(tries = 200)
  void aPageIsReadTheSameEachTime(@ForAll("pages") String html) {
    Extractor extractor = new Extractor();
    assertThat(extractor.extract(html, ADDRESS)).isEqualTo(extractor.extract(html, ADDRESS));
  }

  /** What comes before and behind an article changes nothing in it. */
  @Property(tries = 200)
  void anArticleStaysWholeAmidOtherThings(
      @ForAll("menus") String before, @ForAll("menus") String behind) {
    Extracted page =
        Pages.read(
            "<nav>" + before + "</nav>",
            "<h1>Raid on a market</h1>",
            Pages.article(FIRST, SECOND, THIRD),
            "<footer>" + behind + "</footer>");
    assertThat(page.text()).isEqualTo(Pages.text(FIRST, SECOND, THIRD));
  }

  @Property(tries = 200)
  void editingAFeedsTextOnlyLeavesOut(@ForAll("texts") String text) {
    String edited = FeedText.of(text, ADDRESS).text();
    assertThat(edited.isEmpty()).isEqualTo(text.isEmpty());
    assertThat(edited.split("\n\n", -1)).isSubsetOf(List.of(text.split("\n\n", -1)));
  }

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> piece =
        Combinators.combine(Arbitraries.of(PIECES), Arbitraries.of(WORDS))
            .as((markup, word) -> markup.replace("%s", word) + word);
    Arbitrary<String> repeated =
        Combinators.combine(piece, Arbitraries.of(1, 1, 1, 1, 3, 500))
            .as((text, times) -> text.repeat(times));
    return repeated.list().ofMaxSize(40).map(pieces -> String.join("\n", pieces));
  }

  @Provide
  Arbitrary<String> menus() {
    return Arbitraries.strings()
        .alpha()
        .ofMinLength(1)
        .ofMaxLength(30)
        .map(word -> "<li><a href=\"/" + word + "\">" + word + "</a></li>")
        .list()
        .ofMaxSize(80)
        .map(items -> "<ul>" + String.join("", items) + "</ul>");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(WORDS)
        .filter(word -> !word.isBlank())
        .map(String::strip)
        .list()
        .ofMaxSize(12)
        .map(words -> String.join("\n\n", words));
  }
}
