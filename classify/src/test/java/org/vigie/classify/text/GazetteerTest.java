package org.vigie.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GazetteerTest {
  @Test
  void findsNamesOfOneAndMoreWordsWithACapital() {
    Gazetteer gazetteer = new Gazetteer();
    gazetteer.add("Tin Akoff", 1);
    gazetteer.add("Tin", 2);
    gazetteer.add("N’Goura", 3);
    assertThat(found(gazetteer, "de Tin-Akoff à N'Goura, tin, puis Tin."))
        .containsExactly("2 tin", "1 tin akoff", "3 n goura", "2 tin");
  }

  @Test
  void aPartOfALongerNameIsNone() {
    Gazetteer gazetteer = new Gazetteer();
    gazetteer.add("Koro", 1);
    assertThat(found(gazetteer, "Baba Koro, Koro Baba, de Koro, Baba")).containsExactly("1 koro");
  }

  @Test
  void tellsAllPlacesOfAName() {
    Gazetteer gazetteer = new Gazetteer();
    gazetteer.add("Koro", 1);
    gazetteer.add("Kôrô", 2);
    gazetteer.add("Koro", 2);
    assertThat(found(gazetteer, "Koro")).containsExactly("1 koro", "2 koro");
  }

  /** It finds what a trie with the same names finds. */
  @Property(tries = 300)
  void findsWhatTermsFind(
      @ForAll @Size(min = 1, max = 8)
          List<@AlphaChars @StringLength(min = 1, max = 2) String> names,
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(min = 1, max = 2) String> text) {
    Gazetteer gazetteer = new Gazetteer();
    Terms terms = new Terms();
    for (int i = 0; i < names.size(); i++) {
      String name =
          "Xa" + small(names.get(i)) + (i % 2 == 0 ? "" : "-Xa" + small(names.getFirst()));
      gazetteer.add(name, i);
      terms.add(Term.ofName(name, i));
    }
    Words words = Words.of("Xa" + small(String.join(", Xa", text)).replace("xa", "Xa"));
    assertThat(gazetteer.in(words).stream().map(GazetteerTest::key))
        .containsExactlyInAnyOrderElementsOf(
            terms.in(words).stream().map(GazetteerTest::key).distinct().toList());
  }

  /** Names of capitals alone are acronyms, which a trie finds only as they are written. */
  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String key(Terms.Found found) {
    return found.term().list() + " " + found.from() + " " + found.to();
  }

  private static List<String> found(Gazetteer gazetteer, String text) {
    return gazetteer.in(Words.of(text)).stream()
        .map(found -> found.term().list() + " " + found.term().name())
        .toList();
  }
}
