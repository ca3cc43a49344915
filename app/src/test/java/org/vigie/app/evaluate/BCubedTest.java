package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.vigie.app.evaluate.BCubed.Pair;

class BCubedTest {
  private static final Offset<Double> SAME = within(1e-9);

  @Test
  void countsByHand() {
    // Three of one story and two of another; one of the first was filed with the second.
    Measure measure = measure(List.of(1, 1, 1, 2, 2), List.of(7, 7, 8, 8, 8));
    assertThat(measure.precision().value()).isCloseTo((1 + 1 + 1 / 3.0 + 4 / 3.0) / 5, SAME);
    assertThat(measure.recall().value()).isCloseTo((4 / 3.0 + 1 / 3.0 + 1 + 1) / 5, SAME);
    Measure torn = measure(List.of(1, 1, 1, 1), List.of(7, 7, 8, 8));
    assertThat(torn.precision().value()).isEqualTo(1);
    assertThat(torn.recall().value()).isEqualTo(0.5);
    assertThat(torn.f1().value()).isCloseTo(2 / 3.0, SAME);
  }

  @Test
  void aStoryAloneHasNoInterval() {
    Measure one = BCubed.of(pairs(List.of(1, 1), List.of(7, 8))).ofOne("1");
    assertThat(one.positives()).isEqualTo(2);
    assertThat(one.f1()).isEqualTo(Estimate.alone(one.f1().value()));
  }

  @Property(tries = 50)
  void equalGroupingsAgreeWholly(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5) Integer> groups) {
    Measure measure = measure(groups, groups.stream().map(group -> group + 10).toList());
    assertThat(measure.precision().value()).isEqualTo(1);
    assertThat(measure.recall().value()).isEqualTo(1);
    assertThat(measure.f1().low()).isLessThan(1);
  }

  @Property(tries = 50)
  void precisionAndRecallChangePlacesWithTheGroupings(
      @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 5) Integer> one,
      @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 5) Integer> other) {
    Measure there = measure(one, other);
    Measure back = measure(other, one);
    assertThat(there.precision().value()).isCloseTo(back.recall().value(), SAME);
    assertThat(there.f1().value()).isCloseTo(back.f1().value(), SAME);
    assertThat(there.f1().value()).isBetween(there.f1().low(), there.f1().high());
    assertThat(there.precision().value()).isBetween(0.0, 1.0);
  }

  private static Measure measure(List<Integer> labelled, List<Integer> filed) {
    return BCubed.of(pairs(labelled, filed)).byStory("all", null);
  }

  private static List<Pair> pairs(List<Integer> labelled, List<Integer> filed) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < labelled.size(); i++) {
      pairs.add(new Pair("a" + i, "en", "s" + labelled.get(i), "f" + filed.get(i)));
    }
    return pairs;
  }
}
