package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Fates.Fate;
import org.vigie.classify.attack.Nouns.Noun;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Counts.Count;
import org.vigie.classify.text.Words;

/** Finds how many were killed, wounded or abducted as sentences say it: not the attackers. */
public final class Tolls {
  /** No attack has more victims: what counts more counts those of a war. */
  private static final int MOST = 9_999;

  private static final int MEMBER_OF = 3;
  private static final Set<String> MEMBERS = Set.of("members", "membres", "member", "membre");

  /** Those that are found are seldom all. */
  private static final Set<String> BODIES =
      AttackWords.set("bodies corpses corps cadavres depouilles buried");

  private static final Set<String> OTHERS = Set.of("other", "others", "more", "autres", "autre");
  private static final Set<String> ACTIVE =
      AttackWords.set(
          """
          killed kills tue tuer abattu abattus neutralise neutralises neutralized neutralised
          matado eliminated elimine elimines
          """);

  private final Words words;
  private final Counts counts;
  private final Aside aside;
  private final Sums sums;
  private final Nouns nouns;
  private final Fates fates;

  public Tolls(Words words, Counts counts) {
    this.words = words;
    this.counts = counts;
    this.aside = new Aside(words);
    this.sums = new Sums(aside);
    this.nouns = new Nouns(words);
    this.fates = new Fates(words, aside, nouns);
  }

