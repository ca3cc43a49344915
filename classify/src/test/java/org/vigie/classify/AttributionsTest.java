package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;
import org.vigie.model.Article.Details;
import org.vigie.model.Article.Origin;
import org.vigie.model.Sourcing;
import org.vigie.model.Sourcing.Attribution;

/** Whom sentences of our own name as their source. */
class AttributionsTest {
  private static final Classifier CLASSIFIER = new Classifier(Shared.sahel());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Twelve soldiers died near Sandi, according to Reuters.                         | REPORT reuters
          The camp was burnt down, the news agency AFP reported on Monday.               | REPORT afp
          "We saw smoke," a herder told the BBC by telephone.                            | REPORT bbc
          The mayor, speaking to RFI, spoke of nine dead.                                | REPORT rfi
          A video seen by Al Jazeera shows a burnt lorry.                                | REPORT al-jazeera
          Une source locale a confié à l'AFP que le village était vide.                  | REPORT afp
          Selon l'AIB, le convoi transportait du mil.                                    | REPORT aib
          D'après la radio Studio Tamani, le marché a rouvert.                           | REPORT studio-tamani
          Le bilan est de neuf morts, rapporte Jeune Afrique.                            | REPORT jeune-afrique
          Jeune Afrique rapporte un bilan de neuf morts.                                 | REPORT jeune-afrique
          Un élu joint par RFI parle de neuf morts.                                      | REPORT rfi
          The raid was claimed by JNIM.                                                  | CLAIM jnim
          JNIM has claimed responsibility for the raid.                                  | CLAIM jnim
          L'attaque a été revendiquée par le GSIM.                                       | CLAIM jnim
          Le GSIM a revendiqué l'attaque.                                                | CLAIM jnim
          According to ECOWAS, the border stays open.                                    | STATEMENT ecowas
          Selon la CEDEAO, la frontière reste ouverte.                                   | STATEMENT ecowas
          Two journalists of RFI were expelled.                                          |
          The licence of Jeune Afrique was withdrawn.                                    |
          JNIM fighters burnt a lorry.                                                   |
          The army fought JNIM on the road.                                              |
          Reuters has an office in Dakar.                                                |
          """)
  void isReadFromASentence(String sentence, @Nullable String expected) {
    assertThat(
            sourcing("A day at the border", sentence).attributions().stream()
                .map(one -> one.kind() + " " + one.to()))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
  }

  @Test
  void isNamedOnceAndWithItsPlace() {
    String text = "Nine died, according to Reuters. Ten were hurt, Reuters reported later.";
    Attribution one = sourcing("T", text).attributions().getFirst();
    assertThat(one.name()).isEqualTo("Reuters");
    assertThat(one.spans()).hasSize(1);
    assertThat(text.substring(one.spans().getFirst().start(), one.spans().getFirst().end()))
        .isEqualTo("Reuters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nine died in Sandi, according to Radio France Internationale. The army is silent.",
        "Neuf morts à Sandi. C'est ce qu'un élu a indiqué à RFI. L'armée se tait."
      })
  void theOutletOfTheOpeningIsTheOrigin(String text) {
    assertThat(sourcing("Nine dead", text).origin()).isEqualTo("RFI");
  }

  @Test
  void anOutletNamedFarDownIsNot() {
    String text = "One. Two dogs bark. Three birds sing. Four men talk. Five rest, AFP reported.";
    assertThat(sourcing("Birds", text).origin()).isEqualTo("Example");
    assertThat(sourcing("Birds", text).attributions()).hasSize(1);
  }

  @Test
  void whereItAppearedFirstAndWhoseDispatchItIsCountMore() {
    Article article = Articles.of("T", "Nine died in Sandi, according to Reuters.");
    Details agency = details(List.of("Agence France-Presse"), null);
    assertThat(CLASSIFIER.classify(article.withDetails(agency)).sourcing().origin())
        .isEqualTo("AFP");
    Details origin =
        details(List.of("AFP"), new Origin("The Guardian", URI.create("https://example.test/g")));
    assertThat(CLASSIFIER.classify(article.withDetails(origin)).sourcing().origin())
        .isEqualTo("Guardian");
  }

  private static Details details(List<String> agencies, @Nullable Origin origin) {
    return new Details(null, null, agencies, origin, List.of(), null, List.of(), null, null);
  }

  private static Sourcing sourcing(String title, String text) {
    return CLASSIFIER.classify(Articles.of(title, text)).sourcing();
  }
}
