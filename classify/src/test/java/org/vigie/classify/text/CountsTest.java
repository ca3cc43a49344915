package org.vigie.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
          en | half a dozen soldiers            | 6
          en | two thousand five hundred people | 2500
          en | 3 million people                 |
          en | tens of thousands of people      | 10000
          en | a budget of $300                 |
          en | in 2024 he said 3.5              |
          fr | vingt et un morts                | 21
          fr | dix-sept soldats                 | 17
          fr | dix-neuf civils                  | 19
          fr | mille personnes                  | 1000
          fr | mille deux cent dix-huit civils  | 1218
          fr | une demi-douzaine de soldats     | 6
          fr | deux millions de personnes       |
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
          es | treinta y dos soldados           | 32
          es | veinticinco civiles              | 25
          es | doscientos muertos               | 200
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
  void anyNamesOfNumbersMakeNumbersOfPeople(
      @ForAll("names") List<String> names, @ForAll("languages") String language) {
    Words words = Words.of(String.join(" ", names));
    assertThat(Counts.of(language).in(words, 0, words.size()))
        .allSatisfy(count -> assertThat(count.value()).isBetween(1, 99_999));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of(
            "cent mille et dix vingts deux hundred thousand and a dozen tens of thousands half mil"
                .split(" ", -1))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("en", "fr", "es");
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
