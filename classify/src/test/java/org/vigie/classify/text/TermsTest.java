package org.vigie.classify.text;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  @Test
  void prefixesMatchWithinPhrases() {
    assertThat(found("attaque* terroriste*", "Des attaques terroristes, une attaque meurtrière"))
        .containsExactly("attaques terroristes");
  }

  @Test
  void aPrefixMatchesTheWholeWordToo() {
    assertThat(found("jihad*", "le jihad, des jihadistes")).containsExactly("jihad", "jihadistes");
  }

  @Test
  void aNameNeedsItsCapital() {
    Terms terms = new Terms();
    terms.add(Term.ofName("Ban", 0));
    assertThat(terms.in(Words.of("a ban in Ban"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"U.S.", "C.A.R.", "A.E.S."})
  void anAcronymIsFoundWithAndWithoutItsDots(String acronym) {
    String plain = acronym.replace(".", "");
    for (String term : List.of(acronym, plain, "=" + acronym)) {
      assertThat(found(term, "In %s, l'%s: %s!".formatted(acronym, plain, plain.toLowerCase(ROOT))))
          .as(term)
          .containsExactly(String.join(".", plain.split("")), plain);
    }
    Terms names = new Terms();
    names.add(Term.ofName(acronym, 0));
    assertThat(names.in(Words.of("The " + acronym + " or " + plain))).hasSize(2);
  }

  /** The trie finds exactly what comparing word by word at every place finds. */
  @Property(tries = 500)
  void findsWhatAPlainSearchFinds(
      @ForAll("phrases") List<String> phrases, @ForAll("text") String text) {
    Terms terms = new Terms();
    phrases.forEach(phrase -> terms.add(Term.of(phrase, phrases.indexOf(phrase))));
    Words words = Words.of(text);
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      for (String phrase : List.copyOf(new java.util.LinkedHashSet<>(phrases))) {
        if (matches(phrase.split(" ", -1), words, at)) {
          expected.add(phrase + "@" + words.start(at));
        }
      }
    }
    assertThat(terms.in(words))
        .extracting(found -> found.term().name() + "@" + words.start(found.from()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** What stands at the place of a match folds to the term. */
  @Property(tries = 500)
  void theWordsOfAMatchFoldToItsTerm(@ForAll("text") String text, @ForAll("text") String around) {
    Words term = Words.of(text);
    if (term.size() == 0) {
      return;
    }
    Terms terms = new Terms();
    String folded = term.folded().strip();
    terms.add(Term.of(folded, 0));
    Words words = Words.of(around + " — " + text + "\n" + around);
    assertThat(terms.in(words)).isNotEmpty();
    for (Terms.Found found : terms.in(words)) {
      String stretch = words.text().substring(words.start(found.from()), words.end(found.to() - 1));
      assertThat(Words.of(stretch).folded().strip()).isEqualTo(folded);
    }
  }

  @Provide
  Arbitrary<List<String>> phrases() {
    Arbitrary<String> word = Arbitraries.of("ab", "abc", "a*", "ab*", "b", "#", "c");
    return word.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(words -> String.join(" ", words))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.of("ab", "abc", "Á", "abd", "b", "7", "2024", "c", "’", "-", ". ")
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  private static boolean matches(String[] phrase, Words words, int at) {
    if (at + phrase.length > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.length; i++) {
      String word = words.word(at + i);
      boolean same =
          switch (phrase[i]) {
            case "#" -> words.isCount(at + i);
            case "a*" -> word.startsWith("a");
            case "ab*" -> word.startsWith("ab");
            default -> word.equals(phrase[i]);
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static List<String> found(String term, String text) {
    Terms terms = new Terms();
    terms.add(Term.of(term, 0));
    Words words = Words.of(text);
    return terms.in(words).stream()
        .map(f -> text.substring(words.start(f.from()), words.end(f.to() - 1)))
        .toList();
  }
}
