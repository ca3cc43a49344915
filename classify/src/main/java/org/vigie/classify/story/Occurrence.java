package org.vigie.classify.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.classify.attack.Fusion;
import org.vigie.classify.story.Stories.Like;
import org.vigie.model.Classified;
import org.vigie.model.Event;

/**
 * Decides whether a report tells of the occurrence that a story is about. Rather a story too many
 * than two occurrences in one: what is folded wrongly is not alerted.
 */
final class Occurrence {
  /**
   * How alike a report and a story must be, 0 to 1.
   *
   * @param words by their words alone
   * @param wordsAndFacts when they agree on place and actor or toll
   * @param wordsElsewhere when they name other places, or tell of attacks elsewhere or on other
   *     days
   * @param number that a number which both tell is worth
   * @param parts how alike the two parts of a story may be, as {@link Contrast} tells, for it to be
   *     two
   */
  record Bar(
      double words, double wordsAndFacts, double wordsElsewhere, double number, double parts) {
    static final Bar DEFAULT = new Bar(0.28, 0.26, 0.45, 0.02, 0.5);
  }

  /** More numbers than so many are worth no more. */
  private static final int NUMBERS = 3;

  /** What reports of one attack can agree in at most: the place counts for two. */
  private static final int ALL_FACTS = 5;

  private static final Duration CLOSE = Duration.ofDays(2);

  private Occurrence() {}

  static boolean belongs(Report report, Like like, Bar bar) {
    Report nearest = like.nearest();
    double likeness =
        like.likeness() + bar.number() * Math.min(NUMBERS, counts(report, nearest).size());
    if (isElsewhere(report, nearest)) {
      return likeness >= bar.wordsElsewhere();
    }
    return likeness >= bar.words()
        || (likeness >= bar.wordsAndFacts() && facts(report, nearest) >= 2);
  }

  /** Whether two reports name other places, or attacks none of which can be one of the other's. */
  static boolean isElsewhere(Report one, Report other) {
    boolean otherPlaces =
        !one.places().isEmpty()
            && !other.places().isEmpty()
            && Collections.disjoint(one.places(), other.places());
    return otherPlaces
        || (!one.events().isEmpty()
            && !other.events().isEmpty()
            && one.events().stream()
                .allMatch(
                    event ->
                        other.events().stream().allMatch(its -> Fusion.agreement(event, its) < 0)));
  }

  /**
   * Whether two reports, which share few words, tell of one occurrence, within two days: of one
   * attack or, in two languages, with a place, an actor and a number in common.
   */
  static boolean sameFacts(Report one, Report other) {
    return Duration.between(one.date(), other.date()).abs().compareTo(CLOSE) <= 0
        && (sameAttack(one, other) || sameNames(one, other));
  }

  /** The first attack of each has place, day, doer and toll in common; or most of it. */
  private static boolean sameAttack(Report one, Report other) {
    if (one.events().isEmpty() || other.events().isEmpty()) {
      return false;
    }
    Event first = one.events().getFirst();
    Event second = other.events().getFirst();
    int needed = one.language().equals(other.language()) ? ALL_FACTS : ALL_FACTS - 1;
    return Fusion.isAtOnePlace(first, second) && Fusion.agreement(first, second) >= needed;
  }

  private static boolean sameNames(Report one, Report other) {
    return isTold(one)
        && isTold(other)
        && !one.language().equals(other.language())
        && !Collections.disjoint(one.places(), other.places())
        && !Collections.disjoint(one.entities(), other.entities())
        && !Collections.disjoint(one.topics(), other.topics())
        && !counts(one, other).isEmpty();
  }

  /** Whether a report has what {@link #sameFacts} needs. */
  static boolean hasFacts(Report report) {
    return !report.events().isEmpty() || hasNames(report);
  }

  private static boolean hasNames(Report report) {
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
