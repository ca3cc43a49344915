package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | 12 dead                          | 12
          en | twelve dead                      | 12
          en | twenty-five soldiers             | 25
          en | a hundred and five people        | 105
          en | two hundred people               | 200
          en | 1,500 people                     | 1500
          en | dozens were killed               | 12
          en | two dozen soldiers               | 24
          en | hundreds of villagers            | 100
          en | 12 per cent and 40 %             | 12
          en | a budget of $300                 |
          en | in 2024 he said 3.5              |
          fr | vingt et un morts                | 21
          fr | soixante-dix-huit personnes      | 78
          fr | quatre-vingt-quinze civils       | 95
          fr | quatre-vingts morts              | 80
          fr | cent trente-deux civils          | 132
          fr | deux cents soldats               | 200
          fr | 2 500 déplacés                   | 2500
          fr | une dizaine de morts             | 10
          fr | une trentaine de soldats         | 30
          fr | des centaines de personnes       | 100
          es | cuatro militares                 | 4
          ha | mutum 41                         | 41
          """)
  void readsNumbersAsTheyAreWritten(String language, String text, Integer value) {
    Words words = Words.of(text);
    assertThat(Counts.of(language).in(words, 0, words.size()))
        .filteredOn(count -> !count.article())
        .extracting(Counts.Count::value)
        .isEqualTo(value == null ? List.of() : List.of(value));
  }

  @Property
  void readsEveryNumberInDigits(@ForAll @IntRange(min = 1, max = 99_999) int number) {
    String text = "they found " + number + " people";
    boolean year = number >= 1900 && number < 2100;
    Words words = Words.of(text);
    assertThat(Counts.of("en").in(words, 0, words.size()))
        .extracting(Counts.Count::value)
        .isEqualTo(year ? List.of() : List.of(number));
  }
}
