package org.vigie.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

class ExtractorTest {
  private static final URI ADDRESS = URI.create("https://www.example.org/mali/attack?utm_source=x");
  private static final String FIRST =
      "Gunmen attacked a convoy near the town of Gao on Friday, killing at least twelve people.";
  private static final String SECOND =
      "The army said it had repelled the attack, and that reinforcements were on their way.";

  private final Extractor extractor = new Extractor();

  @Test
  void takesTheFactsFromJsonLd() {
    Extracted page =
        extract(
            """
            <html lang="fr-FR"><head><title>Attaque à Gao | Le Site</title>
            <link rel="canonical" href="/mali/attaque-a-gao">
            <meta property="og:site_name" content="Le Site">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
             {"@type":["NewsArticle"],"headline":"Attaque à Gao","datePublished":"2026-11-20T18:05:00+01:00",
              "author":[{"@type":"Person","name":"A. Diallo"},{"@type":"Person","name":"B. Keita"}]}]}
            </script></head><body>%s</body></html>
            """);
    assertThat(page.url()).isEqualTo(URI.create("https://www.example.org/mali/attaque-a-gao"));
    assertThat(page.title()).isEqualTo("Attaque à Gao");
    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(page.authors()).containsExactly("A. Diallo", "B. Keita");
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
    assertThat(page.language()).isEqualTo("fr");
    assertThat(page.site()).isEqualTo("Le Site");
    assertThat(page.details()).isEqualTo(Article.Details.NONE);
    assertThat(page.others()).isEmpty();
    assertThat(page.missed()).isEmpty();
  }

  @Test
  void takesTheFactsFromMetaElements() {
    Extracted page =
        extract(
            """
            <html><head><meta property="og:title" content="Attack in Gao">
            <meta property="article:published_time" content="2026-11-20">
            <meta name="author" content="By Jane Doe"><meta property="og:locale" content="en_GB">
            <meta property="og:url" content="https://evil.example.net/x"></head><body>%s</body></html>
            """);
    assertThat(page.title()).isEqualTo("Attack in Gao");
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T23:59:59Z"));
    assertThat(page.authors()).containsExactly("Jane Doe");
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.url()).isEqualTo(URI.create("https://www.example.org/mali/attack"));
  }

  @Test
  void brokenJsonLdIsPassedOver() {
    Extracted page =
        extract(
            """
            <html><head><title>Attack in Gao</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":</script>
            </head><body>%s</body></html>
            """);
    assertThat(page.title()).isEqualTo("Attack in Gao");
    assertThat(page.text()).startsWith(FIRST);
  }

  @Test
  void leavesOutWhatSurroundsAnArticle() {
    Extracted page =
        extract(
            """
            <html><body><header><nav><a href="/">Home</a><a href="/mali">Mali</a></nav></header>
            <div class="cookie-consent"><p>We use cookies to give you the best experience there can
            be on this site, and to measure it.</p></div>
            <div class="story">%s
              <div class="share-bar"><a href="#">Tweet</a><a href="#">Share</a></div>
              <figure><img src="a.jpg"><figcaption>Soldiers in Gao, in a picture of last year,
              when the town was calm. (Agency)</figcaption></figure>
              <p>Read also: <a href="/other">Another attack, in another place, at another time</a></p>
              <aside><p>Sign up for our newsletter, which comes every morning with the news.</p></aside>
            </div>
            <div id="comments"><p>I think that this is a very long comment by a reader, which says
            nothing about the attack but goes on and on and on.</p></div>
            <footer><p>All rights reserved. No part of this may be reproduced without leave.</p></footer>
            </body></html>
            """);
    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void readsParagraphsMadeOfLineBreaks() {
    Extracted page =
        extractor.extract(
            "<body><div>" + FIRST + "<br><br>\n" + SECOND + "<br/>It went on.</div></body>",
            ADDRESS);
    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + " It went on.");
  }

  @Test
  void aFormAroundThePageDoesNotHideIt() {
    Extracted page = extract("<html><body><form id=\"aspnet\">%s</form></body></html>");
    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void aPageWithoutProseHasNoText() {
    assertThat(extractor.extract("", ADDRESS).text()).isEmpty();
    assertThat(extractor.extract("<a href=/a>One</a><a href=/b>Two</a>", ADDRESS).text()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("monsters")
  void isDoneWithMonstersInTime(String html) {
    long start = System.nanoTime();
    assertThatCode(() -> extractor.extract(html.getBytes(UTF_8), null, ADDRESS))
        .doesNotThrowAnyException();
    assertThatCode(() -> Extractor.paragraphs(html)).doesNotThrowAnyException();
    assertThatCode(() -> HtmlText.line(html)).doesNotThrowAnyException();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  static List<String> monsters() {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "<p class=comment>" + i + "<script>x</script></p>")
            .collect(Collectors.joining());
    return List.of(
        "<div>".repeat(100_000),
        "<b>".repeat(100_000),
        "<a href=x>".repeat(100_000) + FIRST,
        "<table><tr><td>".repeat(50_000),
        "<h2 class=related>x</h2>".repeat(80_000),
        "<h1>".repeat(100_000) + FIRST,
        "<meta name=author content=x>".repeat(150_000),
        "<a".repeat(250_000),
        "<!-- --!>".repeat(200_000) + FIRST,
        "<script></".repeat(200_000) + FIRST,
        "<template><svg>" + "<template>".repeat(600) + FIRST,
        "<style></style x='".repeat(150_000) + FIRST,
        "<p " + "x=y ".repeat(200_000) + ">" + FIRST,
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"x"
            + " ".repeat(400_000)
            + "x\"}</script>",
        "<p>" + FIRST + "<p>AFP and " + "a and ".repeat(18) + "!",
        "<p>" + FIRST + "<p>AFP-" + "a-".repeat(500_000) + "!",
        "<p>" + FIRST + "<p>" + "avec AFP, ".repeat(200_000),
        "<p>"
            + FIRST
            + "<p>[1] http://"
            + ";".repeat(500_000)
            + "x<p>[2] "
            + "a dot ".repeat(99_000),
        "<p>" + FIRST + "<p>[1] x<p>[2] x<p>[3] " + "http://".repeat(100_000),
        "<img src=\"data:" + "A".repeat(4_000_000) + "\">" + FIRST,
        many);
  }

  @Property(tries = 300)
  void neverThrows(@ForAll String text) {
    assertThatCode(() -> extractor.extract("<p>" + text, ADDRESS)).doesNotThrowAnyException();
    assertThatCode(() -> extractor.extract(text + "<!doctype>", ADDRESS))
        .doesNotThrowAnyException();
  }

  private Extracted extract(String page) {
    return extractor.extract(
        page.replace("%s", "<p>" + FIRST + "</p>\n<p>" + SECOND + "</p>"), ADDRESS);
  }
}
