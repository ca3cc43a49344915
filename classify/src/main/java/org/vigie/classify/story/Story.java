package org.vigie.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one story that are still remembered, and the sum of their words.
 *
 * <p>The sum is of whole numbers, and words are gone through in one order, so that the order in
 * which reports came makes no difference.
 */
final class Story {
  /** Of so many reports that are about as old another may be most like one. */
  private static final int LOOKED_AT = 64;

  /** A word that weighs less in each report, of their {@link Weights}, is not the story's. */
  private static final int LEAST = 32;

  /**
   * One of its reports, and how alike another is to it.
   *
   * @param likeness 0 to 1
   */
  record Nearest(Report report, double likeness) {}

  private final String id;
  private final int number;
  private final List<Report> reports = new ArrayList<>(1);

  /** Its words, rising, and what each weighs in all reports together. */
  private int[] words = {};

  private int[] sums = {};

  Story(String id, int number) {
    this.id = id;
    this.number = number;
  }

  String id() {
    return id;
  }

  /** No other has it. */
  int number() {
    return number;
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  /** Those that are remembered, by date. */
  List<Report> reports() {
    return Collections.unmodifiableList(reports);
  }

  boolean has(int word) {
    return Arrays.binarySearch(words, word) >= 0;
  }

  /**
   * Adds a report.
   *
   * @param begun is told each word that the story had not
   */
  void add(Report report, IntConsumer begun) {
    int at = Collections.binarySearch(reports, report, Report.BY_DATE);
    reports.add(-at - 1, report);
    change(report.weights(), 1, begun);
  }

  /**
   * Removes a report.
   *
   * @param ended is told each word that the story has no longer
   */
  void remove(Report report, IntConsumer ended) {
    reports.remove(Collections.binarySearch(reports, report, Report.BY_DATE));
    change(report.weights(), -1, ended);
  }

  private void change(Weights weights, int sign, IntConsumer changed) {
    int[] nowWords = new int[words.length + weights.size()];
    int[] nowSums = new int[nowWords.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < words.length || j < weights.size()) {
      int mine = i < words.length ? words[i] : Integer.MAX_VALUE;
      int its = j < weights.size() ? weights.word(j) : Integer.MAX_VALUE;
      int before = mine <= its ? sums[i++] : 0;
      int now = before + (its <= mine ? sign * weights.weight(j++) : 0);
      nowWords[size] = Math.min(mine, its);
      nowSums[size] = now;
      size += now == 0 ? 0 : 1;
      if (before == 0 || now == 0) {
        changed.accept(Math.min(mine, its));
      }
    }
    words = Arrays.copyOf(nowWords, size);
    sums = Arrays.copyOf(nowSums, size);
  }

  boolean isNear(Instant date, Duration window) {
    int next = firstFrom(date.minus(window));
    return next < reports.size() && !reports.get(next).date().isAfter(date.plus(window));
  }

  /** Where the reports begin that are not before a date. */
  private int firstFrom(Instant date) {
    int from = 0;
    int to = reports.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (reports.get(middle).date().isBefore(date)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** How alike a report is to all of the story, 0 to 1. */
  double likeness(Weighed report, Rarity rarity) {
    int least = reports.size() * LEAST;
    double inCommon = 0;
    int i = 0;
    int j = 0;
    while (i < report.size() && j < words.length) {
      int its = report.word(i);
      int mine = words[j];
      inCommon += its == mine && sums[j] >= least ? report.worth(i) * sums[j] : 0;
      i += its <= mine ? 1 : 0;
      j += mine <= its ? 1 : 0;
    }
    if (inCommon == 0) {
      return 0;
    }
    double squares = 0;
    for (int word = 0; word < words.length; word++) {
      if (sums[word] >= least) {
        double weight = sums[word] * rarity.of(words[word]);
        squares += weight * weight;
      }
    }
    return inCommon / (report.length() * Math.sqrt(squares));
  }

  /** The report that another is most like, among those of about its date. */
  @Nullable Nearest nearest(Weighed other, Instant date, Duration window, Rarity rarity) {
    int middle = firstFrom(date);
    int from = Math.max(firstFrom(date.minus(window)), middle - LOOKED_AT / 2);
    int to = Math.min(reports.size(), middle + LOOKED_AT / 2);
    Nearest nearest = null;
    for (Report report : reports.subList(from, to)) {
      if (report.date().isAfter(date.plus(window))) {
        break;
      }
      double likeness = other.likeness(report.weights(), rarity);
      if (nearest == null || likeness > nearest.likeness()) {
        nearest = new Nearest(report, likeness);
      }
    }
    return nearest;
  }
}
