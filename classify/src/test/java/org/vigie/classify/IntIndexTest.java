package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntIndexTest {
  /** Also with many numbers that want the same place, and with many of which one is left. */
  @Property(tries = 200)
  void holdsWhatWasAddedAndNotRemoved(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int numbers) {
    Random random = new Random(seed);
    int[] some = random.ints(numbers, 0, numbers < 50 ? Integer.MAX_VALUE : 2 * numbers).toArray();
    IntIndex<String> index = new IntIndex<>(Comparator.<String>naturalOrder());
    Map<Integer, TreeSet<String>> expected = new TreeMap<>();
    for (int i = 0; i < 3 * numbers; i++) {
      int number = some[random.nextInt(numbers)];
      String thing = "t" + random.nextInt(4);
      if (random.nextInt(5) < 3) {
        index.add(number, thing);
        expected.computeIfAbsent(number, n -> new TreeSet<>()).add(thing);
      } else {
        index.remove(number, thing);
        expected.getOrDefault(number, new TreeSet<>()).remove(thing);
      }
    }
    for (int number : some) {
      assertThat(index.of(number))
          .containsExactlyElementsOf(expected.getOrDefault(number, new TreeSet<>()));
    }
  }

  @Test
  void whatIsEmptiedIsFilledAgain() {
    IntIndex<String> index = new IntIndex<>(Comparator.<String>naturalOrder());
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10_000; i++) {
        index.add(i << 8, "one");
      }
      assertThat(index.of(9_999 << 8)).isEqualTo(List.of("one"));
      for (int i = 0; i < 10_000; i++) {
        index.remove(i << 8, "one");
      }
      assertThat(index.of(9_999 << 8)).isEmpty();
    }
  }

  /** A number that too many things have gives none, until enough of them have gone. */
  @Property(tries = 200)
  void whatTooManyHaveIsNotLookedUp(@ForAll long seed, @ForAll @IntRange(max = 5) int most) {
    Random random = new Random(seed);
    Set<Integer> having = new TreeSet<>();
    IntIndex<Integer> index =
        new IntIndex<>(Comparator.<Integer>naturalOrder(), most, number -> List.copyOf(having));
    for (int i = 0; i < 300; i++) {
      int thing = random.nextInt(20);
      boolean rises = i / 50 % 2 == 0;
      if (random.nextInt(5) < (rises ? 4 : 1)) {
        if (having.add(thing)) {
          index.add(7, thing);
        }
      } else if (having.remove(thing)) {
        index.remove(7, thing);
      }
      assertThat(index.of(7)).containsExactlyElementsOf(having.size() > most ? Set.of() : having);
    }
  }
}
