package org.vigie.classify.story;

/** How much a word tells: the less, the more of the remembered reports have it. */
final class Rarity {
  /** So many reports are taken for granted, so that the first ones are not all alike. */
  private static final int PRIOR = 200;

  private static final double LEAST = 0.01;

  /** The logarithms that are asked for most. */
  private static final double[] LOGS = new double[4096];

  static {
    for (int i = 1; i < LOGS.length; i++) {
      LOGS[i] = Math.log(i);
    }
  }

  private final IntCounts having = new IntCounts();
  private int reports;
  private double all = Math.log(PRIOR);

  void add(Weights report) {
    change(report, 1);
  }

  void remove(Weights report) {
    change(report, -1);
  }

  double of(int word) {
    return Math.max(LEAST, all - log(having.of(word) + 1));
  }

  private static double log(int number) {
    return number < LOGS.length ? LOGS[number] : Math.log(number);
  }

  private void change(Weights report, int by) {
    for (int i = 0; i < report.size(); i++) {
      having.add(report.word(i), by);
    }
    reports += by;
    all = Math.log(reports + PRIOR);
  }
}
