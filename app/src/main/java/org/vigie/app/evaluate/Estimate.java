package org.vigie.app.evaluate;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure, and between what it lies at 95 %.
 *
 * @param value NaN when there was nothing to measure
 */
record Estimate(double value, double low, double high) {
  private static final double Z = 1.959964;
  private static final int DRAWS = 10_000;
  private static final Estimate NONE = new Estimate(Double.NaN, 0, 1);

  /** The share of a whole, with Wilson's interval: it says little of few, also if all are right. */
  static Estimate share(int part, int whole) {
    if (whole == 0) {
      return NONE;
    }
    double share = (double) part / whole;
    double square = Z * Z / whole;
    double middle = (share + square / 2) / (1 + square);
    double reach = Z / (1 + square) * Math.sqrt(share * (1 - share) / whole + square / 4 / whole);
    return new Estimate(share, middle - reach, middle + reach).holdingItself();
  }

  /**
   * A figure of some units (articles, pages, stories), with what it is in 95 of 100 draws of as
   * many of them; the same each time.
   *
   * @param figure of the units with these numbers, of which some may come more than once; NaN where
   *     they have nothing to measure
   */
  static Estimate drawn(int size, ToDoubleFunction<int[]> figure) {
    double value = figure.applyAsDouble(IntStream.range(0, size).toArray());
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (size == 1) {
      return alone(value);
    }
    Random random = new Random(1);
    double[] draws = new double[DRAWS];
    int[] drawn = new int[size];
    for (int i = 0; i < DRAWS; i++) {
      for (int j = 0; j < size; j++) {
        drawn[j] = random.nextInt(size);
      }
      draws[i] = figure.applyAsDouble(drawn);
    }
    double[] told = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    int tail = told.length / 40;
    return new Estimate(value, told[tail], told[told.length - 1 - tail]).holdingItself();
  }

  /** The F1 that goes with this share of what is right in all that was said or should have been. */
  Estimate asF1() {
    return new Estimate(f1(value), f1(low), f1(high));
  }

  private static double f1(double share) {
    return 2 * share / (1 + share);
  }

  /** Rounding, and draws of a lopsided figure, may leave the figure itself just outside. */
  private Estimate holdingItself() {
    return new Estimate(value, Math.max(0, Math.min(low, value)), Math.max(high, value));
  }

  /** A figure of one thing, which says nothing about others. */
  static Estimate alone(double value) {
    return new Estimate(value, 0, 1);
  }

  boolean saysNothing() {
    return low == 0 && high == 1;
  }

  double[] interval() {
    return new double[] {low, high};
  }
}
