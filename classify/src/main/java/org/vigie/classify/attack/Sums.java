package org.vigie.classify.attack;

import java.util.ArrayList;
import java.util.List;
import org.vigie.classify.text.AttackWords.Sense;

/** Puts together what a sentence counts in parts, and takes off whom it should not count. */
final class Sums {
  private final Aside aside;

  Sums(Aside aside) {
    this.aside = aside;
  }

  /** The figures of a sentence, each sum as one. */
  List<Toll> of(List<Toll> tolls) {
    return totals(withoutAttackers(summed(tolls)));
  }

  /** {@code 21 dead, including six attackers}: fifteen victims. */
  private static List<Toll> withoutAttackers(List<Toll> tolls) {
    List<Toll> victims = new ArrayList<>();
    for (Toll toll : tolls) {
      int last = victims.size() - 1;
      Toll all = victims.isEmpty() ? toll : victims.getLast();
      if (toll.ofAttackers()
          && toll.part()
          && !all.ofAttackers()
          && all.status() == toll.status()
          && all.value() > toll.value()) {
        victims.set(last, all.counting(all.value() - toll.value()));
      } else {
        victims.add(toll);
      }
    }
    return victims;
  }

  /** {@code ten soldiers and three civilians}: one sum of one kind. */
  private List<Toll> summed(List<Toll> tolls) {
    List<Toll> sums = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= tolls.size(); i++) {
      if (i == tolls.size() || !isMore(tolls.get(i - 1), tolls.get(i))) {
        sums.add(sum(tolls.subList(start, i)));
        start = i;
      }
    }
    return sums;
  }

  private boolean isMore(Toll last, Toll toll) {
    boolean bothDead = last.what() == Sense.KILLED && toll.what() == Sense.KILLED;
    boolean same =
        last.status() == toll.status()
            || (bothDead && aside.isAnd(toll.from()) && !aside.isSaidApart(toll.to()));
    return same
        && !toll.part()
        && !last.part()
        && !toll.ofAttackers()
        && !last.ofAttackers()
        && (last.vague() || !toll.vague())
        && aside.isJoined(toll.from());
  }

  /** {@code ten people, seven soldiers and three civilians} are ten. */
  private static Toll sum(List<Toll> tolls) {
    Toll first = tolls.getFirst();
    List<Toll> others = tolls.subList(1, tolls.size());
    int more = others.stream().mapToInt(Toll::value).sum();
    return others.size() > 1 && more == first.value()
        ? first
        : tolls.stream().reduce(Toll::plus).orElseThrow();
  }

  /** {@code sixty in all} stands for what was counted before it. */
  private static List<Toll> totals(List<Toll> tolls) {
    List<Toll> kept = new ArrayList<>();
    for (Toll toll : tolls) {
      if (toll.what() != Sense.TOLL) {
        kept.add(toll);
      } else if (!kept.isEmpty()) {
        Toll of = kept.getLast();
        kept.removeIf(other -> other.what() == of.what() && !other.ofAttackers());
        kept.add(
            new Toll(
                of.what(),
                toll.value(),
                toll.vague(),
                of.who(),
                of.status(),
                false,
                false,
                of.from(),
                toll.to()));
      }
    }
    return kept;
  }
}
