package org.vigie.classify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
  private final long number;
  private final List<Report> reports = new ArrayList<>(1);

  /** Its words, rising, and what each weighs in all reports together. */
  private int[] words = {};

  private int[] sums = {};

  /** What it has in common with the report that is being filed. */
  private double common;

  Story(String id, long number) {
    this.id = id;
    this.number = number;
  }

  String id() {
    return id;
  }

  /** Rises with each story that is begun. */
  long number() {
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

  double common() {
    return common;
  }

  void setCommon(double common) {
    this.common = common;
  }

  void add(Report report) {
    int at = Collections.binarySearch(reports, report, Report.BY_DATE);
    reports.add(-at - 1, report);
    change(Weights.of(report.signature()), 1);
  }

  void remove(Report report) {
    reports.remove(Collections.binarySearch(reports, report, Report.BY_DATE));
    change(Weights.of(report.signature()), -1);
  }

  private void change(Weights weights, int sign) {
    int[] nowWords = new int[words.length + weights.size()];
    int[] nowSums = new int[nowWords.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < words.length || j < weights.size()) {
      int mine = i < words.length ? words[i] : Integer.MAX_VALUE;
      int its = j < weights.size() ? weights.word(j) : Integer.MAX_VALUE;
      nowWords[size] = Math.min(mine, its);
      nowSums[size] += mine <= its ? sums[i++] : 0;
      nowSums[size] += its <= mine ? sign * weights.weight(j++) : 0;
      size += nowSums[size] == 0 ? 0 : 1;
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
    for (int i = 0; i < report.size(); i++) {
      int at = Arrays.binarySearch(words, report.word(i));
      inCommon += at < 0 || sums[at] < least ? 0 : report.worth(i) * sums[at];
    }
    if (inCommon == 0) {
      return 0;
    }
    double squares = 0;
    for (int i = 0; i < words.length; i++) {
      if (sums[i] >= least) {
        double weight = sums[i] * rarity.of(words[i]);
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
      double likeness = other.likeness(Weights.of(report.signature()), rarity);
      if (nearest == null || likeness > nearest.likeness()) {
        nearest = new Nearest(report, likeness);
      }
    }
    return nearest;
  }
}
