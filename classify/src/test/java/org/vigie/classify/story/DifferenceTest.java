package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.model.Article;
import org.vigie.model.Edit.Hunk;
import org.vigie.model.Span;

class DifferenceTest {
  private static final String BEFORE =
      """
      At least 12 people were killed on Monday. The army gave no figure. Schools were closed.

      Nobody claimed it.""";

  @Test
  void aFigureThatChangedIsShownInItsSentence() {
    String after = BEFORE.replace("12 people", "30 people");
    assertThat(Difference.of(article("Attack", BEFORE), article("Attack", after)))
        .containsExactly(
            new Hunk(
                Span.Field.TEXT,
                "At least 12 people were killed on Monday.",
                "At least 30 people were killed on Monday."));
  }

  @Test
  void titlesComeFirstAndWhatWasAddedHasNothingBefore() {
    String after = BEFORE + "\n\nJNIM claimed it on Tuesday.";
    assertThat(Difference.of(article("Attack", BEFORE), article("Attack kills 12", after)))
        .containsExactly(
            new Hunk(Span.Field.TITLE, "Attack", "Attack kills 12"),
            new Hunk(Span.Field.TEXT, "", "JNIM claimed it on Tuesday."));
  }

  @Test
  void aLongTextThatWasWrittenAnewIsCut() {
    String one = "Word and word again. ".repeat(20_000);
    String other = "Other words stand here. ".repeat(20_000);
    assertThat(Difference.of(article("T", one), article("T", other)).toString())
        .hasSizeLessThan(10_000);
  }

  @Property(tries = 200)
  void whatChangedIsFoundInTheTwoTexts(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
    String one = String.join(" ", before);
    String other = String.join(" ", after);
    List<Hunk> hunks = Difference.of(article("T", one), article("T", other));
    assertThat(hunks.isEmpty()).isEqualTo(before.equals(after));
    assertThat(hunks).allSatisfy(hunk -> assertThat(one).contains(hunk.before()));
    assertThat(hunks).allSatisfy(hunk -> assertThat(other).contains(hunk.after()));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("One fell.", "Two fell.", "Nobody spoke.", "It rained.", "All left.")
        .list()
        .ofMaxSize(8);
  }

  private static Article article(String title, String text) {
    return Articles.of("https://example.test/a", title, text);
  }
}
