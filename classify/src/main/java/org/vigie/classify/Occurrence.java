package org.vigie.classify;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.classify.Stories.Like;

/**
 * Decides whether a report tells of the occurrence that a story is about. Rather a story too many
 * than two occurrences in one: what is folded wrongly is not alerted.
 */
final class Occurrence implements Stories.Judgement {
  /** Alike enough by their words alone. */
  private static final double WORDS = 0.34;

  /** Alike enough when they agree on place and actor or toll. */
  private static final double WORDS_AND_FACTS = 0.26;

  /** How alike they must be when the places that they name have nothing in common. */
  private static final double WORDS_ELSEWHERE = 0.45;

  private static final Duration CLOSE = Duration.ofDays(2);

  @Override
  public boolean belongs(Report report, Like like) {
    Report nearest = like.nearest();
    boolean elsewhere =
        !report.places().isEmpty()
            && !nearest.places().isEmpty()
            && places(report, nearest).isEmpty();
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
    return !one.language().equals(other.language())
        && Duration.between(one.date(), other.date()).abs().compareTo(CLOSE) <= 0
        && !places(one, other).isEmpty()
        && !Stories.shared(one.entities(), other.entities()).isEmpty()
        && !counts(one, other).isEmpty()
        && !Stories.shared(one.topics(), other.topics()).isEmpty();
  }

  /** How many kinds of facts two reports have in common. */
  private static int facts(Report one, Report other) {
    return (places(one, other).isEmpty() ? 0 : 1)
        + (Stories.shared(one.entities(), other.entities()).isEmpty() ? 0 : 1)
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
