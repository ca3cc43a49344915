package org.vigie.alerts.match;

import java.util.Arrays;
import org.vigie.alerts.match.Anchors.Anchor;

/** The searches that are anchored at each leaf, with their guards. */
final class Postings {
  /** Of each leaf the pairs of a search and its guard. */
  private int[][] pairs = {};

  private int[] sizes = {};

  private static final int[] NONE = {};

  void add(int search, Anchor anchor) {
    int leaf = anchor.leaf();
    if (leaf >= pairs.length) {
      int before = pairs.length;
      int room = leaf + 1 + (leaf >> 1);
      pairs = Arrays.copyOf(pairs, room);
      Arrays.fill(pairs, before, room, NONE);
      sizes = Arrays.copyOf(sizes, room);
    }
    int size = sizes[leaf];
    if (size == pairs[leaf].length) {
      pairs[leaf] = Arrays.copyOf(pairs[leaf], size + Math.max(2, size / 4 * 2));
    }
    pairs[leaf][size] = search;
    pairs[leaf][size + 1] = anchor.guard();
    sizes[leaf] = size + 2;
  }

  void remove(int search, Anchor anchor) {
    int[] of = pairs[anchor.leaf()];
    int last = sizes[anchor.leaf()] - 2;
    for (int at = 0; at <= last; at += 2) {
      if (of[at] == search) {
        of[at] = of[last];
        of[at + 1] = of[last + 1];
        sizes[anchor.leaf()] = last;
        return;
      }
    }
    throw new IllegalStateException("search " + search + " is not anchored at " + anchor);
  }

  /** Twice the number of searches at a leaf. */
  int size(int leaf) {
    return leaf < sizes.length ? sizes[leaf] : 0;
  }

  int search(int leaf, int at) {
    return pairs[leaf][at];
  }

  int guard(int leaf, int at) {
    return pairs[leaf][at + 1];
  }
}
