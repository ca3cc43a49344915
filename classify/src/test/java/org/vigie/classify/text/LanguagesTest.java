package org.vigie.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.classify.Shared;

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
    assertThat(told(text, null)).isEqualTo(language);
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
    assertThat(told(text, null)).isIn(language, "und");
  }

  @Test
  void tooLittleTextDoesNotTell() {
    assertThat(told("Mali 2026", null)).isEqualTo("und");
    assertThat(told("", null)).isEqualTo("und");
    assertThat(told("12 34 56 78 90", null)).isEqualTo("und");
  }

  @Test
  void whatThePageDeclaresHelpsInDoubtOnly() {
    assertThat(told("Mali 2026", "fr-FR")).isEqualTo("fr");
    assertThat(told("Mali 2026", "nonsense!")).isEqualTo("und");
    assertThat(told("The ministers met on Monday to speak about the border.", "fr"))
        .isEqualTo("en");
  }

  @Test
  void namesDatesAndNumbersDoNotTell() {
    assertThat(told("Goïta Traoré Tchiani")).isEqualTo("und");
    assertThat(told("Bamako Kidal Gao Ménaka Tessalit")).isEqualTo("und");
    assertThat(told("Monday, March 7, 2026, 10:15 AM")).isEqualTo("und");
  }

  @Test
  void otherScriptsAndLettersAreLeftOpen() {
    assertThat(told("በኳታር የዓለም ዋንጫ ስታዲየሞች ቢራ እንዳይሸጥ ታገደ BBC News Premier League")).isEqualTo("und");
    assertThat(told("وزیران سه کشور روز دوشنبه برای گفتگو درباره مرزهای مشترک دیدار کردند"))
        .isEqualTo("und");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ln|Tshisekedi abakisi mikolo 15 na état de siège mpo na bato ya ekolo nyonso
          pcm|Ghana Police say five pipo don die for di violence wey happen afta election
          de|Russland will in Burkina Faso ein Kulturzentrum an der Universität bauen
          und|Miniștrii celor trei țări s-au întâlnit luni pentru a vorbi despre graniță
          und|Ministrowie trzech krajów spotkali się w poniedziałek, aby rozmawiać o granicy
          sw|Rais wa nchi amesema kuwa serikali yake itajenga barabara mpya kwa ajili ya watu
          """)
  void neighboursAreNotTakenForTheLanguagesWhoseWordsTheyBorrow(String language, String text) {
    assertThat(told(text)).isEqualTo(language);
  }

  @Test
  void thePartWithMostProseDecidesNotTheOneThatStandsFirst() {
    String french =
        "Les ministres des trois pays se sont réunis lundi pour parler de la frontière.";
    String english = "The ministers of the three countries met on Monday to speak of the border.";
    String arabic = "اجتمع وزراء الدول الثلاث يوم الاثنين للحديث عن الحدود المشتركة بين البلدان";
    String swahili = "Mawaziri wa nchi hizo walikutana Jumatatu kwa ajili ya mazungumzo ya mpaka.";
    assertThat(told(french + "\n" + twice(english))).isEqualTo("en");
    assertThat(told(english + "\n" + twice(french))).isEqualTo("fr");
    assertThat(told(french + "\n" + twice(arabic))).isEqualTo("ar");
    assertThat(told(french + "\n" + twice(swahili))).isEqualTo("sw");
    String onePiece = (english + " ").repeat(9) + (french + " ").repeat(12);
    assertThat(told(onePiece)).isEqualTo("fr");
  }

  @Test
  void theTitleAloneDoesNotDecide() {
    Words title = Words.of("Les ministres des trois pays réunis à Niamey pour la frontière");
    Words text =
        Words.of(twice("The ministers of the three countries met on Monday to speak of trade."));
    assertThat(Languages.of(title, text, "fr")).isEqualTo("en");
  }

  private static String twice(String text) {
    return text + "\n" + text;
  }

  /** 30 headlines and first sentences in each language, of our own writing. */
  @Test
  void shortTextsAreToldOrLeftOpenAndNeverTakenForAnotherLanguage() throws Exception {
    Path file = Path.of(Shared.class.getResource("languages.tsv").toURI());
    int headlines = 0;
    for (String[] row : rows(file)) {
      if (row[1].isEmpty()) {
        assertThat(told(row[2])).as(row[2]).isEqualTo(row[0]);
      } else {
        assertThat(told(row[1])).as(row[1]).isIn(row[0], "und");
        headlines += told(row[1]).equals(row[0]) ? 1 : 0;
      }
    }
    assertThat(headlines).isGreaterThanOrEqualTo(83);
  }

  @Test
  void realArticles() throws IOException {
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    for (String[] row : rows(Shared.path("data/languages/sample.tsv"))) {
      table
          .computeIfAbsent(row[0], l -> new TreeMap<>())
          .merge(told(row[1] + "\n" + row[2]), 1, Integer::sum);
    }
    OURS.forEach((theirs, ours) -> assertThat(table.get(theirs)).isEqualTo(Map.of(ours, 40)));
    table.keySet().removeAll(OURS.keySet());
    int taken = 0;
    for (Map<String, Integer> told : table.values()) {
      for (String ours : List.of("en", "fr", "ha", "es", "pt", "ar")) {
        taken += told.getOrDefault(ours, 0);
      }
    }
    assertThat(taken).as("%s", table).isLessThanOrEqualTo(6);
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }

  private static String told(String text) {
    return told(text, null);
  }

  private static String told(String text, @Nullable String declared) {
    return Languages.of(Words.of(""), Words.of(text), declared);
  }
}
