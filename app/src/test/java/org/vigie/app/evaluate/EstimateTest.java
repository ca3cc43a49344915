package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Offset<Double> NEAR = within(0.0005);

  @Test
  void sharesHaveWilsonsInterval() {
    assertIs(Estimate.share(8, 10), 0.8, 0.4902, 0.9433);
    assertIs(Estimate.share(0, 10), 0, 0, 0.2775);
    assertIs(Estimate.share(10, 10), 1, 0.7225, 1);
    assertIs(Estimate.share(95, 100), 0.95, 0.8882, 0.9785);
  }

  @Test
  void nothingToMeasureIsNoFigure() {
    assertThat(Estimate.share(0, 0).value()).isNaN();
    assertThat(Estimate.drawn(0, drawn -> Double.NaN).value()).isNaN();
  }

  @Test
  void oneThingSaysNothingOfOthers() {
    assertThat(Estimate.drawn(1, drawn -> 0.7).interval()).containsExactly(0, 1);
  }

  @Test
  void drawsOfACoinLieWhereTheyShould() {
    // The mean of 100 fair coins: 0.5, give or take 1.96 times 0.05.
    Estimate mean =
        Estimate.drawn(100, drawn -> Arrays.stream(drawn).map(i -> i % 2).sum() / 100.0);
    assertThat(mean.value()).isEqualTo(0.5);
    assertThat(mean.low()).isCloseTo(0.402, within(0.011));
    assertThat(mean.high()).isCloseTo(0.598, within(0.011));
  }

  @Test
  void aDrawThatHasNothingToMeasureIsLeftOut() {
    Estimate some = Estimate.drawn(2, drawn -> drawn[0] == 1 && drawn[1] == 1 ? Double.NaN : 0.5);
    assertThat(some.interval()).containsExactly(0.5, 0.5);
  }

  @Property
  void anIntervalHoldsItsFigure(
      @ForAll @IntRange(max = 500) int part, @ForAll @IntRange(max = 500) int rest) {
    if (part + rest > 0) {
      assertHoldsItself(Estimate.share(part, part + rest));
    }
  }

  @Property
  void moreOfTheSameSaysMore(
      @ForAll @IntRange(max = 50) int part, @ForAll @IntRange(min = 1, max = 50) int rest) {
    Estimate few = Estimate.share(part, part + rest);
    Estimate many = Estimate.share(4 * part, 4 * (part + rest));
    assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
  }

  @Property(tries = 30)
  void drawsAreTheSameEachTimeAndHoldTheFigure(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 3) Integer> values) {
    Estimate once = mean(values);
    assertHoldsItself(once);
    assertThat(mean(values)).isEqualTo(once);
  }

  private static Estimate mean(List<Integer> values) {
    return Estimate.drawn(
        values.size(), drawn -> Arrays.stream(drawn).map(values::get).average().orElseThrow() / 3);
  }

  private static void assertHoldsItself(Estimate estimate) {
    assertThat(estimate.value()).isBetween(estimate.low(), estimate.high());
    assertThat(estimate.low()).isNotNegative();
    assertThat(estimate.high()).isLessThanOrEqualTo(1 + 1e-9);
  }

  private static void assertIs(Estimate estimate, double value, double low, double high) {
    assertThat(estimate.value()).isCloseTo(value, NEAR);
    assertThat(estimate.low()).isCloseTo(low, NEAR);
    assertThat(estimate.high()).isCloseTo(high, NEAR);
  }
}
