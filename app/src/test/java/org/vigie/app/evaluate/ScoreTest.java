package org.vigie.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Score HIT = Score.of(true, true);
  private static final Score ALARM = Score.of(true, false);
  private static final Score MISS = Score.of(false, true);

  @Test
  void countsByHand() {
    Score sum = Score.sum(List.of(HIT, HIT, HIT, ALARM, MISS, MISS, Score.of(false, false)));
    assertThat(sum).isEqualTo(new Score(3, 1, 2));
    assertThat(sum.precision().value()).isEqualTo(0.75);
    assertThat(sum.recall().value()).isEqualTo(0.6);
    assertThat(sum.f1()).isCloseTo(2 * 0.75 * 0.6 / 1.35, within(1e-12));
    assertThat(sum.positives()).isEqualTo(5);
  }

  @Test
  void aValueSaidWronglyIsAFalseAlarmAndAMiss() {
    assertThat(Score.ofValue(true, true)).isEqualTo(HIT);
    assertThat(Score.ofValue(true, false)).isEqualTo(new Score(0, 1, 1));
    assertThat(Score.ofValue(false, false)).isEqualTo(MISS);
  }

  @Test
  void whereAllIsRightFewStillSayLittle() {
    Estimate few = Score.f1(Collections.nCopies(5, HIT));
    assertThat(few.value()).isEqualTo(1);
    assertThat(few.low()).isLessThan(0.75);
    Estimate none = Score.f1(Collections.nCopies(5, MISS));
    assertThat(none.value()).isZero();
    assertThat(none.high()).isGreaterThan(0.4);
    assertThat(Score.f1(List.of(Score.NONE)).value()).isNaN();
  }

  @Property(tries = 50)
  void precisionAndRecallChangePlacesWithAlarmsAndMisses(
      @ForAll @IntRange(max = 20) int hits,
      @ForAll @IntRange(max = 20) int alarms,
      @ForAll @IntRange(max = 20) int misses) {
    Score score = new Score(hits, alarms, misses);
    Score swapped = new Score(hits, misses, alarms);
    assertThat(swapped.precision()).isEqualTo(score.recall());
    assertThat(Double.compare(swapped.f1(), score.f1())).isZero();
    Estimate f1 = Score.f1(List.of(score, HIT, ALARM));
    assertThat(f1.value()).isBetween(f1.low(), f1.high());
  }

  @Test
  void aTallyHasEachClassInEachLanguageThatSpeaksOfIt() {
    Tally tally = new Tally();
    tally.add("en", Map.of("aes", HIT));
    tally.add("fr", Map.of("aes", MISS, "wagner", HIT));
    tally.add("de", Map.of());
    assertThat(tally.total().positives()).isEqualTo(3);
    assertThat(tally.total().recall().value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(tally.parts(List.of("wagner", "aes")))
        .extracting(part -> part.what() + " " + part.language() + " " + part.recall().value())
        .containsExactly(
            "wagner null 1.0", "wagner fr 1.0", "aes null 0.5", "aes en 1.0", "aes fr 0.0");
    assertThat(tally.of("jihadist-attack").isEmpty()).isTrue();
  }
}
