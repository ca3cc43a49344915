package org.vigie.classify.story;

import java.util.Arrays;

/** The words of the report that is being filed, and what having one of them tells. */
final class Weighed {
  private final Weights weights;
  private final double[] telling;
  private final double[] worth;
  private final double length;

  Weighed(Weights weights, Rarity rarity) {
    this.weights = weights;
    this.telling = new double[weights.size()];
    this.worth = new double[weights.size()];
    double squares = 0;
    for (int i = 0; i < worth.length; i++) {
      double rare = rarity.of(weights.word(i));
      double weight = weights.weight(i) * rare;
      telling[i] = weight;
      worth[i] = weight * rare;
      squares += weight * weight;
    }
    this.length = Math.sqrt(squares);
  }

  int size() {
    return worth.length;
  }

  /** The words rise. */
  int word(int i) {
    return weights.word(i);
  }

  /** The weight of a word and twice its rarity: that of another report's weight is in it. */
  double worth(int i) {
    return worth[i];
  }

  /** What one of the words tells: more, the rarer it is and the more the report has it. */
  double telling(int i) {
    return telling[i];
  }

  /** Which words tell most, those first. */
  int[] mostTelling(int most) {
    long[] order = new long[telling.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) ~Float.floatToIntBits((float) telling[i]) << 32) | i;
    }
    Arrays.sort(order);
    int[] words = new int[Math.min(most, order.length)];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) order[i];
    }
    return words;
  }

  double length() {
    return length;
  }

  /** How alike another report is, 0 to 1. */
  double likeness(Weights other, Rarity rarity) {
    double common = 0;
    int i = 0;
    int j = 0;
    while (i < worth.length && j < other.size()) {
      int mine = word(i);
      int its = other.word(j);
      common += mine == its ? worth[i] * other.weight(j) : 0;
      i += mine <= its ? 1 : 0;
      j += its <= mine ? 1 : 0;
    }
    return common == 0 ? 0 : common / (length * other.length(rarity));
  }
}
