package org.vigie.app;

/**
 * How right a yes-or-no judgement was.
 *
 * @param hits said yes, and it was
 * @param falseAlarms said yes, and it was not
 * @param misses said no, and it was
 */
record Score(int hits, int falseAlarms, int misses) {
  static final Score NONE = new Score(0, 0, 0);

  /** With one more judgement. */
  Score plus(boolean said, boolean was) {
    return new Score(
        hits + (said && was ? 1 : 0),
        falseAlarms + (said && !was ? 1 : 0),
        misses + (!said && was ? 1 : 0));
  }

  /** Of what it said yes to, the share that was; 1 when it never said yes. */
  double precision() {
    return share(hits, hits + falseAlarms);
  }

  /** Of what was, the share that it said yes to; 1 when nothing was. */
  double recall() {
    return share(hits, hits + misses);
  }

  /** The harmonic mean of both. */
  double f1() {
    return share(2 * hits, 2 * hits + falseAlarms + misses);
  }

  int positives() {
    return hits + misses;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