  /** The figures of the sentence between two words, those of the attackers among them. */
  public List<Toll> in(int from, int to) {
    List<Count> numbers = counts.figuresIn(words, from, to);
    List<Toll> found = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Toll last = found.isEmpty() ? null : found.getLast();
      Toll toll = toll(numbers, i, last, from, to);
      if (toll != null) {
        found.add(toll);
      }
    }
    int nobody = aside.nobody(from, to);
    if (nobody >= 0) {
      found.removeIf(toll -> toll.status() == nobody);
      if (found.stream().noneMatch(toll -> toll.what() == Sense.KILLED)) {
        found.add(Toll.none(nobody));
      }
    }
    return sums.of(found);
  }

  /** {@code four members of one family}. */
  private boolean isOfOne(Count all, Count one) {
    return one.value() == 1
        && words.word(one.from() - 1).equals("of")
        && one.from() - all.to() <= MEMBER_OF;
  }

  /** {@code four cyclists and two gendarmes}: whoever they are, they are people, too. */
  private boolean isBesidePeople(List<Count> numbers, int index, int to) {
    int and = numbers.get(index).to() + 1;
    if (index + 1 == numbers.size()
        || numbers.get(index).article()
        || numbers.get(index + 1).article()
        || numbers.get(index + 1).from() != and + 1) {
      return false;
    }
    int limit = index + 2 < numbers.size() ? numbers.get(index + 2).from() : to;
    Noun next = nouns.of(numbers.get(index + 1), limit);
    return Aside.AND.contains(words.word(and))
        && !Fates.isFate(words.word(and - 1))
        && next != null
        && next.who() != null
        && next.who() != Sense.ATTACKER;
  }

  private @Nullable Toll toll(
      List<Count> numbers, int index, @Nullable Toll last, int from, int to) {
    Count number = numbers.get(index);
    int limit =
        numbers.stream()
            .skip(index + 1L)
            .filter(next -> !next.article() && !isOfOne(number, next))
            .mapToInt(Count::from)
            .findFirst()
            .orElse(to);
    Noun noun = nouns.of(number, Math.min(limit, to));
    if (noun == null
        || number.value() > MOST
        || (index > 0 && isOfOne(numbers.get(index - 1), number))
        || aside.isNone(number, from)
        || isWitness(number, noun)) {
      return null;
    }
    if (last != null && (isAll(number.to(), to) || isAll(noun.end(), to))) {
      return new Toll(
          Sense.TOLL,
          number.value(),
          number.vague(),
          null,
          -1,
          false,
          false,
          number.from(),
          number.to());
    }
    if (noun.who() == null && isBesidePeople(numbers, index, to)) {
      noun = new Noun(Sense.PEOPLE, number.to() + 1);
    }
    Fate fate = fates.of(numbers, index, noun, from, to);
    if (fate == null || !(counts(number, noun, fate) || isOneMore(last, fate, number, noun))) {
      return null;
    }
    Sense what = fates.sense(fate.word());
    if (what == Sense.OTHERWISE) {
      return null;
    }
    boolean others = number.to() < to && OTHERS.contains(words.word(number.to()));
    boolean ofAttackers =
        (noun.who() == null || Fates.LOST.contains(words.word(fate.word())))
            && (isLossOfAttackers(fate, from)
                || isByState(fate, number, from)
                || aside.isOfAttackers(number, from, to));
    return new Toll(
        what == Sense.TOLL ? Sense.KILLED : what,
        number.value(),
        number.vague() || BODIES.contains(words.word(fate.word())),
        ofAttackers || isMoreOfAttackers(last, others) ? Sense.ATTACKER : noun.who(),
        fate.word(),
        aside.isPart(number, from, to, fate.word())
            || aside.isAmong(noun.end(), to)
            || (last != null && aside.isSetOff(number, from))
            || isMoreOfPart(last, fate, number),
        number.article() || others,
        number.from(),
        number.to());
  }

  /** {@code ten jihadists on Monday and 15 others}. */
  private static boolean isMoreOfAttackers(@Nullable Toll last, boolean others) {
    return others && last != null && last.ofAttackers();
  }

  /** {@code five farmers and a UN policeman died}. */
  private boolean isOneMore(@Nullable Toll last, Fate fate, Count number, Noun noun) {
    boolean members = number.to() < words.size() && MEMBERS.contains(words.word(number.to()));
    return last != null
        && (members || (number.article() && noun.who() != null))
        && last.status() == fate.word()
        && aside.isJoined(number.from());
  }

  /** {@code a resident said}. */
  private boolean isWitness(Count number, Noun noun) {
    return number.article()
        && noun.end() < words.size()
        && Fates.SAID.contains(words.word(noun.end()));
  }

  /** {@code among them two soldiers and a child}. */
  private boolean isMoreOfPart(@Nullable Toll last, Fate fate, Count number) {
    int and = number.from() - 1;
    return last != null
        && last.part()
        && last.status() == fate.word()
        && aside.isJoined(number.from())
        && !(Aside.AND.contains(words.word(and)) && words.hasBefore(and, ",–—"));
  }

  /** Whether a number without a word for people counts some: what happened stands beside it. */
  private boolean counts(Count number, Noun noun, Fate fate) {
    if (number.article()) {
      boolean one = words.word(number.from()).startsWith("un");
      boolean people =
          IntStream.range(number.to(), noun.end()).allMatch(i -> Nouns.isPeople(words.word(i)));
      boolean dead = fate.word() == number.to();
      if (fates.sense(fate.word()) == Sense.TOLL) {
        return false;
      }
      boolean named = people || noun.end() == number.to() + 1 || isWithMore(noun);
      return (noun.who() != null && named) || (one && dead);
    }
    boolean beside = fate.far() == 0 || (fate.far() == 1 && fate.word() > number.to());
    return noun.who() != null || beside || fates.sense(fate.word()) == Sense.TOLL;
  }

  /** {@code a village councillor and his two sons}. */
  private boolean isWithMore(Noun noun) {
    int next = noun.end();
    while (next < words.size()
        && (is(words.word(next), Sense.FILLER)
            || words.word(next).equals("and")
            || words.word(next).equals("et"))) {
      next++;
    }
    return next > noun.end() && !counts.in(words, next, Math.min(words.size(), next + 1)).isEmpty();
  }

  private boolean isAll(int word, int to) {
    if (word >= to) {
      return false;
    }
    String next = words.word(word);
    boolean together = next.equals("together");
    boolean preposition = next.equals("in") || next.equals("au") || next.equals("en");
    return together || (preposition && word + 1 < to && is(words.word(word + 1), Sense.ALL));
  }

  /** Whether the army is said to have done it. */
  private boolean isByState(Fate fate, Count number, int from) {
    if (fate.word() > number.from() || !ACTIVE.contains(words.word(fate.word()))) {
      return false;
    }
    for (int i = fate.word() - 1; i >= from && !nouns.isCut(i + 1, from); i--) {
      if (is(words.word(i), Sense.ATTACKER)) {
        return false;
      }
      if (is(words.word(i), Sense.STATE)) {
        return true;
      }
    }
    return false;
  }

  /** {@code The militants had lost seven men}. */
  private boolean isLossOfAttackers(Fate fate, int from) {
    return Fates.LOST.contains(words.word(fate.word()))
        && IntStream.range(from, fate.word()).anyMatch(i -> is(words.word(i), Sense.ATTACKER));
  }
}
