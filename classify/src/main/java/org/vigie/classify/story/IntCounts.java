package org.vigie.classify.story;

/** Counts by number. Each count lies beside its number, so that one is found at one place. */
final class IntCounts {
  private static final int FIRST = 64;

  /** Numbers at even places, and what is counted of them behind; 0 where there is no number. */
  private int[] table = new int[2 * FIRST];

  private int size;

  int of(int number) {
    return table[find(table, number) + 1];
  }

  void add(int number, int by) {
    int at = find(table, number);
    boolean known = table[at + 1] != 0;
    table[at] = number;
    table[at + 1] += by;
    if (table[at + 1] == 0) {
      free(at);
      size -= known ? 1 : 0;
    } else if (!known) {
      size++;
      grow();
    }
  }

  private static int find(int[] table, int number) {
    int at = home(table, number);
    while (table[at + 1] != 0 && table[at] != number) {
      at = next(table, at);
    }
    return at;
  }

  private static int home(int[] table, int number) {
    return (number * 0x9e3779b9) >>> (Integer.numberOfLeadingZeros(table.length) + 1) & -2;
  }

  private static int next(int[] table, int at) {
    return (at + 2) & (table.length - 1);
  }

  /** Moves up what would not be found behind a gap. */
  private void free(int gap) {
    int free = gap;
    int mask = table.length - 1;
    for (int at = next(table, gap); table[at + 1] != 0; at = next(table, at)) {
      if (((at - home(table, table[at])) & mask) >= ((at - free) & mask)) {
        table[free] = table[at];
        table[free + 1] = table[at + 1];
        free = at;
      }
    }
    table[free + 1] = 0;
  }

  private void grow() {
    if (3L * size < table.length) {
      return;
    }
    int[] larger = new int[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        int at = find(larger, table[i]);
        larger[at] = table[i];
        larger[at + 1] = table[i + 1];
      }
    }
    table = larger;
  }
}
