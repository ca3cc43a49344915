package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;

/** Tells what an army does from the air: its dead are not those of an attack. */
final class Strikes {
  private static final Set<String> STRIKES =
      AttackWords.set(
          "strike strikes airstrike airstrikes frappe frappes bombed bombarde pounded pilonne");

  private static final Set<String> AIR =
      AttackWords.set("air aerial aerien aeriens aerienne aeriennes aviation jets aircraft");

  /** Behind such a word stands what was hit. */
  private static final Set<String> AT = AttackWords.set("on at against contre sur that which qui");

  /** What a strike does as well. */
  private static final Set<String> ITS_OWN =
      AttackWords.set("vise visee cible cibles explosion bombing bombed bomb feu fire");

  private static final Set<String> BY = Set.of("in", "by", "par", "dans", "lors");
  private static final Set<String> OTHERWISE = Set.of("before", "after", "avant", "apres");

  /** So many words from a strike stands who did it. */
  private static final int BESIDE = 3;

  private final Words words;

  Strikes(Words words) {
    this.words = words;
  }

  /** Whether a strike of an army, and not an attack, killed those whom a sentence counts first. */
  boolean did(Passage passage, List<Integer> acts, List<Toll> tolls) {
    List<Integer> attacks =
        acts.stream().filter(act -> !ITS_OWN.contains(words.word(act))).toList();
    int toll =
        tolls.stream()
            .filter(one -> !one.ofAttackers() && !one.part())
            .mapToInt(Toll::status)
            .findFirst()
            .orElse(-1);
    return IntStream.range(passage.from(), passage.to())
        .filter(word -> STRIKES.contains(words.word(word)) && isOfArmy(word, passage))
        .anyMatch(strike -> toll < 0 ? attacks.isEmpty() : killed(strike, toll, attacks));
  }

  private boolean killed(int strike, int toll, List<Integer> attacks) {
    boolean nearest =
        attacks.stream().allMatch(act -> Math.abs(act - toll) > Math.abs(strike - toll));
    return nearest
        && (strike < toll || (isBetween(BY, toll, strike) && !isBetween(OTHERWISE, toll, strike)));
  }

  private boolean isBetween(Set<String> some, int from, int to) {
    return IntStream.range(from, to).anyMatch(word -> some.contains(words.word(word)));
  }

  private boolean isOfArmy(int strike, Passage passage) {
    if (strike > passage.from() && words.word(strike - 1).equals("on")) {
      return false; // Soldiers on strike.
    }
    for (int i = Math.max(passage.from(), strike - BESIDE); i < strike; i++) {
      if (isArmy(words.word(i))) {
        return true;
      }
    }
    boolean army = words.word(strike).startsWith("air");
    for (int i = strike + 1; i < Math.min(passage.to(), strike + 2 * BESIDE) && !army; i++) {
      if (AT.contains(words.word(i))) {
        return false;
      }
      army = isArmy(words.word(i));
    }
    return army;
  }

  private static boolean isArmy(String word) {
    return AIR.contains(word) || is(word, Sense.STATE);
  }
}
