package org.vigie.index.volume;

import java.util.Arrays;

/**
 * Revisions by the numbers of ids, of millions of articles at once: a hash table in arrays, a small
 * part of what boxed numbers take.
 */
final class Revisions {
  /** What an id has that has no revision. */
  static final long NONE = -1;

  private static final long REMOVED = -2;
  private static final int FIRST_SIZE = 1 << 10;

  private long[] ids = new long[FIRST_SIZE];
  private long[] revisions = empty(FIRST_SIZE);
  private int size;

  /** Slots that are not free: what is removed keeps its own. */
  private int taken;

  long get(long id) {
    return Math.max(NONE, revisions[slot(id)]);
  }

  void put(long id, long revision) {
    int slot = slot(id);
    size += revisions[slot] < 0 ? 1 : 0;
    taken += revisions[slot] == NONE ? 1 : 0;
    ids[slot] = id;
    revisions[slot] = revision;
    if (taken > ids.length / 4 * 3) {
      grow();
    }
  }

  void remove(long id) {
    int slot = slot(id);
    if (revisions[slot] >= 0) {
      revisions[slot] = REMOVED;
      size--;
    }
  }

  int size() {
    return size;
  }

  /** Where an id stands, or will. It is a hash already. */
  private int slot(long id) {
    int slot = (int) id & (ids.length - 1);
    while (revisions[slot] != NONE && ids[slot] != id) {
      slot = (slot + 1) & (ids.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldRevisions = revisions;
    ids = new long[oldIds.length * 2];
    revisions = empty(ids.length);
    size = 0;
    taken = 0;
    for (int slot = 0; slot < oldIds.length; slot++) {
      if (oldRevisions[slot] >= 0) {
        put(oldIds[slot], oldRevisions[slot]);
      }
    }
  }

  private static long[] empty(int slots) {
    long[] revisions = new long[slots];
    Arrays.fill(revisions, NONE);
    return revisions;
  }
}
