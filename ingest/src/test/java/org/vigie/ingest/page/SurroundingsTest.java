package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.PREMIER;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.SECOND_FR;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in and around an article and is none of it, and what is. */
class SurroundingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div id=\"cookie-banner\"><p>We and our 214 partners store and use cookies to show you"
            + " advertising that suits you, and to count how often you have seen it. You can change"
            + " your mind at any time, on a page that is linked from the foot of this one.</p></div>",
        "<div class=\"gdpr\"><p>Nous et nos partenaires utilisons des traceurs pour mesurer"
            + " l'audience de ce site et vous proposer des publicités adaptées à vos goûts.</p></div>",
        "<div role=\"dialog\"><p>Before you go on: please tell us whether you agree that we use"
            + " cookies on this site, for this and that, and for some more.</p></div>",
        "<dialog open><p>Before you go on: please tell us whether you agree to our cookies, all of"
            + " them, for this and that, and for some more reasons that follow.</p></dialog>",
      })
  void consentBoxesAreNoText(String box) {
    assertThat(read(box, article(FIRST, SECOND)).text()).isEqualTo(text(FIRST, SECOND));
    assertThat(read(article(FIRST, SECOND), box).text()).isEqualTo(text(FIRST, SECOND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Read also: <a href=\"/other\">A raid on another market, in another month</a></p>",
        "<p><strong>READ MORE</strong>: <a href=\"/other\">A raid on another market</a></p>",
        "<p>See also <a href=\"/other\">Markets that were raided this year</a></p>",
        "<p>Lire aussi : <a href=\"/autre\">Un autre marché attaqué le mois dernier</a></p>",
        "<p>À lire aussi | <a href=\"/autre\">Un autre marché attaqué le mois dernier</a></p>",
        "<p>(Re)lire : <a href=\"/autre\">Un autre marché attaqué le mois dernier</a></p>",
        "<p>Read also: A raid on another market, in another month</p>",
        "<p>Advertisement</p>",
        "<p>Publicité</p>",
        "<p>La suite après cette publicité</p>",
        "<div class=\"related-articles\"><p>Another market was raided last month, and this teaser"
            + " says so in one long sentence that ends as a sentence does.</p></div>",
        "<aside><p>Sign up for our newsletter, which comes every morning with the news.</p></aside>",
        "<div class=\"share-bar\"><a href=\"#\">Share</a> <a href=\"#\">Post</a></div>",
      })
  void pointersAmidTheTextAreNoText(String pointer) {
    assertThat(read(article(FIRST, SECOND, pointer, THIRD)).text())
        .isEqualTo(text(FIRST, SECOND, THIRD));
  }

  @Test
  void teasersBehindTheTextAreNoText() {
    Extracted page =
        read(
            article(
                FIRST,
                SECOND,
                THIRD,
                "<h3>Related Articles</h3>",
                "<p><a href=\"/a\">A market without traders</a></p>",
                "<p>Nobody comes to the market of the next town any more since the spring, when...</p>",
                "<p><a href=\"/b\">A road without lorries</a></p>",
                "<p>The road to the north has been closed for half a year, and those who...</p>"));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND, THIRD));
  }

  @Test
  void aFrenchPageIsReadAsWell() {
    Extracted page =
        read(
            "<header><nav><a href=\"/\">Accueil</a> <a href=\"/afrique\">Afrique</a></nav></header>",
            "<main>",
            article(
                "<h1>Attaque d'un marché</h1>",
                "<p class=\"date\">Publié le 20 novembre 2026 à 18:05</p>",
                PREMIER,
                "<p>Lire aussi : <a href=\"/autre\">Un autre marché attaqué</a></p>",
                SECOND_FR,
                "<h3>Sur le même sujet</h3>",
                "<p><a href=\"/c\">Un marché sans marchands</a></p>",
                "<p>Suivez-nous sur notre chaîne et abonnez-vous à notre newsletter.</p>"),
            "</main>",
            "<footer><p>© Le Fanal 2026. Tous droits réservés. Toute reproduction interdite.</p></footer>");
    assertThat(page.text()).isEqualTo(text(PREMIER, SECOND_FR));
  }

  @Test
  void captionsAreKeptApart() {
    Extracted page =
        read(
            article(
                FIRST,
                "<figure><img src=\"a.jpg\"><figcaption>Traders on the market of Tambao last year.</figcaption></figure>",
                SECOND,
                "<div class=\"wp-caption\"><img src=\"b.jpg\"><p class=\"wp-caption-text\">Soldiers on"
                    + " the road to the north of the town.</p></div>"));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
    assertThat(page.details().captions())
        .containsExactly(
            "Traders on the market of Tambao last year.",
            "Soldiers on the road to the north of the town.");
  }

  @Test
  void quotesAndListsAreMarked() {
    Extracted page =
        read(
            article(
                FIRST,
                "<blockquote><p>We ran into the fields, and we heard them shout behind us.</p></blockquote>",
                "<ul><li>Twelve people were killed, among them two children.</li>"
                    + "<li><p>Forty animals were taken to the hills.</p><p>None came back.</p></li></ul>",
                SECOND));
    assertThat(page.text())
        .isEqualTo(
            text(
                FIRST,
                "> We ran into the fields, and we heard them shout behind us.",
                "• Twelve people were killed, among them two children.",
                "• Forty animals were taken to the hills.",
                "None came back.",
                SECOND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“Subscribe to our channel and follow us,” the preacher said in his last message.",
        "« Abonnez-vous à notre chaîne », a dit le prédicateur dans son dernier message.",
        "\"Click here to win,\" the message to the traders of the market had said.",
      })
  void whatSomebodySaidIsNoPlea(String quote) {
    assertThat(read(article(FIRST, SECOND, quote)).text()).isEqualTo(text(FIRST, SECOND, quote));
  }

  @Test
  void subheadingsStay() {
    assertThat(read(article(FIRST, "<h2>A road that leads nowhere</h2>", SECOND)).text())
        .isEqualTo(text(FIRST, "A road that leads nowhere", SECOND));
  }

  @Test
  void commentsOfReadersAreNoTextHoweverLong() {
    String comment = "<div class=\"comment\"><p>" + (THIRD + " ").repeat(20) + "</p></div>";
    assertThat(
            read(
                    article("<h1>Raid on a market</h1>", FIRST, SECOND, THIRD),
                    "<section id=\"comments\">" + comment + "</section>")
                .text())
        .isEqualTo(text(FIRST, SECOND, THIRD));
  }
}
