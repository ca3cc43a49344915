package org.vigie.classify;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.classify.Stories.Like;
import org.vigie.model.Classified;

/**
 * Decides whether a report tells of the occurrence that a story is about. Rather a story too many
 * than two occurrences in one: what is folded wrongly is not alerted.
 */
final class Occurrence {
  /** Alike enough by their words alone. */
  private static final double WORDS = 0.34;

  /** Alike enough when they agree on place and actor or toll. */
  private static final double WORDS_AND_FACTS = 0.26;

  /** How alike they must be when the places that they name have nothing in common. */
  private static final double WORDS_ELSEWHERE = 0.45;

  private static final Duration CLOSE = Duration.ofDays(2);

  private Occurrence() {}

  static boolean belongs(Report report, Like like) {
    Report nearest = like.nearest();
    boolean elsewhere =
        !report.places().isEmpty()
            && !nearest.places().isEmpty()
            && Collections.disjoint(report.places(), nearest.places());
    if (elsewhere) {
      return like.likeness() >= WORDS_ELSEWHERE;
    }
    return like.likeness() >= WORDS
        || (like.likeness() >= WORDS_AND_FACTS && facts(report, nearest) >= 2);
  }

  /**
   * Whether two reports in two languages, which share few words, tell of one occurrence: a place,
   * an actor and a number in common, within two days.
   */
  static boolean sameFacts(Report one, Report other) {
    return isTold(one)
        && isTold(other)
        && !one.language().equals(other.language())
        && Duration.between(one.date(), other.date()).abs().compareTo(CLOSE) <= 0
        && !Collections.disjoint(one.places(), other.places())
        && !Collections.disjoint(one.entities(), other.entities())
        && !Collections.disjoint(one.topics(), other.topics())
        && !counts(one, other).isEmpty();
  }

  /** Whether a report has what {@link #sameFacts} needs. */
  static boolean hasFacts(Report report) {
    return isTold(report)
        && !report.places().isEmpty()
        && !report.entities().isEmpty()
        && !report.topics().isEmpty()
        && !counts(report, report).isEmpty();
  }

  private static boolean isTold(Report report) {
    return !report.language().equals(Classified.UNDETERMINED);
  }

  /** How many kinds of facts two reports have in common. */
  private static int facts(Report one, Report other) {
    return (Collections.disjoint(one.places(), other.places()) ? 0 : 1)
        + (Collections.disjoint(one.entities(), other.entities()) ? 0 : 1)
        + (counts(one, other).isEmpty() ? 0 : 1);
  }

  static Set<String> places(Report one, Report other) {
    return Stories.shared(one.places(), other.places());
  }

  static Set<Integer> counts(Report one, Report other) {
    Set<Integer> shared = new TreeSet<>();
    for (int count : one.signature().counts()) {
      if (count > 2 && Arrays.binarySearch(other.signature().counts(), count) >= 0) {
        shared.add(count);
      }
    }
    return shared;
  }
}
