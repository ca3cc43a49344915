package org.vigie.classify.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds texts that were published before: as they were, lightly edited, or cut short.
 *
 * <p>Of two texts, the hashes of passages in the range that both sketches cover are a fair sample;
 * the share of the shorter text's that the other has too says how much of it is copied.
 */
final class Copies {
  /** So much of the shorter text must stand in the other. */
  static final double SHARE = 0.5;

  /** With so much of it there, other numbers are those of what stands around the text. */
  private static final double SURE = 0.9;

  /** Of so many numbers half must be the same. */
  private static final int FEWEST_COUNTS = 3;

  /** Shorter texts have too little to tell by. */
  private static final int FEWEST_PASSAGES = 12;

  private static final int FEWEST_SAMPLES = 6;

  /** So many of each sketch's smallest are looked up. */
  private static final int INDEXED = 48;

  /** Of a passage that many texts have, as a site's footer, so many of the first are looked at. */
  private static final int LOOKED_AT = 64;

  private final Numbered<Report> reports;
  private final IntIndex byPassage;
  private final Duration window;

  Copies(Numbered<Report> reports, Duration window) {
    this.reports = reports;
    this.byPassage =
        new IntIndex((one, other) -> Report.BY_DATE.compare(reports.at(one), reports.at(other)));
    this.window = window;
  }

  /**
   * An earlier text that another one repeats.
   *
   * @param share how much of the shorter of the two stands in the other, 0 to 1
   */
  record Copy(Report of, double share) {}

  void add(Report report) {
    int[] sketch = report.signature().sketch();
    for (int i = 0; i < Math.min(INDEXED, sketch.length); i++) {
      byPassage.add(sketch[i], report.number());
    }
  }

  void remove(Report report) {
    int[] sketch = report.signature().sketch();
    for (int i = 0; i < Math.min(INDEXED, sketch.length); i++) {
      byPassage.remove(sketch[i], report.number());
    }
  }

  /** The text that a report repeats most of, the earliest of equal ones. */
  Optional<Copy> find(Report report) {
    return candidates(report)
        .filter(other -> near(report, other))
        .map(other -> new Copy(other, share(report.signature(), other.signature())))
        .filter(copy -> copy.share() >= SHARE)
        .filter(copy -> copy.share() >= SURE || !isOfAnotherDay(report, copy.of()))
        .max(
            Comparator.comparingDouble(Copy::share)
                .thenComparing(copy -> copy.of().date(), Comparator.reverseOrder())
                .thenComparing(copy -> copy.of().id(), Comparator.reverseOrder()));
  }

  private Stream<Report> candidates(Report report) {
    int[] sketch = report.signature().sketch();
    int[] found = new int[LOOKED_AT];
    int[] candidates = new int[LOOKED_AT];
    int size = 0;
    for (int i = 0; i < Math.min(INDEXED, sketch.length); i++) {
      int more = byPassage.read(sketch[i], found);
      if (size + more > candidates.length) {
        candidates = Arrays.copyOf(candidates, 2 * (size + more));
      }
      System.arraycopy(found, 0, candidates, size, more);
      size += more;
    }
    return Arrays.stream(candidates, 0, size).distinct().mapToObj(reports::at);
  }

  private boolean near(Report one, Report other) {
    return Duration.between(one.date(), other.date()).abs().compareTo(window) <= 0;
  }

  /** A form that is filled in each day, as a market report: the same words with other numbers. */
  private static boolean isOfAnotherDay(Report report, Report other) {
    int[] counts = report.signature().counts();
    int[] others = other.signature().counts();
    long shared = Arrays.stream(counts).filter(n -> Arrays.binarySearch(others, n) >= 0).count();
    int fewer = Math.min(counts.length, others.length);
    return fewer >= FEWEST_COUNTS && 2 * shared < fewer;
  }

  static double share(Signature one, Signature other) {
    if (Math.min(one.passages(), other.passages()) < FEWEST_PASSAGES) {
      return one.content() == other.content() ? 1 : 0;
    }
    int limit = Math.min(covers(one), covers(other));
    int inOne = 0;
    int inOther = 0;
    int inBoth = 0;
    int i = 0;
    int j = 0;
    int[] a = one.sketch();
    int[] b = other.sketch();
    while ((i < a.length && a[i] <= limit) || (j < b.length && b[j] <= limit)) {
      int left = i < a.length ? a[i] : Integer.MAX_VALUE;
      int right = j < b.length ? b[j] : Integer.MAX_VALUE;
      inOne += left <= right ? 1 : 0;
      inOther += right <= left ? 1 : 0;
      inBoth += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    int samples = one.passages() <= other.passages() ? inOne : inOther;
    return samples < FEWEST_SAMPLES ? 0 : (double) inBoth / samples;
  }

  /** How far up a sketch knows every passage. */
  private static int covers(Signature signature) {
    boolean whole = signature.passages() == signature.sketch().length;
    return whole ? Integer.MAX_VALUE : signature.sketch()[signature.sketch().length - 1];
  }
}
