package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Article.Details;
import org.vigie.model.Article.Origin;
import org.vigie.model.Article.Partial;
import org.vigie.model.Article.Reference;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Edit.Hunk;
import org.vigie.model.Filed;
import org.vigie.model.Rulings;
import org.vigie.model.Span;

/** What stands beside an article is found like what stands in it. */
class NotesTest {
  private static final Details DETAILS =
      new Details(
          null,
          "Défense & sécurité",
          List.of("AFP", "Reuters"),
          new Origin("The Indian Express", URI.create("https://indianexpress.com/article/1/")),
          List.of(
              new Reference("Around 70 dead", URI.create("https://www.reuters.com/world/1")),
              new Reference("Letter of the governor to the prefect", null)),
          null,
          List.of(),
          new Partial(Partial.Why.PAYWALL, "for subscribers"),
          null);
  private static final List<Edit> EDITS =
      List.of(
          new Edit(
              2,
              Sample.NOW,
              List.of(
                  new Hunk(Span.Field.TITLE, "Twelve dead", "Thirty dead"),
                  new Hunk(Span.Field.TEXT, "The army counted 12 bodies.", ""))));
  private static final Filed NOTED = noted(Sample.of("a", "Thirty dead", "An attack.").filed());
  private static final Filed BARE = Sample.of("b", "Thirty dead", "An attack.").filed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cites:reuters.com               | true
          cites:www.reuters.com           | true
          cites:"70 dead"                 | true
          cites:governor                  | true
          cites:"reuters.com letter"      | false
          cites:lemonde.fr                | false
          cites:reut*                     | true
          origin:"The Indian Express"     | true
          origin:indianexpress.com        | true
          origin:indian*                  | true
          agency:afp                      | true
          agency:(AP OR Reuters)          | true
          agency:AP                       | false
          section:"defense & securite"    | true
          edited:yes                      | true
          edited:no                       | false
          was:twelve                      | true
          was:"12 bodies"                 | true
          was:"dead the"~1000             | false
          was:thirty                      | false
          partial:paywall                 | true
          partial:no                      | false
          """)
  void isFound(String query, boolean found) {
    assertThat(Sample.matches(query, NOTED)).isEqualTo(found);
    boolean says = query.endsWith(":no");
    assertThat(Sample.matches(query, BARE)).isEqualTo(says);
  }

  @Test
  void andShownAsTheReason() {
    List<Passage> why =
        Passages.of(Sample.query("cites:reuters.com was:bodies edited:yes"), NOTED, 9);
    assertThat(why).extracting(Passage::field).containsExactly("cites", "edited", "was");
    assertThat(why.getFirst().text()).startsWith("Around 70 dead www.reuters.com");
    Passage was = why.getLast();
    assertThat(was.text()).isEqualTo("The army counted 12 bodies.");
    Passage.Match match = was.matches().getFirst();
    assertThat(was.text().substring(match.start(), match.end())).isEqualTo("bodies");
  }

  private static Filed noted(Filed filed) {
    Classified classified = filed.classified();
    return new Filed(
        classified.withArticle(filed.article().withDetails(DETAILS)),
        filed.story(),
        filed.role(),
        null,
        filed.why(),
        List.of(),
        Filed.Change.EDITED,
        2,
        EDITS,
        Rulings.NONE,
        List.of());
  }
}
