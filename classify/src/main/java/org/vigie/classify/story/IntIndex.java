package org.vigie.classify.story;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;

/**
 * Things by numbers that they have, those with the same in one order. There are a hundred numbers
 * for an article, and most have one thing: things are known by whole numbers too, which lie beside
 * those that they have, as objects would be many times larger and each a place of its own to go to.
 *
 * <p>Of a number that too many things have it may be enough to know just that: such things are
 * counted, and gathered again when they have become fewer.
 */
final class IntIndex {
  /** Stands for the list of a number that too many things have: they are only counted. */
  private static final int[] CROWD = {};

  private final IntBinaryOperator order;
  private final int most;
  private final IntFunction<int[]> having;

  /** By number one more than the one thing that has it, or the complement of its list's place. */
  private final IntCounts heads = new IntCounts();

  private int[][] lists = new int[16][];

  /** How many things are in each list, or how many places are free from one to the next. */
  private int[] sizes = new int[16];

  private int used;
  private int free = -1;

  /**
   * An index without things.
   *
   * @param order of those with the same number; what it calls equal is the same
   */
  IntIndex(IntBinaryOperator order) {
    this(order, Integer.MAX_VALUE, number -> CROWD);
  }

  /**
   * An index without things.
   *
   * @param most things that a number has which is worth looking up
   * @param having all things that have a number, in no order
   */
  IntIndex(IntBinaryOperator order, int most, IntFunction<int[]> having) {
    this.order = order;
    this.most = most;
    this.having = having;
  }

  /**
   * Reads the first things that have a number, as many as there is room for; none where too many
   * have it.
   *
   * @return how many were read
   */
  int read(int number, int[] into) {
    int head = heads.of(number);
    if (head > 0 && most > 0) {
      into[0] = head - 1;
      return 1;
    }
    if (head >= 0 || sizes[~head] > most) {
      return 0;
    }
    int size = Math.min(sizes[~head], into.length);
    System.arraycopy(lists[~head], 0, into, 0, size);
    return size;
  }

  void add(int number, int thing) {
    int head = heads.of(number);
    if (head == 0) {
      heads.add(number, thing + 1);
    } else if (head < 0) {
      insert(~head, thing);
    } else if (head - 1 != thing) {
      int list = take();
      heads.add(number, ~list - head);
      insert(list, head - 1);
      insert(list, thing);
    }
  }

  void remove(int number, int thing) {
    int head = heads.of(number);
    if (head == thing + 1) {
      heads.add(number, -head);
    }
    if (head >= 0) {
      return;
    }
    int list = ~head;
    if (isCrowd(list)) {
      sizes[list]--;
      if (sizes[list] > most) {
        return;
      }
      gather(number, list);
    } else {
      delete(list, thing);
    }
    if (sizes[list] <= 1) {
      heads.add(number, (sizes[list] == 0 ? 0 : lists[list][0] + 1) - head);
      release(list);
    }
  }

  private boolean isCrowd(int list) {
    return lists[list].length == 0;
  }

  private void insert(int list, int thing) {
    if (isCrowd(list)) {
      sizes[list]++;
      return;
    }
    int place = place(list, thing);
    if (place >= 0) {
      return;
    }
    int size = sizes[list]++;
    if (size == lists[list].length) {
      lists[list] = Arrays.copyOf(lists[list], size + Math.max(2, size / 2));
    }
    int[] all = lists[list];
    System.arraycopy(all, -place - 1, all, -place, size + place + 1);
    all[-place - 1] = thing;
    // Twice as many: at the limit, one more and one less by turns would gather them each time.
    if (sizes[list] / 2 > most) {
      lists[list] = CROWD;
    }
  }

  private void delete(int list, int thing) {
    int place = place(list, thing);
    if (place >= 0) {
      sizes[list]--;
      System.arraycopy(lists[list], place + 1, lists[list], place, sizes[list] - place);
    }
  }

  private void gather(int number, int list) {
    int[] left = having.apply(number);
    lists[list] = new int[Math.max(2, left.length)];
    sizes[list] = 0;
    for (int thing : left) {
      insert(list, thing);
    }
  }

  /** Where a thing is or, as in a binary search, would be. Most come last and leave first. */
  private int place(int list, int thing) {
    int[] all = lists[list];
    int from = 0;
    int to = sizes[list];
    if (to == 0 || order.applyAsInt(thing, all[to - 1]) > 0) {
      return -to - 1;
    }
    int middle = 0;
    while (from < to) {
      int compared = order.applyAsInt(thing, all[middle]);
      if (compared == 0) {
        return middle;
      }
      from = compared > 0 ? middle + 1 : from;
      to = compared < 0 ? middle : to;
      middle = (from + to) >>> 1;
    }
    return -from - 1;
  }

  private int take() {
    int list = free;
    if (list >= 0) {
      free = sizes[list];
    } else {
      list = used++;
      if (list == lists.length) {
        lists = Arrays.copyOf(lists, 2 * list);
        sizes = Arrays.copyOf(sizes, 2 * list);
      }
    }
    lists[list] = new int[2];
    sizes[list] = 0;
    return list;
  }

  private void release(int list) {
    lists[list] = CROWD;
    sizes[list] = free;
    free = list;
  }
}
