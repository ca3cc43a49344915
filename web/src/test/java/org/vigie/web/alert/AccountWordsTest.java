package org.vigie.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.model.SavedSearch;
import org.vigie.model.WhyStep;
import org.vigie.model.WhyStep.Asked;
import org.vigie.web.show.Shown;

class AccountWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 14/12.5 | Yes: 14 reports in 24 hours, 12.5 are usual.",
        "fr | 14/12.5 | Oui : 14 articles en 24 heures, 12,5 d’ordinaire.",
        "fr | 14/2.0  | Oui : 14 articles en 24 heures, 2 d’ordinaire."
      })
  void saysTheNumbersOfASpikeAsTheReaderWritesThem(String language, String about, String said) {
    WhyStep step = new WhyStep(Asked.SPIKE, true, null, about);
    assertThat(words(language).said(account(step), step)).isEqualTo(said);
  }

  private static AccountWords words(String language) {
    return new AccountWords(Shown.at(Instant.EPOCH, Locale.forLanguageTag(language)));
  }

  private static Account account(WhyStep step) {
    SavedSearch search =
        new SavedSearch("s", "S", "s", List.of(), false, 1, Instant.EPOCH, Instant.EPOCH);
    return new Account(search, false, "a", null, List.of(step), null);
  }
}
