package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumberedTest {
  private final Numbered<String> things = new Numbered<>();

  @Test
  void aNumberThatIsFreeAgainIsGivenToTheNext() {
    for (int i = 0; i < 5; i++) {
      assertThat(things.add(number -> "thing " + number)).isEqualTo("thing " + i);
    }
    things.remove(3);
    things.remove(1);
    assertThat(things.having(thing -> !thing.endsWith("4"))).containsExactly(0, 2);
    assertThat(things.add(number -> "new " + number)).isEqualTo("new 1");
    assertThat(things.add(number -> "new " + number)).isEqualTo("new 3");
    assertThat(things.add(number -> "new " + number)).isEqualTo("new 5");
    assertThat(things.at(3)).isEqualTo("new 3");
    assertThat(things.end()).isEqualTo(6);
  }

  @Test
  void nothingHasANumberThatIsFree() {
    things.add(number -> "thing");
    things.remove(0);
    assertThatThrownBy(() -> things.at(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
