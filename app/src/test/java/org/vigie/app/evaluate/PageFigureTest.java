package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PageFigureTest {
  private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

  @Test
  void countsShinglesOfFourWordsEachAsOftenAsItStands() {
    PageFigure figure = figure("one two three four five six", "zero one two three four five");
    assertThat(figure.precision()).isEqualTo(2.0 / 3, EXACTLY);
    assertThat(figure.recall()).isEqualTo(2.0 / 3, EXACTLY);
    assertThat(figure("a b c d", "a b c d a b c d").precision()).isEqualTo(1.0 / 5, EXACTLY);
  }

  @Test
  void marksBetweenWordsDoNotCount() {
    assertThat(figure("« L’été, » dit-il.", "L été dit il").f1()).isEqualTo(1, EXACTLY);
  }

  @Test
  void aTextOfLessIsOneShingleAndNothingIsWrong() {
    assertThat(figure("one two", "one two").f1()).isEqualTo(1, EXACTLY);
    assertThat(figure("one two three four", "").f1()).isZero();
  }

  @Test
  void f1IsThatOfTheMeans() {
    ExtractionFigures figures =
        ExtractionFigures.of(
            List.of(page("a", "1 2 3 4"), page("b", "1 2 3 4 5")), (_, _) -> "1 2 3 4");
    assertThat(figures.precision()).isEqualTo(1, EXACTLY);
    assertThat(figures.recall()).isEqualTo(0.75, EXACTLY);
    assertThat(figures.f1()).isEqualTo(1.5 / 1.75, EXACTLY);
    assertThat(figures.pages().getFirst().page()).isEqualTo("b");
    assertThat(figures.half(true).pages().size() + figures.half(false).pages().size()).isEqualTo(2);
  }

  private static PageFigure figure(String article, String found) {
    return PageFigure.of(page("a", article), found);
  }

  private static LabelledPage page(String name, String article) {
    return new LabelledPage(name, URI.create("https://news.example.org/1"), new byte[0], article);
  }
}
