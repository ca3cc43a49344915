package org.vigie.classify.attack;

import static java.util.stream.Collectors.toMap;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Scenes;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.model.Event.Figure;
import org.vigie.model.Span;

/** The toll of an attack, out of the figures that the sentences on it give. */
final class Totals {
  private Totals() {}

  /**
   * The first total that is given, or a lower one in the lead or in a sentence on the toll;
   * "dozens", or what "earlier tolls" said, only where no other is. Those who "also" died are
   * added.
   */
  static @Nullable Figure of(List<Said> said, Sense what, List<Span> evidence) {
    List<Told> told =
        said.stream()
            .flatMap(one -> one.tolls().stream().map(toll -> new Told(one, toll)))
            .filter(one -> one.toll().what() == what && one.isTotal())
            .toList();
    List<Told> exact = preferred(told, one -> !one.toll().vague());
    List<Told> latest = preferred(exact, one -> !one.said().isFormer(one.toll()));
    List<Told> totals = preferred(latest, one -> one.said().isNow(one.toll()));
    if (totals.isEmpty()) {
      return null;
    }
    Told first = totals.getFirst();
    List<Told> lower =
        totals.stream()
            .filter(one -> one.toll().value() < first.toll().value() && !one.equals(first))
            .toList();
    boolean parts =
        lower.stream().mapToInt(one -> one.toll().value()).sum() == first.toll().value();
    List<Told> counted =
        totals.stream()
            .filter(
                one ->
                    one.equals(first)
                        || (!one.toll().others()
                            && !one.isOfSome(first)
                            && !(parts && lower.contains(one))
                            && one.isOfLead()
                            && one.isComparable(first)))
            .toList();
    List<Told> more =
        totals.stream().filter(one -> !counted.contains(one) && one.isMore(first)).toList();
    counted.forEach(one -> evidence.add(one.span()));
    more.forEach(one -> evidence.add(one.span()));
    // Whoever tells of them again does not count others.
    int others =
        more.stream()
            .collect(toMap(one -> one.toll().who(), one -> one.toll().value(), Math::max))
            .values()
            .stream()
            .mapToInt(Integer::intValue)
            .sum();
    IntSummaryStatistics values =
        counted.stream().mapToInt(one -> one.toll().value()).summaryStatistics();
    return new Figure(values.getMin() + others, values.getMax() + others);
  }

  private static List<Told> preferred(List<Told> all, Predicate<Told> better) {
    List<Told> some = all.stream().filter(better).toList();
    return some.isEmpty() ? all : some;
  }

  /** A figure and the sentence that it stands in. */
  private record Told(Said said, Toll toll) {
    /** Soldiers are some of the people that another counts. */
    boolean isOfSome(Told other) {
      return toll.who() == Sense.ARMED
          && other.toll.who() == Sense.PEOPLE
          && toll.value() < other.toll.value();
    }

    /** A much smaller one, where it is not said to be the toll, is of some of them. */
    boolean isComparable(Told other) {
      boolean same =
          said.isAccount() && toll.who() == Sense.ARMED && other.toll.who() == Sense.ARMED;
      return !said.isOfOwn() && (2 * toll.value() >= other.toll.value() || said.isOfToll() || same);
    }

    /** {@code Three civilians also died}, besides soldiers. */
    boolean isMore(Told first) {
      return said.isAlso()
          && said.days().isEmpty()
          && said.scenes().stream().noneMatch(Scenes.Scene::isLocated)
          && first.toll.who() != null
          && toll.who() != null
          && toll.who() != first.toll.who();
    }

    boolean isTotal() {
      return !toll.ofAttackers() && !toll.part() && said.isOfIt(toll);
    }

    boolean isOfLead() {
      return said.isLead() || said.isOfToll() || said.isAccount();
    }

    Span span() {
      return said.passage().span(toll.from(), toll.to());
    }
  }
}
