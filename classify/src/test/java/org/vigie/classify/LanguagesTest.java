package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  private static final Map<String, String> OURS = Map.of("eng", "en", "fra", "fr", "hau", "ha");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en|The ministers of the three countries met on Monday to speak about the border.
          fr|Les ministres des trois pays se sont réunis lundi pour parler de la frontière.
          es|Los ministros de los tres países se reunieron el lunes para hablar de la frontera.
          pt|Os ministros dos três países reuniram-se na segunda-feira para falar da fronteira.
          ar|اجتمع وزراء الدول الثلاث يوم الاثنين للحديث عن الحدود بين البلدان
          ha|Ministocin kasashen uku sun yi taro ranar Litinin domin tattaunawa kan iyakar kasar
          """)
  void tellsTheLanguagesOfTheWatch(String language, String text) {
    assertThat(Languages.of(text, null)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es|Ataque yihadista en el sur de Malí
          es|El gobierno le pide ayuda a Rusia
          es|No he visto soldados en Gao
          en|Jihadists attack an army base in Mali
          """)
  void aSmallWordThatAnotherLanguageHasDoesNotTellAHeadline(String language, String text) {
    assertThat(Languages.of(text, null)).isIn(language, "und");
  }

  @Test
  void tooLittleTextDoesNotTell() {
    assertThat(Languages.of("Mali 2026", null)).isEqualTo("und");
    assertThat(Languages.of("", null)).isEqualTo("und");
    assertThat(Languages.of("12 34 56 78 90", null)).isEqualTo("und");
  }

  @Test
  void whatThePageDeclaresHelpsInDoubtOnly() {
    assertThat(Languages.of("Mali 2026", "fr-FR")).isEqualTo("fr");
    assertThat(Languages.of("Mali 2026", "nonsense!")).isEqualTo("und");
    assertThat(Languages.of("The ministers met on Monday to speak about the border.", "fr"))
        .isEqualTo("en");
  }

  @Test
  void realArticles() throws IOException {
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    List<String> lines = Files.readAllLines(Shared.path("data/languages/sample.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\t", -1);
      table
          .computeIfAbsent(row[0], l -> new TreeMap<>())
          .merge(Languages.of(row[1] + "\n" + row[2], null), 1, Integer::sum);
    }
    System.out.println();
    table.forEach((language, told) -> System.out.println(language + " told as " + told));
    OURS.forEach(
        (theirs, ours) ->
            assertThat(table.getOrDefault(theirs, Map.of()).getOrDefault(ours, 0))
                .as(theirs)
                .isGreaterThanOrEqualTo(38));
    int taken = 0;
    int others = 0;
    for (Map.Entry<String, Map<String, Integer>> entry : table.entrySet()) {
      // Nigerian Pidgin is written in words of English.
      if (!OURS.containsKey(entry.getKey()) && !entry.getKey().equals("pcm")) {
        others += entry.getValue().values().stream().mapToInt(Integer::intValue).sum();
        for (String ours : List.of("en", "fr", "ha", "es", "pt", "ar")) {
          taken += entry.getValue().getOrDefault(ours, 0);
        }
      }
    }
    System.out.printf(
        "of %d texts in other languages, %d are taken for one of ours%n", others, taken);
    assertThat((double) taken / others).isLessThan(0.05);
  }
}
