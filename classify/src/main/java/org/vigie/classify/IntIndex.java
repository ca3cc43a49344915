package org.vigie.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Things by numbers that they have, those with the same in one order. There are a hundred numbers
 * for an article, and most have one thing: they lie in two arrays, as objects of their own would be
 * many times larger than all else that is remembered.
 *
 * <p>Of a number that too many things have it may be enough to know just that: such things are
 * counted, and gathered again when they have become fewer.
 */
final class IntIndex<T> {
  private static final int FIRST = 64;

  /** How many things have a number that too many have. */
  private static final class Crowd {
    private int size;

    Crowd(int size) {
      this.size = size;
    }
  }

  private final Comparator<T> order;
  private final int most;
  private final IntFunction<List<T>> having;
  private int[] numbers = new int[FIRST];

  /**
   * Beside each number the one thing that has it, a list or a crowd; null where there is no number.
   */
  private @Nullable Object[] things = new @Nullable Object[FIRST];

  private int size;

  /**
   * An index without things.
   *
   * @param order of those with the same number; what it calls equal is the same
   */
  IntIndex(Comparator<T> order) {
    this(order, Integer.MAX_VALUE, number -> List.of());
  }

  /**
   * An index without things.
   *
   * @param most things that a number has which is worth looking up
   * @param having all things that have a number, in no order
   */
  IntIndex(Comparator<T> order, int most, IntFunction<List<T>> having) {
    this.order = order;
    this.most = most;
    this.having = having;
  }

  /** The things that have a number; none where too many have it. */
  List<T> of(int number) {
    List<T> all = list(things[find(number)]);
    return all.size() > most ? List.of() : all;
  }

  void add(int number, T thing) {
    int at = find(number);
    if (things[at] instanceof Crowd crowd) {
      crowd.size++;
      return;
    }
    List<T> all = list(things[at]);
    int place = place(all, thing);
    if (place >= 0) {
      return;
    }
    if (all.isEmpty()) {
      numbers[at] = number;
      things[at] = thing;
      size++;
      grow();
      return;
    }
    List<T> more = all.size() == 1 ? new ArrayList<>(all) : all;
    more.add(-place - 1, thing);
    // Twice as many: at the limit, one more and one less by turns would gather them each time.
    things[at] = more.size() / 2 > most ? new Crowd(more.size()) : more;
  }

  void remove(int number, T thing) {
    int at = find(number);
    if (things[at] instanceof Crowd crowd) {
      crowd.size--;
      if (crowd.size <= most) {
        List<T> left = new ArrayList<>(having.apply(number));
        left.sort(order);
        things[at] = left;
      }
      return;
    }
    List<T> all = list(things[at]);
    int place = place(all, thing);
    if (place < 0) {
      return;
    }
    if (all.size() == 1) {
      free(at);
      size--;
      return;
    }
    all.remove(place);
    things[at] = all.size() == 1 ? all.getFirst() : all;
  }

  /** Where a thing is or, as in a binary search, would be. Most come last and leave first. */
  private int place(List<T> all, T thing) {
    if (all.isEmpty() || order.compare(thing, all.getLast()) > 0) {
      return -all.size() - 1;
    }
    return order.compare(thing, all.getFirst()) == 0
        ? 0
        : Collections.binarySearch(all, thing, order);
  }

  @SuppressWarnings("unchecked")
  private List<T> list(@Nullable Object found) {
    return switch (found) {
      case null -> List.of();
      case Crowd _ -> List.of();
      case List<?> several -> (List<T>) several;
      default -> List.of((T) found);
    };
  }

  /** Where a number is, or would be. */
  private int find(int number) {
    int at = home(number);
    while (things[at] != null && numbers[at] != number) {
      at = next(at);
    }
    return at;
  }

  /** The numbers are the smallest of many, so their first bits tell little. */
  private int home(int number) {
    return (number * 0x9e3779b9) >>> (Integer.numberOfLeadingZeros(numbers.length) + 1);
  }

  private int next(int at) {
    return (at + 1) & (numbers.length - 1);
  }

  private int steps(int from, int to) {
    return (to - from) & (numbers.length - 1);
  }

  /** Moves up what would not be found behind a gap. */
  private void free(int gap) {
    int free = gap;
    for (int at = next(gap); things[at] != null; at = next(at)) {
      if (steps(home(numbers[at]), at) >= steps(free, at)) {
        numbers[free] = numbers[at];
        things[free] = things[at];
        free = at;
      }
    }
    things[free] = null;
  }

  private void grow() {
    if (3L * size < 2L * numbers.length) {
      return;
    }
    int[] oldNumbers = numbers;
    @Nullable Object[] oldThings = things;
    numbers = new int[2 * oldNumbers.length];
    things = new @Nullable Object[numbers.length];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldThings[i] != null) {
        int at = find(oldNumbers[i]);
        numbers[at] = oldNumbers[i];
        things[at] = oldThings[i];
      }
    }
  }
}
