package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[RFI] The two leaders have spoken by telephone. | RFI | The two leaders have spoken by telephone.",
        "[Le Fanal] Bamako - Rien de neuf. | Le Fanal | Bamako - Rien de neuf.",
        "[lamp.example]: A raid. | lamp.example | A raid.",
        "[Radio 9] A raid. | Radio 9 | A raid.",
        "[Football 365] Mali beat Niger. | Football 365 | Mali beat Niger.",
      })
  void bracketsNameThePublisher(String text, String publisher, String rest) {
    assertThat(Attribution.of(text)).isEqualTo(new Attribution(publisher, rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Video] A raid on a market",
        "[UPDATE 2] A raid on a market",
        "[Tribune] Le marché de tous",
        "[Mali] Attaque d'un marché",
        "[Sahel] Attaque d'un marché",
        "[Football] Le Mali bat le Niger",
        "[Sport] Mali beat Niger",
        "[Sécurité] Attaque d'un marché",
        "[POLITICS] Leaders talk",
        "[1] A note",
        "[...] and so on",
        "A raid [The Lamp] on a market",
        "[The Lamp]",
      })
  void otherBracketsStay(String text) {
    assertThat(Attribution.of(text)).isEqualTo(new Attribution(null, text));
  }
}
