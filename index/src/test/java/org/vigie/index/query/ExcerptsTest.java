package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Alert.Passage.Match;

class ExcerptsTest {

  /**
   * A text, and which of its pieces matched.
   *
   * @param matches each the first piece and how many more
   */
  record Marked(List<String> pieces, List<int[]> matches) {
    String text() {
      return String.join("", pieces);
    }

    List<Match> merged() {
      int[] at = new int[pieces.size() + 1];
      for (int i = 0; i < pieces.size(); i++) {
        at[i + 1] = at[i] + pieces.get(i).length();
      }
      List<Match> all = new ArrayList<>();
      for (int[] match : matches) {
        int first = match[0] % pieces.size();
        all.add(new Match(at[first], at[Math.min(pieces.size(), first + 1 + match[1])]));
      }
      return Excerpts.merge(all);
    }
  }

  @Property(tries = 2_000)
  void eachMatchIsShownOnceAndWhole(@ForAll("marked") Marked marked) {
    String text = marked.text();
    List<Match> matches = marked.merged();
    List<String> shown = new ArrayList<>();
    for (Passage passage : Excerpts.of(text, matches, Integer.MAX_VALUE)) {
      assertThat(text).contains(passage.text());
      for (Match match : passage.matches()) {
        shown.add(passage.text().substring(match.start(), match.end()));
      }
    }
    assertThat(shown)
        .containsExactlyElementsOf(
            matches.stream().map(match -> text.substring(match.start(), match.end())).toList());
  }

  @Property(tries = 2_000)
  void noPassageBeginsOrEndsWithinACharacter(@ForAll("marked") Marked marked) {
    for (Passage passage : Excerpts.of(marked.text(), marked.merged(), 3)) {
      assertThat(Character.isLowSurrogate(passage.text().charAt(0))).isFalse();
      assertThat(Character.isHighSurrogate(passage.text().charAt(passage.text().length() - 1)))
          .isFalse();
    }
  }

  @Provide
  Arbitrary<Marked> marked() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "word ",
            "word ",
            "word ",
            "longer ",
            "Full stop. ",
            "\n\n",
            "x",
            "😀",
            "😀".repeat(50),
            "x".repeat(130));
    Arbitrary<int[]> match =
        Combinators.combine(
                Arbitraries.integers().between(0, 400), Arbitraries.integers().between(0, 60))
            .as((first, more) -> new int[] {first, more});
    return Combinators.combine(
            pieces.list().ofMinSize(1).ofMaxSize(400), match.list().ofMaxSize(12))
        .as(Marked::new);
  }
}
