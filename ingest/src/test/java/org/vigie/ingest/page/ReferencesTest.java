package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.text;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Article;

class ReferencesTest {
  @Test
  void linksOfTheTextAreKeptWithTheirWords() {
    Extracted page =
        read(
            "<nav><a href=\"https://else.example/menu\">Menu</a></nav>",
            article(
                FIRST + " <a href=\"https://lamp.example/raid-1\">The Lamp counted fourteen</a>.",
                SECOND
                    + " <a href=\"/sahel/the-second-raid-in-may\">An earlier raid</a> was alike.",
                THIRD
                    + " <a href=\"mailto:desk@lamp.example\">Write</a>, or see <a href=\"#top\">above</a>."));
    assertThat(page.details().references())
        .containsExactly(
            reference("The Lamp counted fourteen", "https://lamp.example/raid-1"),
            reference("An earlier raid", "https://news.example.org/sahel/the-second-raid-in-may"));
  }

  @Test
  void linksThatShareOrLeadAroundTheSiteAreNone() {
    Extracted page =
        read(
            article(
                FIRST + " <a href=\"/\">Home</a> <a href=\"/topic/sahel\">Sahel</a>",
                SECOND + " <a href=\"https://social.example/sharer?u=x\">Share</a>",
                THIRD
                    + " <a href=\"https://social.example/intent/post\">Post</a>"
                    + " <a href=\"raid-on-a-market#part\">here</a>"));
    assertThat(page.details().references()).isEmpty();
  }

  @Test
  void footnotesAreReferencesAndNoText() {
    Extracted page =
        read(
            article(
                FIRST + "[1]",
                SECOND + "[2] " + THIRD + "[3]",
                "[1] A. Keita, “Markets under fire”, Desert Review, May 2026. https://lamp.example/keita",
                "[2] Interview with a trader, Tambao, 20 November 2026.",
                "[3] https://lamp.example/a; https://review.example/b"));
    assertThat(page.text()).isEqualTo(text(FIRST + "[1]", SECOND + "[2] " + THIRD + "[3]"));
    assertThat(page.details().references())
        .containsExactly(
            reference(
                "[1] A. Keita, “Markets under fire”, Desert Review, May 2026. https://lamp.example/keita",
                "https://lamp.example/keita"),
            new Article.Reference("[2] Interview with a trader, Tambao, 20 November 2026.", null),
            reference(
                "[3] https://lamp.example/a; https://review.example/b", "https://lamp.example/a"),
            reference(
                "[3] https://lamp.example/a; https://review.example/b",
                "https://review.example/b"));
  }

  @Test
  void romanNumbersAndRaisedOnesMarkFootnotesToo() {
    String[] notes = {"[i] The first of them.", "[ii] The second of them.", "[iii] And a third."};
    assertThat(
            read(article(FIRST, SECOND, THIRD, notes[0], notes[1], notes[2]))
                .details()
                .references())
        .extracting(Article.Reference::text)
        .containsExactly(notes);
    assertThat(
            read(article(FIRST, SECOND, "¹ The first of them.", "² The second of them."))
                .details()
                .references())
        .extracting(Article.Reference::text)
        .containsExactly("¹ The first of them.", "² The second of them.");
  }

  @Test
  void aListThatIsCalledFootnotesIsNoText() {
    Extracted page =
        read(
            article(
                FIRST,
                SECOND,
                "<h2>Notes</h2>",
                "<ol class=\"footnotes\"><li>Desert Review, May 2026, page 3."
                    + " <a href=\"https://review.example/may\">Read it there</a>.</li></ol>"));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
    assertThat(page.details().references())
        .containsExactly(
            reference(
                "Desert Review, May 2026, page 3. Read it there.", "https://review.example/may"));
  }

  @Test
  void aNumberInBracketsAloneIsNoFootnote() {
    String quoted = "[1] is what the sheet said, and nobody in the town knew what it meant at all.";
    assertThat(read(article(FIRST, quoted, SECOND)).text()).isEqualTo(text(FIRST, quoted, SECOND));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://lamp.example/a/b. | https://lamp.example/a/b",
        "see hxxps://lamp.example/a, page 2 | https://lamp.example/a",
        "https://www.lamp dot ch/monde/une-page; and more | https://www.lamp.ch/monde/une-page",
        "lamp[.]com/a-page | https://lamp.com/a-page",
        "(https://lamp.example/a) | https://lamp.example/a",
        "https://lamp.example/a-very-long-add... | https://lamp.example/",
      })
  void anAddressIsReadHoweverItIsWritten(String written, URI address) {
    assertThat(References.written(written)).containsExactly(address);
  }

  @Test
  void aWordWithADotIsNoAddress() {
    assertThat(References.written("Mr. X met the envoy.He said no. 3.5 tons, e.g. of rice."))
        .isEqualTo(List.of());
  }

  private static Article.Reference reference(String text, String url) {
    return new Article.Reference(text, URI.create(url));
  }
}
