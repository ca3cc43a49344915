package org.vigie.classify;

/** The words of one report with their weights, scaled so that each report weighs the same. */
final class Weights {
  /** A report's weights are those of a vector of this length. */
  private static final int UNIT = 1 << 12;

  private final int[] words;
  private final int[] weights;

  private Weights(int[] words, int[] weights) {
    this.words = words;
    this.weights = weights;
  }

  static Weights of(Signature signature) {
    int[] terms = signature.terms();
    long squares = 0;
    for (int term : terms) {
      squares += (long) Signature.weight(term) * Signature.weight(term);
    }
    int[] words = new int[terms.length];
    int[] weights = new int[terms.length];
    for (int i = 0; i < terms.length; i++) {
      words[i] = Signature.hash(terms[i]);
      weights[i] =
          (int)
              Math.max(
                  1, Math.round(UNIT * Signature.weight(terms[i]) / Math.sqrt((double) squares)));
    }
    return new Weights(words, weights);
  }

  int size() {
    return words.length;
  }

  /** The words rise. */
  int word(int i) {
    return words[i];
  }

  int weight(int i) {
    return weights[i];
  }

  double length(Rarity rarity) {
    double squares = 0;
    for (int i = 0; i < words.length; i++) {
      double weight = weights[i] * rarity.of(words[i]);
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  /** How alike two reports are, 0 to 1. */
  double likeness(Weights other, Rarity rarity) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < words.length && j < other.words.length) {
      if (words[i] == other.words[j]) {
        double rare = rarity.of(words[i]);
        sum += weights[i] * rare * other.weights[j] * rare;
        i++;
        j++;
      } else if (words[i] < other.words[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum == 0 ? 0 : sum / (length(rarity) * other.length(rarity));
  }
}
