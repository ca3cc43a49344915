package org.vigie.classify.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells whether the reports of one story are about two occurrences of one kind: two elections of
 * one country, two arrests in one team. What all of them say tells nothing here, so words count by
 * how few of these reports have them. If the reports then fall into two parts that have much less
 * in common with each other than within, they are two stories.
 */
final class Contrast {
  /** A part of fewer reports may be one more side of the same. */
  static final int FEWEST = 5;

  private static final int ROUNDS = 10;

  private final double[][] alike;

  private Contrast(double[][] alike) {
    this.alike = alike;
  }

  /**
   * Two parts of some reports.
   *
   * @param second for each report whether it is in the second part
   * @param likeness of reports of two parts, as a share of that of two in one part
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Parts(boolean[] second, double likeness) {
    /** The part that a report is not in; without that report the part with the later first. */
    List<Report> without(String id, List<Report> reports) {
      int first = 0;
      for (int i = 0; i < second.length; i++) {
        first = reports.get(i).id().equals(id) ? i : first;
      }
      boolean its = second[first];
      return IntStream.range(0, second.length)
          .filter(i -> second[i] != its)
          .mapToObj(reports::get)
          .toList();
    }
  }

  /** The two parts that are least like each other; empty where one of them would be too small. */
  static Optional<Parts> of(List<Report> reports, Rarity rarity) {
    Contrast contrast = new Contrast(alike(reports, rarity));
    Parts best = null;
    for (int seed = 0; seed < reports.size(); seed++) {
      boolean[] second = contrast.parted(seed);
      int size = count(second);
      if (Math.min(size, second.length - size) >= FEWEST) {
        double likeness = contrast.likeness(second);
        if (best == null || likeness < best.likeness()) {
          best = new Parts(second, likeness);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int count(boolean[] second) {
    int count = 0;
    for (boolean is : second) {
      count += is ? 1 : 0;
    }
    return count;
  }

  private static double[][] alike(List<Report> reports, Rarity rarity) {
    IntCounts having = new IntCounts();
    List<Weights> weights = reports.stream().map(Report::weights).toList();
    for (Weights its : weights) {
      for (int i = 0; i < its.size(); i++) {
        having.add(its.word(i), 1);
      }
    }
    int all = reports.size();
    double[] few = new double[all + 1];
    Arrays.setAll(few, times -> Math.sqrt(Math.log((all + 1.0) / Math.max(1, times))));
    double[][] vectors = new double[all][];
    for (int a = 0; a < all; a++) {
      Weights its = weights.get(a);
      vectors[a] = new double[its.size()];
      double squares = 0;
      for (int i = 0; i < its.size(); i++) {
        int word = its.word(i);
        vectors[a][i] = its.weight(i) * rarity.of(word) * few[having.of(word)];
        squares += vectors[a][i] * vectors[a][i];
      }
      for (int i = 0; i < its.size(); i++) {
        vectors[a][i] /= Math.sqrt(squares);
      }
    }
    double[][] alike = new double[all][all];
    for (int a = 0; a < all; a++) {
      for (int b = 0; b < a; b++) {
        alike[a][b] = dot(weights.get(a), vectors[a], weights.get(b), vectors[b]);
        alike[b][a] = alike[a][b];
      }
    }
    return alike;
  }

  private static double dot(Weights one, double[] its, Weights other, double[] others) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < its.length && j < others.length) {
      int left = one.word(i);
      int right = other.word(j);
      sum += left == right ? its[i] * others[j] : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return sum;
  }

  /** Two parts, of which one began with a report and the other with that least like it. */
  private boolean[] parted(int seed) {
    int all = alike.length;
    int other = seed == 0 ? 1 : 0;
    for (int i = 0; i < all; i++) {
      other = i != seed && alike[seed][i] < alike[seed][other] ? i : other;
    }
    boolean[] second = new boolean[all];
    for (int i = 0; i < all; i++) {
      second[i] = i == other || (i != seed && alike[i][seed] < alike[i][other]);
    }
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int i = 0; i < all; i++) {
        boolean now = belongsToSecond(i, second);
        moved |= now != second[i];
        second[i] = now;
      }
    }
    return second;
  }

  private boolean belongsToSecond(int report, boolean[] second) {
    double inFirst = 0;
    double inSecond = 0;
    int sizeOfSecond = 0;
    int others = alike.length - 1;
    for (int i = 0; i < alike.length; i++) {
      if (i != report) {
        inFirst += second[i] ? 0 : alike[report][i];
        inSecond += second[i] ? alike[report][i] : 0;
        sizeOfSecond += second[i] ? 1 : 0;
      }
    }
    if (sizeOfSecond == 0 || sizeOfSecond == others) {
      return second[report];
    }
    return inSecond / sizeOfSecond > inFirst / (others - sizeOfSecond);
  }

  private double likeness(boolean[] second) {
    double within = 0;
    double between = 0;
    int pairsWithin = 0;
    int pairsBetween = 0;
    for (int i = 0; i < second.length; i++) {
      for (int j = 0; j < i; j++) {
        if (second[i] == second[j]) {
          within += alike[i][j];
          pairsWithin++;
        } else {
          between += alike[i][j];
          pairsBetween++;
        }
      }
    }
    return within == 0 ? 1 : (between / pairsBetween) / (within / pairsWithin);
  }
}
