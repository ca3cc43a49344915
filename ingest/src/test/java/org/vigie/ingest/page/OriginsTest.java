package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.text;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;

class OriginsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This commentary originally appeared in The Daily Lamp. | The Daily Lamp",
        "This article was first published by Desert Review on 3 May 2026. | Desert Review",
        "The post Raid on a market appeared first on The Lamp. | The Lamp",
        "The post Raid on a market first appeared on Desert Review. | Desert Review",
        "This story was originally published in lamp.example. | lamp.example",
        "Originally published in The Lamp | The Lamp",
        "This piece is republished from Desert Review under a Creative Commons licence. | Desert Review",
        "Cet article est apparu en premier sur Le Fanal. | Le Fanal",
        "L’article Attaque d’un marché est apparu en premier sur Le Fanal. | Le Fanal",
        "Cette tribune a d’abord été publiée dans Le Fanal. | Le Fanal",
        "Cette tribune a été initialement publiée dans Le Fanal. | Le Fanal",
        "Ce texte a été publié pour la première fois par Le Fanal le 3 mai 2026. | Le Fanal",
      })
  void aFooterNamesTheOriginAndIsNoText(String footer, String name) {
    Extracted page = read(article(FIRST, SECOND, footer));
    assertThat(page.details().origin()).isEqualTo(new Article.Origin(name, null));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
  }

  @Test
  void theOriginsAddressIsKept() {
    Extracted page =
        read(
            article(
                FIRST,
                SECOND,
                "The post <a href=\"https://lamp.example/raid\">Raid on a market</a> appeared first"
                    + " on <a href=\"https://lamp.example/\">The Lamp</a>."));
    assertThat(page.details().origin())
        .isEqualTo(new Article.Origin("The Lamp", URI.create("https://lamp.example/")));
    assertThat(page.details().references()).isEmpty();
  }

  @Test
  void aNoteAboveTheTextNamesTheOriginToo() {
    Extracted page =
        read(article("<p><i>This article first appeared in The Lamp.</i></p>", FIRST, SECOND));
    assertThat(page.details().origin()).isEqualTo(new Article.Origin("The Lamp", null));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " This article first appeared in The Lamp.",
        " This article first appeared in The Lamp and is republished with thanks.",
      })
  void onlyTheFootersSentenceIsNoText(String footer) {
    Extracted page = read(article(FIRST, SECOND + footer));
    assertThat(page.details().origin()).isEqualTo(new Article.Origin("The Lamp", null));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
  }

  @Test
  void itsLinkGoesWithIt() {
    Extracted page =
        read(
            article(
                FIRST,
                "The market of <a href=\"https://review.example/1\">Tambao</a> stays closed until the"
                    + " road is safe, the governor of the region said on Friday evening. This article"
                    + " first appeared in <a href=\"https://lamp.example/\">The Lamp</a>."));
    assertThat(page.details().origin())
        .isEqualTo(new Article.Origin("The Lamp", URI.create("https://lamp.example/")));
    assertThat(page.details().references())
        .containsExactly(new Article.Reference("Tambao", URI.create("https://review.example/1")));
  }

  @Test
  void whatFollowsANoteInItsParagraphIsText() {
    Extracted page =
        read(article("This article first appeared in The Lamp. " + FIRST, SECOND, THIRD));
    assertThat(page.details().origin()).isEqualTo(new Article.Origin("The Lamp", null));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND, THIRD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The report was published by the ministry in June, and nobody read it.",
        "The film appeared in cinemas first, and then in the archive of the town.",
        "Le rapport a été publié par le ministère au mois de juin, sans que nul ne le lise.",
      })
  void whatIsSaidOfOtherTextsNamesNoOrigin(String paragraph) {
    Extracted page = read(article(FIRST, SECOND, paragraph));
    assertThat(page.details().origin()).isNull();
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND, paragraph));
  }

  @Test
  void amidALongTextItIsPartOfTheStory() {
    String said = "This article first appeared in The Lamp.";
    String[] parts = new String[24];
    java.util.Arrays.fill(parts, THIRD);
    parts[12] = said;
    assertThat(read(article(parts)).text()).contains(said);
  }
}
