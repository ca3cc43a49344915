package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.PREMIER;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.SECOND_FR;
import static org.vigie.ingest.page.Pages.article;
import static org.vigie.ingest.page.Pages.read;
import static org.vigie.ingest.page.Pages.readWithHead;
import static org.vigie.ingest.page.Pages.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgenciesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OUAGADOUGOU (AFP) - | AFP",
        "BAMAKO, Nov 20 (Reuters) - | Reuters",
        "NIAMEY, 20 nov. (Xinhua) -- | Xinhua",
        "BAMAKO, Mali (AP) — | AP",
        "Dakar, 20 nov 2026 (APS) – | APS",
        "(Agence Ecofin) - | Ecofin",
        "Bamako (AFP/Reuters) - | AFP,Reuters",
        "AFP - | AFP",
      })
  void aDatelineCredits(String dateline, String agencies) {
    Extracted page = read(article(dateline + " " + FIRST, SECOND));
    assertThat(page.details().agencies()).containsExactly(agencies.split(",", -1));
    assertThat(page.text()).contains(FIRST, SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Avec AFP | AFP",
        "Le Journal avec AFP | AFP",
        "(Avec AFP et Reuters) | AFP,Reuters",
        "Source : Agence France-Presse | AFP",
        "By The Associated Press | AP",
        "With Reuters | Reuters",
        "© AFP | AFP",
        "Source: News Agency of Nigeria | NAN",
      })
  void aLineAtTheEndCreditsAndIsNoText(String line, String agencies) {
    Extracted page = read(article(PREMIER, SECOND_FR, line));
    assertThat(page.details().agencies()).containsExactly(agencies.split(",", -1));
    assertThat(page.text()).isEqualTo(text(PREMIER, SECOND_FR));
  }

  @Test
  void theLastSentenceMayCredit() {
    assertThat(read(article(FIRST, SECOND + " (Reuters)")).details().agencies())
        .containsExactly("Reuters");
    assertThat(
            read(article(FIRST, SECOND, "AP writers in Dakar contributed to this report."))
                .details()
                .agencies())
        .containsExactly("AP");
  }

  @Test
  void anAuthorMayBeAnAgency() {
    assertThat(
            readWithHead("<meta name=author content=\"Agence France-Presse\">", article(FIRST))
                .details()
                .agencies())
        .containsExactly("AFP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A spokesman told Reuters that the army had nothing to add, and rang off.",
        "The map of the region was redrawn by the ministry in the same year.",
        "Il l'a confirmé à l'AFP dans la soirée, sans donner de détails sur les blessés.",
        "Le gouverneur a tenu ces propos dans un entretien avec l'AFP.",
        "The governor said so in an interview with Reuters.",
      })
  void aMentionCreditsNobody(String paragraph) {
    assertThat(read(article(FIRST, SECOND, paragraph)).details().agencies()).isEmpty();
    Extracted page = read(article(FIRST, paragraph, SECOND));
    assertThat(page.details().agencies()).isEmpty();
    assertThat(page.text()).isEqualTo(text(FIRST, paragraph, SECOND));
  }
}
