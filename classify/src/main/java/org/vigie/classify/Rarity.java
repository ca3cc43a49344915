package org.vigie.classify;

import java.util.HashMap;
import java.util.Map;

/** How much a word tells: the less, the more of the remembered reports have it. */
final class Rarity {
  /** So many reports are taken for granted, so that the first ones are not all alike. */
  private static final int PRIOR = 200;

  private final Map<Integer, Integer> having = new HashMap<>();
  private int reports;
  private double all = Math.log(PRIOR);

  void add(Weights report) {
    change(report, 1);
  }

  void remove(Weights report) {
    change(report, -1);
  }

  double of(int word) {
    return Math.max(0.01, all - Math.log(having.getOrDefault(word, 0) + 1.0));
  }

  private void change(Weights report, int by) {
    for (int i = 0; i < report.size(); i++) {
      having.compute(
          report.word(i),
          (word, count) -> {
            int now = (count == null ? 0 : count) + by;
            return now == 0 ? null : now;
          });
    }
    reports += by;
    all = Math.log(reports + PRIOR);
  }
}
