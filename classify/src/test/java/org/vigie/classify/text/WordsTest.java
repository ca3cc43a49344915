package org.vigie.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WordsTest {

  @Test
  void caseAccentsAndLigaturesFold() {
    assertThat(words("Côte d’Ivoire, ŒUVRE straße"))
        .containsExactly("cote", "d", "ivoire", "oeuvre", "strasse");
  }

  @Test
  void bothApostrophesAndHyphensDivide() {
    assertThat(words("l'attaque l’attaque Al-Qaïda"))
        .containsExactly("l", "attaque", "l", "attaque", "al", "qaida");
  }

  @Test
  void decomposedAndComposedLettersAreTheSame() {
    assertThat(words("Goïta")).isEqualTo(words("Goi\u0308ta"));
  }

  @Test
  void invisibleCharactersDoNotDivide() {
    assertThat(words("L\ufeffalla Ni\u00adger")).containsExactly("lalla", "niger");
  }

  @Test
  void hausaLettersFold() {
    assertThat(words("ɗan ƙasa ƴan ɓarna")).containsExactly("dan", "kasa", "yan", "barna");
  }

  @Test
  void arabicFoldsVowelSignsAndTheLongDash() {
    assertThat(words("مَالي مـالي")).containsExactly("مالي", "مالي");
  }

  @Test
  void groupedDigitsAreOneNumber() {
    assertThat(words("19,547 or 1.500, 2.5")).containsExactly("19547", "or", "1500", "2", "5");
  }

  @Test
  void aDottedAcronymIsOneWord() {
    assertThat(words("l'A.E.S. et les U.S.")).containsExactly("l", "aes", "et", "les", "us");
  }

  @Test
  @Timeout(20)
  void aLongRowOfLettersAndDotsIsReadInOneGo() {
    assertThat(Words.of("A.".repeat(500_000) + "b").size()).isEqualTo(500_001);
  }

  @Test
  void addressesAreNoWords() {
    assertThat(words("see https://example.test/mali-niger now")).containsExactly("see", "now");
  }

  @Test
  void yearsAreNoCounts() {
    Words words = Words.of("In 2024 some 70 died, 1,999 fled");
    assertThat(words.isCount(1)).isFalse();
    assertThat(words.isCount(3)).isTrue();
    assertThat(words.isCount(5)).isTrue();
  }

  @Property
  void everyWordIsTheFoldingOfItsPlace(@ForAll @StringLength(max = 200) String text) {
    Words words = Words.of(text);
    int last = 0;
    for (int i = 0; i < words.size(); i++) {
      assertThat(words.start(i)).isGreaterThanOrEqualTo(last);
      assertThat(words.end(i)).isGreaterThan(words.start(i));
      last = words.end(i);
      StringBuilder folded = new StringBuilder();
      for (char c : words.original(i).toCharArray()) {
        Folding.append(c, folded);
      }
      assertThat(folded.toString()).startsWith(words.word(i));
    }
  }

  private static List<String> words(String text) {
    Words words = Words.of(text);
    List<String> list = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      list.add(words.word(i));
    }
    return list;
  }
}
