package org.vigie.alerts.match;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of numbers that is emptied by what is in it, not by how much room it has. */
final class Bits {
  private long[] bits = {};
  private int[] members = new int[64];
  private int size;

  /** Empties it, with room for numbers below a limit. */
  void clear(int limit) {
    for (int i = 0; i < size; i++) {
      bits[members[i] >> 6] = 0;
    }
    size = 0;
    int room = (limit + 63) >> 6;
    if (bits.length < room) {
      bits = new long[room + (room >> 1)];
    }
  }

  boolean get(int number) {
    return (bits[number >> 6] & 1L << number) != 0;
  }

  /** Adds a number; whether it was not there. */
  boolean set(int number) {
    if (get(number)) {
      return false;
    }
    bits[number >> 6] |= 1L << number;
    if (size == members.length) {
      members = Arrays.copyOf(members, size * 2);
    }
    members[size++] = number;
    return true;
  }

  /** Shows each number once, those that are added meanwhile, too. */
  void each(IntConsumer member) {
    for (int i = 0; i < size; i++) {
      member.accept(members[i]);
    }
  }
}
