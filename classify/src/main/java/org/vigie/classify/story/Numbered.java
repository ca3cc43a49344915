package org.vigie.classify.story;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things with a small number each, by which {@link IntIndex} knows them. */
final class Numbered<T> {
  private final List<@Nullable T> things = new ArrayList<>();
  private final BitSet taken = new BitSet();

  /** Where a number that is free is looked for. */
  private int from;

  /** Makes a thing with a number that no other has. */
  T add(IntFunction<T> made) {
    int number = taken.nextClearBit(from);
    from = number + 1;
    T thing = made.apply(number);
    if (number == things.size()) {
      things.add(thing);
    } else {
      things.set(number, thing);
    }
    taken.set(number);
    return thing;
  }

  void remove(int number) {
    things.set(number, null);
    taken.clear(number);
    from = Math.min(from, number);
  }

  T at(int number) {
    T thing = things.get(number);
    if (thing == null) {
      throw new IllegalArgumentException("nothing has number " + number);
    }
    return thing;
  }

  /** All numbers are below. */
  int end() {
    return things.size();
  }

  /** The numbers of those that something holds of. */
  int[] having(Predicate<T> what) {
    return taken.stream().filter(number -> what.test(at(number))).toArray();
  }
}
