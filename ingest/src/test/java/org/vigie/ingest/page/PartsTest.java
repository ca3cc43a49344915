package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Article;

class PartsTest {
  private static final String[] LONG = {FIRST, SECOND, THIRD, FIRST + " " + THIRD};

  @Test
  void articlesWithHeadlinesOfTheirOwnAreTold() {
    Extracted page =
        read(
            "<main>",
            article("<h2>A raid on a market</h2>", LONG[0], LONG[1], LONG[2], LONG[3]),
            article("<h2>A road is closed</h2>", LONG[3], LONG[2], LONG[1], LONG[0]),
            "</main>");
    assertThat(page.text()).isEqualTo(text("A raid on a market", text(LONG)));
    assertThat(page.others()).hasSize(1);
    assertThat(page.others().getFirst().title()).isEqualTo("A road is closed");
    assertThat(page.others().getFirst().text()).isEqualTo(text(LONG[3], LONG[2], LONG[1], LONG[0]));
  }

  @Test
  void footnotesThatBeginAnewBelongToAnotherArticle() {
    Extracted page =
        read(
            article(
                FIRST + "[1]",
                SECOND + "[2]",
                THIRD,
                "[1] The first note of the first.",
                "[2] The second note of the first.",
                "A road is closed to everyone",
                SECOND + "[1]",
                THIRD + " " + FIRST,
                THIRD + "[2]",
                "[1] The first note of the other.",
                "[2] The second note of the other."));
    assertThat(page.text()).isEqualTo(text(FIRST + "[1]", SECOND + "[2]", THIRD));
    assertThat(notes(page.details()))
        .containsExactly("[1] The first note of the first.", "[2] The second note of the first.");
    Extracted.Part other = page.others().getFirst();
    assertThat(other.title()).isEqualTo("A road is closed to everyone");
    assertThat(other.text()).isEqualTo(text(SECOND + "[1]", THIRD + " " + FIRST, THIRD + "[2]"));
    assertThat(notes(other.details()))
        .containsExactly("[1] The first note of the other.", "[2] The second note of the other.");
  }

  @Test
  void anArticleAmongSeveralMayBeClosed() {
    String wall = "Subscribe to continue reading.";
    Extracted page =
        read(
            "<main>",
            article("<h2>A raid on a market</h2>", LONG[0], LONG[1], LONG[2], LONG[3]),
            article("<h2>A road is closed</h2>", LONG[3], LONG[2], LONG[1], LONG[0], wall),
            "</main>");
    assertThat(page.others().getFirst().details().partial())
        .isEqualTo(new Article.Partial(Article.Partial.Why.PAYWALL, wall));
  }

  @Test
  void sectionsOfOneArticleAreOne() {
    Extracted page =
        read(
            article(
                LONG[0],
                LONG[1],
                LONG[2],
                LONG[3],
                "<h2>A road is closed</h2>",
                LONG[3],
                LONG[2],
                LONG[1],
                LONG[0]));
    assertThat(page.others()).isEmpty();
    assertThat(page.text()).contains("A road is closed");
  }

  private static List<String> notes(Article.Details details) {
    return details.references().stream().map(Article.Reference::text).toList();
  }
}
