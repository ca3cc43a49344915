package org.vigie.app.evaluate;

import java.util.List;

/**
 * How right a yes-or-no judgement was.
 *
 * @param hits said yes, and it was
 * @param falseAlarms said yes, and it was not
 * @param misses said no, and it was
 */
record Score(int hits, int falseAlarms, int misses) {
  static final Score NONE = new Score(0, 0, 0);

  /** Of one judgement. */
  static Score of(boolean said, boolean was) {
    return new Score(said && was ? 1 : 0, said && !was ? 1 : 0, !said && was ? 1 : 0);
  }

  /**
   * Of a value that may be wrong: said wrongly, it is a false alarm, and what it was is missed.
   *
   * @param right whether it was said as it was
   */
  static Score ofValue(boolean said, boolean right) {
    return new Score(right ? 1 : 0, said && !right ? 1 : 0, right ? 0 : 1);
  }

  Score plus(Score other) {
    return new Score(hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
  }

  /** Of what it said yes to, the share that was. */
  Estimate precision() {
    return Estimate.share(hits, hits + falseAlarms);
  }

  /** Of what was, the share that it said yes to. */
  Estimate recall() {
    return Estimate.share(hits, positives());
  }

  /** The harmonic mean of both. */
  double f1() {
    int all = 2 * hits + falseAlarms + misses;
    return all == 0 ? Double.NaN : 2.0 * hits / all;
  }

  /**
   * F1 over articles, which are drawn whole as the judgements of one depend on each other. Where
   * nothing or all is right, draws cannot differ: then as from the share that is right.
   */
  static Estimate f1(List<Score> articles) {
    Score sum = sum(articles);
    int all = sum.hits + sum.falseAlarms + sum.misses;
    if (sum.hits == 0 || sum.hits == all) {
      return Estimate.share(sum.hits, all).asF1();
    }
    return Estimate.drawn(articles.size(), drawn -> sum(articles, drawn).f1());
  }

  static Score sum(List<Score> scores) {
    return scores.stream().reduce(NONE, Score::plus);
  }

  private static Score sum(List<Score> scores, int[] drawn) {
    int hits = 0;
    int falseAlarms = 0;
    int misses = 0;
    for (int i : drawn) {
      Score score = scores.get(i);
      hits += score.hits;
      falseAlarms += score.falseAlarms;
      misses += score.misses;
    }
    return new Score(hits, falseAlarms, misses);
  }

  int positives() {
    return hits + misses;
  }

  boolean isEmpty() {
    return equals(NONE);
  }
}
