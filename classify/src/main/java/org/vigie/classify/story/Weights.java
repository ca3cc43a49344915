package org.vigie.classify.story;

/**
 * The words of one report with their weights, scaled so that each report weighs the same.
 *
 * @param terms of its signature
 * @param scale by which their weights are multiplied
 */
@SuppressWarnings("ArrayRecordComponent")
record Weights(int[] terms, float scale) {
  /** A report's weights are those of a vector of this length. */
  private static final int UNIT = 1 << 12;

  static Weights of(Signature signature) {
    long squares = 0;
    for (int term : signature.terms()) {
      squares += (long) Signature.weight(term) * Signature.weight(term);
    }
    return new Weights(
        signature.terms(), (float) (UNIT / Math.sqrt((double) Math.max(1, squares))));
  }

  int size() {
    return terms.length;
  }

  /** The words rise. */
  int word(int i) {
    return Signature.hash(terms[i]);
  }

  /** At least 1: a whole number, so that sums do not depend on the order. */
  int weight(int i) {
    return Math.max(1, Math.round(scale * Signature.weight(terms[i])));
  }

  double length(Rarity rarity) {
    double squares = 0;
    for (int i = 0; i < terms.length; i++) {
      double weight = weight(i) * rarity.of(word(i));
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }
}
