package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.index.query.Explained.Kind;
import org.vigie.model.Filed;

class ExplainedTest {
  private static final Filed ARTICLE =
      Sample.of("a", "Attack near Djibo", "JNIM attacked a supply convoy. Wagner was not there.")
          .on("jihadist-attack")
          .near("bf-djibo", "Djibo", "BF", 14.1, -1.63)
          .filed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          convoy                        | +TERM<convoy>
          convoi                        | -TERM<convoi>
          convoy Gao                    | -ALL<convoy Gao>(+TERM<convoy> -TERM<Gao>)
          Gao OR Djibo                  | +ANY<Gao OR Djibo>(-TERM<Gao> +TERM<Djibo>)
          convoy NOT Wagner             | -ALL<convoy NOT Wagner>(+TERM<convoy> -NOT<NOT Wagner>(+TERM<Wagner>))
          convoy -Gao                   | +ALL<convoy -Gao>(+TERM<convoy> +NOT<-Gao>(-TERM<Gao>))
          ( Gao OR +Djibo )             | +ANY<( Gao OR +Djibo )>(-TERM<Gao> +TERM<+Djibo>)
          topic:(aes OR wagner) x       | -ALL<topic:(aes OR wagner) x>(-ANY<topic:(aes OR wagner)>(-TERM<aes> -TERM<wagner>) -TERM<x>)
          "supply convoy" country:BF    | +ALL<"supply convoy" country:BF>(+TERM<"supply convoy"> +TERM<country:BF>)
          near: "14.1,-1.63,5km" =Gao   | -ALL<near: "14.1,-1.63,5km" =Gao>(+TERM<near: "14.1,-1.63,5km"> -TERM<=Gao>)
          NOT NOT seen:2024             | +TERM<NOT NOT seen:2024>
          convoy (-Gao -Kidal)          | +ALL<convoy (-Gao -Kidal)>(+TERM<convoy> +NOT<(-Gao -Kidal)>(-ANY<-Gao -Kidal>(-TERM<Gao> -TERM<Kidal>)))
          """)
  void mirrorsTheQueryAsItIsWritten(String query, String expected) {
    assertThat(told(query, explain(query))).isEqualTo(expected);
  }

  @Test
  void theEmptyQueryMatchesAndHasNoPassage() {
    assertThat(explain("  ")).isEqualTo(new Explained(0, 0, Kind.TERM, true, List.of(), List.of()));
  }

  @Test
  void whatMatchesIsShownWhereItDoesAndWhatDoesNotIsNot() {
    Explained all = explain("attack* topic:jihad* Gao published:2024-09 -\"supply convoy\"");
    assertThat(marked(all.parts().get(0))).containsExactly("title:Attack", "text:attacked");
    assertThat(marked(all.parts().get(1))).containsExactly("topic:jihadist-attack");
    assertThat(marked(all.parts().get(2))).isEmpty();
    assertThat(marked(all.parts().get(3))).containsExactly("published:2024-09-17T08:30:00Z");
    assertThat(all.parts().get(4).passages()).isEmpty();
    assertThat(marked(all.parts().get(4).parts().getFirst())).containsExactly("text:supply convoy");
  }

  @Test
  void aBadQueryIsTold() {
    assertThat(QueryLanguage.explain("a (b", ARTICLE, Sample.NOW))
        .isInstanceOfSatisfying(Parsed.Bad.class, bad -> assertThat(bad.position()).isEqualTo(2));
    assertThat(QueryLanguage.explain("a".repeat(5_000), ARTICLE, Sample.NOW))
        .isInstanceOf(Parsed.Bad.class);
  }

  private static Explained explain(String query) {
    return (Explained) QueryLanguage.explain(query, ARTICLE, Sample.NOW);
  }

  private static List<String> marked(Explained explained) {
    List<String> marked = new ArrayList<>();
    explained
        .passages()
        .forEach(
            passage ->
                passage
                    .matches()
                    .forEach(
                        match ->
                            marked.add(
                                passage.field()
                                    + ":"
                                    + passage.text().substring(match.start(), match.end()))));
    return marked;
  }

  private static String told(String query, Explained explained) {
    String parts =
        String.join(" ", explained.parts().stream().map(part -> told(query, part)).toList());
    return (explained.matches() ? "+" : "-")
        + explained.kind()
        + "<"
        + query.substring(explained.start(), explained.end())
        + ">"
        + (parts.isEmpty() ? "" : "(" + parts + ")");
  }
}
