package org.vigie.classify.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
  /** A Wednesday. */
  private static final LocalDate WRITTEN = LocalDate.of(2026, 3, 11);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          killed on Monday                         | 2026-03-09
          on Wednesday                             | 2026-03-11
          next Friday                              |
          mardi dernier                            | 2026-03-10
          yesterday                                | 2026-03-10
          overnight from Sunday to Monday          | 2026-03-08
          dans la nuit de dimanche à lundi         | 2026-03-08
          la nuit du 18 au 19 juin 2022            | 2022-06-18
          vendredi 16 décembre                     | 2025-12-16
          dimanche 1er juin 2025                   | 2025-06-01
          on March 3                               | 2026-03-03
          Friday, March 21, 2025                   | 2025-03-21
          21 March 2025                            | 2025-03-21
          el lunes 28 de enero de 2019             | 2019-01-28
          en mars 2022                             | 2022-03 MONTH
          in January                               | 2026-01 MONTH
          last Wednesday                           | 2026-03-04
          the day before yesterday                 | 2026-03-09
          avant-hier                               | 2026-03-09
          dans la nuit du samedi 7 au dimanche 8 mars | 2026-03-07
          la nuit du lundi 9 mars au mardi 10 mars | 2026-03-09
          dans la nuit du 28 février au 1er mars   | 2026-02-28
          dans la nuit du 28 au 1er mars           | 2026-02-28
          on 9-10 March                            | 2026-03-09
          on 2 March and 9 March                   | 2026-03-02, 2026-03-09
          three days ago                           | 2026-03-08
          trois jours plus tôt                     | 2026-03-08
          two days before the vote                 |
          at least 12 may have died                |
          depuis sept ans                          |
          two weeks ago                            | about 2026-02-25
          il y a deux semaines                     | about 2026-02-25
          last month                               | about 2026-02-11
          ten years after                          | about 2016-03-11
          In 2019, some fled                       | about 2019-12-31
          the group that was formed in 2019 fled   |
          said on Sunday that a day earlier        | 2026-03-08, 2026-03-07
          31 février                               |
          it may rain                              |
          """)
  void resolvesDaysAgainstThatOfWriting(String text, String expected) {
    Words words = Words.of(text);
    boolean french = text.startsWith("il y a") || text.endsWith("plus tôt");
    String language = french ? "fr" : "en";
    String found =
        new Days(words, Counts.of(language), WRITTEN)
            .in(0, words.size()).stream()
                .map(
                    named ->
                        switch (named.day().precision()) {
                          case DAY -> (named.rough() ? "about " : "") + named.day().date();
                          case MONTH -> named.day().date().toString().substring(0, 7) + " MONTH";
                        })
                .collect(joining(", "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          le 1er juin; l'armée est partie le 6 juin 2025 | 2025-06-01, 2025-06-06
          le 1er juin                                    |
          on Monday                                      |
          """)
  void guessesNoYearAndNoWeek(String text, String expected) {
    Words words = Words.of(text);
    String found =
        new Days(words, Counts.of("fr"), null)
            .in(0, words.size()).stream()
                .map(named -> named.day().date().toString())
                .collect(joining(", "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
