package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
    IntIndex index = new IntIndex(Integer::compare);
    Map<Integer, TreeSet<Integer>> expected = new TreeMap<>();
    for (int i = 0; i < 3 * numbers; i++) {
      int number = some[random.nextInt(numbers)];
      int thing = random.nextInt(4);
      if (random.nextInt(5) < 3) {
        index.add(number, thing);
        expected.computeIfAbsent(number, n -> new TreeSet<>()).add(thing);
      } else {
        index.remove(number, thing);
        expected.getOrDefault(number, new TreeSet<>()).remove(thing);
      }
    }
    for (int number : some) {
      assertThat(things(index, number))
          .containsExactlyElementsOf(expected.getOrDefault(number, new TreeSet<>()));
    }
  }

  @Test
  void whatIsEmptiedIsFilledAgain() {
    IntIndex index = new IntIndex(Integer::compare);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10_000; i++) {
        index.add(i << 8, 1);
      }
      assertThat(things(index, 9_999 << 8)).containsExactly(1);
      for (int i = 0; i < 10_000; i++) {
        index.remove(i << 8, 1);
      }
      assertThat(things(index, 9_999 << 8)).isEmpty();
    }
  }

  /** A number that too many things have gives none, until enough of them have gone. */
  @Property(tries = 200)
  void whatTooManyHaveIsNotLookedUp(@ForAll long seed, @ForAll @IntRange(max = 5) int most) {
    Random random = new Random(seed);
    Set<Integer> having = new TreeSet<>();
    IntIndex index =
        new IntIndex(
            Integer::compare,
            most,
            number -> having.stream().mapToInt(Integer::intValue).toArray());
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
      assertThat(things(index, 7))
          .containsExactlyElementsOf(having.size() > most ? Set.of() : having);
    }
  }

  /** Of things in another order than their numbers' the first are read. */
  @Test
  void asManyAreReadAsThereIsRoomFor() {
    IntIndex index = new IntIndex((one, other) -> Integer.compare(other, one));
    for (int thing = 0; thing < 10; thing++) {
      index.add(7, thing);
    }
    int[] first = new int[3];
    assertThat(index.read(7, first)).isEqualTo(3);
    assertThat(first).containsExactly(9, 8, 7);
  }

  private static List<Integer> things(IntIndex index, int number) {
    int[] things = new int[30];
    return Arrays.stream(things, 0, index.read(number, things)).boxed().toList();
  }
}
