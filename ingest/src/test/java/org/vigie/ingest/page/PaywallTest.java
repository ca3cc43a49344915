package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.readWithHead;
import static org.vigie.ingest.page.Pages.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;
import org.vigie.model.Article.Partial.Why;

class PaywallTest {
  private static final String CLOSED =
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Raid on a market",
      "isAccessibleForFree":%s%s}</script>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This article is for subscribers only.",
        "This story is available exclusively to subscribers.",
        "Subscribe to continue reading.",
        "Sign in or register to read the full story.",
        "To continue reading, log in or create an account.",
        "You have read your last free article this month.",
        "You have reached your limit of free articles.",
        "Register to access this article.",
        "Subscribers only",
        "La suite est réservée aux abonnés.",
        "Cet article est réservé à nos abonnés.",
        "Il vous reste 72 % de cet article à lire. La suite est réservée aux abonnés.",
        "Pour lire la suite, connectez-vous.",
        "Abonnez-vous pour lire la suite de l’article.",
      })
  void theWallIsTheEvidenceAndNoText(String wall) {
    Extracted page = read(article(FIRST, SECOND, "<div>" + wall + "</div>"));
    assertThat(page.details().partial()).isEqualTo(new Article.Partial(Why.PAYWALL, wall));
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
  }

  @Test
  void aWallBesideTheTextCountsToo() {
    Extracted page =
        read(
            article(FIRST, SECOND),
            "<div class=\"paywall\"><p>La suite est réservée aux abonnés.</p></div>");
    assertThat(page.details().partial())
        .isEqualTo(new Article.Partial(Why.PAYWALL, "La suite est réservée aux abonnés."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"False\"", "\"https://schema.org/False\""})
  void aPageMayDeclareThatItIsClosed(String free) {
    Extracted page = readWithHead(CLOSED.formatted(free, ""), article(FIRST, SECOND));
    assertThat(page.details().partial())
        .isEqualTo(new Article.Partial(Why.PAYWALL, "isAccessibleForFree: false"));
  }

  @Test
  void aClosedArticleOfWhichThePageHasAllIsWhole() {
    String words = ",\"wordCount\":" + (FIRST + " " + SECOND).split(" ", -1).length;
    assertThat(
            readWithHead(CLOSED.formatted("false", words), article(FIRST, SECOND))
                .details()
                .partial())
        .isNull();
    assertThat(
            readWithHead(CLOSED.formatted("false", ",\"wordCount\":900"), article(FIRST))
                .details()
                .partial())
        .isNotNull();
  }

  @Test
  void aPageThatIsFreeIsWhole() {
    assertThat(
            readWithHead(CLOSED.formatted("true", ""), article(FIRST, SECOND)).details().partial())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscribe to our newsletter.",
        "Members of the council read the report before they voted on it.",
        "The army said that traders must register before they sell on the market again.",
        "Abonnez-vous à notre lettre d’information.",
        "Il reste 40 % de la région à reprendre, selon le gouverneur.",
        "Families must register with UNHCR to access food aid.",
        "She told her story to members of the commission.",
        "L'accès au site est réservé aux membres des forces de défense.",
      })
  void otherWordsAreNoWall(String words) {
    for (Extracted page :
        List.of(read(article(FIRST, SECOND, words, THIRD)), read(article(words, FIRST, SECOND)))) {
      assertThat(page.details().partial()).isNull();
    }
  }

  @Test
  void aPageThatSaysItIsClosedAndHasAllOfTheTextIsWhole() {
    String words = ",\"wordCount\":" + (FIRST + " " + SECOND).split(" ", -1).length;
    String wall = "<div>Subscribe to continue reading.</div>";
    assertThat(
            readWithHead(CLOSED.formatted("false", words), article(FIRST, SECOND, wall))
                .details()
                .partial())
        .isNull();
  }
}
