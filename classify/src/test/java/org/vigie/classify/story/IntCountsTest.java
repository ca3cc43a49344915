package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IntCountsTest {
  /** Also with many numbers that want the same place, and with counts that come back to nothing. */
  @Property(tries = 200)
  void countsWhatWasAddedAndTakenAway(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int numbers) {
    Random random = new Random(seed);
    int[] some = random.ints(numbers, 0, numbers < 50 ? Integer.MAX_VALUE : 2 * numbers).toArray();
    IntCounts counts = new IntCounts();
    Map<Integer, Integer> expected = new HashMap<>();
    for (int i = 0; i < 4 * numbers; i++) {
      int number = some[random.nextInt(numbers)];
      int by = expected.getOrDefault(number, 0) == 0 || random.nextBoolean() ? 1 : -1;
      counts.add(number, by);
      expected.merge(number, by, Integer::sum);
    }
    for (int number : some) {
      assertThat(counts.of(number)).isEqualTo(expected.getOrDefault(number, 0));
    }
  }
}
