package org.vigie.web.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert;

class MarkedTest {
  @Test
  void aMatchBecomesAPiece() {
    Alert.Passage passage =
        new Alert.Passage("text", "Africa Corps left", List.of(new Alert.Passage.Match(0, 12)));
    assertThat(Marked.passage(passage))
        .extracting(Marked.Piece::text)
        .containsExactly("Africa Corps", " left");
    assertThat(Marked.passage(passage))
        .extracting(Marked.Piece::marked)
        .containsExactly(true, false);
  }

  @Test
  void ofOverlappingMarksTheInnerIsOnTop() {
    List<Marked.Piece> pieces =
        Marked.line(
            "one two three",
            List.of(
                new Marked.Mark(4, 7, "inner", "a", null),
                new Marked.Mark(0, 13, "outer", "b", null)));
    assertThat(pieces).extracting(Marked.Piece::style).containsExactly("outer", "inner", "outer");
    assertThat(pieces).extracting(Marked.Piece::anchor).containsExactly("b", "a", null);
  }

  @Test
  void whatASearchMatchedIsMarkedOnWhateverElseIs() {
    List<Marked.Piece> pieces =
        Marked.line(
            "one two three",
            List.of(
                new Marked.Mark(4, 7, "name", "a", "Two"),
                Marked.hit(4, 13, "a"),
                new Marked.Mark(8, 13, "place", null, "Three")));
    assertThat(pieces)
        .extracting(Marked.Piece::style)
        .containsExactly(null, "name hit", "hit", "place hit");
    assertThat(pieces).extracting(Marked.Piece::anchor).containsExactly(null, "a", null, null);
    assertThat(pieces).extracting(Marked.Piece::title).containsExactly(null, "Two", null, "Three");
  }

  @Test
  void blankLinesPartParagraphsAndMarksGoOnInTheNext() {
    List<List<Marked.Piece>> paragraphs =
        Marked.paragraphs("first\n\n\n\nsecond", List.of(new Marked.Mark(3, 11, "m", null, null)));
    assertThat(paragraphs).hasSize(2);
    assertThat(text(paragraphs.get(0))).isEqualTo("first");
    assertThat(text(paragraphs.get(1))).isEqualTo("second");
    assertThat(paragraphs.get(1).getFirst().marked()).isTrue();
  }

  @Test
  void marksBeyondTheTextAreLeftOut() {
    assertThat(Marked.line("short", List.of(new Marked.Mark(2, 99, "m", null, null))))
        .extracting(Marked.Piece::marked)
        .containsExactly(false);
  }

  @Property
  void thePiecesAreTheText(
      @ForAll String text,
      @ForAll @Size(max = 6) List<@IntRange(min = -3, max = 40) Integer> starts) {
    List<Marked.Mark> marks =
        starts.stream().map(s -> new Marked.Mark(s, s + 5, "m", null, null)).toList();
    assertThat(text(Marked.line(text, marks))).isEqualTo(text);
  }

  private static String text(List<Marked.Piece> pieces) {
    return pieces.stream().map(Marked.Piece::text).collect(Collectors.joining());
  }
}
