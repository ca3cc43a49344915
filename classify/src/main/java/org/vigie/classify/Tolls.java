package org.vigie.classify;

import static org.vigie.classify.AttackWords.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.AttackWords.Sense;
import org.vigie.classify.Counts.Count;

/** Finds how many were killed, wounded or abducted as sentences say it: not the attackers. */
final class Tolls {
  private static final List<Sense> STATUS =
      List.of(Sense.KILLED, Sense.WOUNDED, Sense.ABDUCTED, Sense.OTHERWISE, Sense.TOLL);

  /** How far what is counted stands from its number, and what happened to it from that. */
  private static final int NOUN = 5;

  /** No attack has more victims: what counts more counts those of a war. */
  private static final int MOST = 9_999;

  private static final int BEHIND = 12;
  private static final int BEFORE = 7;
  private static final int RISEN = 5;

  private static final Set<String> AND = Set.of("and", "et", "y", "ainsi", "que", "as", "well");

  /** Behind such a word stands something else than what is counted. */
  private static final Set<String> NEXT =
      AttackWords.set(
          """
          in at near on when during after by dans pres sur lors apres par quand vendredi
          samedi dimanche lundi mardi mercredi jeudi
          """);

  /** {@code Three teachers said that 25 were killed}: they are none of them. */
  private static final Set<String> SAID =
      AttackWords.set(
          "said says say told tells added explained affirme affirment explique dit dits ajoute");

  private static final Set<String> MEMBERS = Set.of("members", "membres", "member", "membre");

  /** Those that are found are seldom all. */
  private static final Set<String> BODIES =
      AttackWords.set("bodies corpses corps cadavres depouilles buried");

  private static final Set<String> LOST = Set.of("lost", "perdu");
  private static final Set<String> LIVES = Set.of("life", "lives", "vie");

  /** So few words behind {@code lost} stands what was. */
  private static final int LIFE = 4;

  private static final Set<String> OTHERS = Set.of("other", "others", "more", "autres", "autre");
  private static final Set<String> ARMED_WITH = Set.of("armes", "armed", "enturbannes", "masked");
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

  Tolls(Words words, Counts counts) {
    this.words = words;
    this.counts = counts;
    this.aside = new Aside(words);
    this.sums = new Sums(aside);
  }

  /** The figures of the sentence between two words, those of the attackers among them. */
  List<Toll> in(int from, int to) {
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
  private boolean isOfOne(Count number) {
    return number.value() == 1 && number.from() > 0 && words.word(number.from() - 1).equals("of");
  }

  private @Nullable Toll toll(
      List<Count> numbers, int index, @Nullable Toll last, int from, int to) {
    Count number = numbers.get(index);
    int limit =
        numbers.stream()
            .skip(index + 1L)
            .filter(next -> !next.article() && !isOfOne(next))
            .mapToInt(Count::from)
            .findFirst()
            .orElse(to);
    Noun noun = noun(number, Math.min(limit, to));
    if (noun == null
        || number.value() > MOST
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
    Status status = status(numbers, index, noun, from, to);
    if (status == null
        || !(counts(number, noun, status) || isOneMore(last, status, number, noun))) {
      return null;
    }
    Sense what = sense(status.word());
    if (what == Sense.OTHERWISE) {
      return null;
    }
    boolean others = number.to() < to && OTHERS.contains(words.word(number.to()));
    boolean ofAttackers =
        (noun.who() == null || LOST.contains(words.word(status.word())))
            && (isLossOfAttackers(status, from)
                || isByState(status, number, from)
                || aside.isOfAttackers(number, from, to));
    return new Toll(
        what == Sense.TOLL ? Sense.KILLED : what,
        number.value(),
        number.vague() || BODIES.contains(words.word(status.word())),
        ofAttackers || isMoreOfAttackers(last, others) ? Sense.ATTACKER : noun.who(),
        status.word(),
        aside.isPart(number, from, to, status.word())
            || aside.isAmong(noun.end(), to)
            || (last != null && aside.isSetOff(number, from))
            || isMoreOfPart(last, status, number),
        number.article() || others,
        number.from(),
        number.to());
  }

  /** {@code ten jihadists on Monday and 15 others}. */
  private static boolean isMoreOfAttackers(@Nullable Toll last, boolean others) {
    return others && last != null && last.ofAttackers();
  }

  /** {@code five farmers and a UN policeman died}. */
  private boolean isOneMore(@Nullable Toll last, Status status, Count number, Noun noun) {
    boolean members = number.to() < words.size() && MEMBERS.contains(words.word(number.to()));
    return last != null
        && (members || (number.article() && noun.who() != null))
        && last.status() == status.word()
        && aside.isJoined(number.from());
  }

  /** {@code a resident said}. */
  private boolean isWitness(Count number, Noun noun) {
    return number.article() && noun.end() < words.size() && SAID.contains(words.word(noun.end()));
  }

  /** {@code among them two soldiers and a child}. */
  private boolean isMoreOfPart(@Nullable Toll last, Status status, Count number) {
    int and = number.from() - 1;
    return last != null
        && last.part()
        && last.status() == status.word()
        && aside.isJoined(number.from())
        && !(AND.contains(words.word(and)) && words.hasBefore(and, ",–—"));
  }

  /** {@code two men killed twelve}: they are not among the dead. */
  private boolean isOfNext(List<Count> numbers, int index, int status, int to) {
    if (index + 1 == numbers.size()) {
      return false;
    }
    Count next = numbers.get(index + 1);
    for (int i = status + 1; i <= next.from(); i++) {
      if (isCut(i, status) || (i < next.from() && !is(words.word(i), Sense.FILLER))) {
        return false;
      }
    }
    int limit = index + 2 < numbers.size() ? numbers.get(index + 2).from() : to;
    Noun noun = noun(next, limit);
    Status own = noun == null ? null : behind(numbers, index + 1, noun.end(), to);
    return status < next.from()
        && noun != null
        && (noun.who() != null || !next.article())
        && (own == null || own.far() > 0);
  }

  private @Nullable Status status(List<Count> numbers, int index, Noun noun, int from, int to) {
    Count number = numbers.get(index);
    int start = Math.max(noun.end(), aside.ofThose(number.to(), to));
    Status behind = behind(numbers, index, start, to);
    if (behind != null && isOfNext(numbers, index, behind.word(), to)) {
      behind = null;
    }
    int toll = toll(number, from);
    if (toll >= 0 && (behind == null || behind.far() > 0)) {
      return new Status(toll, 0);
    }
    Status before = before(numbers, index, from);
    if (noun.end() > number.to() && isStatus(words.word(noun.end() - 1))) {
      // Hostages are abducted, where nothing beside them says that they were freed or killed.
      return behind != null && behind.far() == 0
          ? behind
          : before != null && before.far() == 0 ? before : new Status(noun.end() - 1, 0);
    }
    return behind != null && (before == null || behind.far() <= before.far()) ? behind : before;
  }

  /** The word for the toll that is said to have risen to a number; negative when there is none. */
  private int toll(Count number, int from) {
    boolean risen = false;
    for (int i = number.from() - 1; i >= from; i--) {
      risen |= number.from() - i <= RISEN && is(words.word(i), Sense.RISEN);
      if (risen && is(words.word(i), Sense.TOLL)) {
        return i;
      }
    }
    return -1;
  }

  /** Whom a number counts, and where that ends. */
  private record Noun(@Nullable Sense who, int end) {}

  /** A word that says what happened, and how many words stand between. */
  private record Status(int word, int far) {}

  /** Null when it counts things. */
  private @Nullable Noun noun(Count number, int limit) {
    int end = Math.min(limit, number.to() + NOUN);
    // "five (5) soldiers"
    int start = words.hasBefore(number.to() - 1, "(") ? number.to() : number.from();
    for (int i = number.to(); i < end && !isCut(i, start); i++) {
      String word = words.word(i);
      if (is(word, Sense.ATTACKER)) {
        return new Noun(Sense.ATTACKER, i + 1);
      }
      if (is(word, Sense.ARMED) || is(word, Sense.PEOPLE)) {
        boolean armed = i + 1 < words.size() && ARMED_WITH.contains(words.word(i + 1));
        if (i + 1 < end && (is(words.word(i + 1), Sense.ATTACKER) || isPeople(words.word(i + 1)))) {
          continue;
        }
        Sense who = armed ? Sense.ATTACKER : is(word, Sense.ARMED) ? Sense.ARMED : Sense.PEOPLE;
        return new Noun(who, i + 1);
      }
      if (isStatus(word) || NEXT.contains(word)) {
        break;
      }
      if (is(word, Sense.THING) || isPlace(word)) {
        return null;
      }
    }
    return new Noun(null, number.to());
  }

  private static boolean isPlace(String word) {
    return (is(word, Sense.ARMED_PLACE) || is(word, Sense.PEOPLE_PLACE)) && !is(word, Sense.STATE);
  }

  private static boolean isPeople(String word) {
    return is(word, Sense.ARMED) || is(word, Sense.PEOPLE);
  }

  /** Whether a number without a word for people counts some: what happened stands beside it. */
  private boolean counts(Count number, Noun noun, Status status) {
    if (number.article()) {
      boolean one = words.word(number.from()).startsWith("un");
      boolean people =
          IntStream.range(number.to(), noun.end()).allMatch(i -> isPeople(words.word(i)));
      boolean dead = status.word() == number.to();
      if (sense(status.word()) == Sense.TOLL) {
        return false;
      }
      boolean named = people || noun.end() == number.to() + 1 || isWithMore(noun);
      return (noun.who() != null && named) || (one && dead);
    }
    boolean beside = status.far() == 0 || (status.far() == 1 && status.word() > number.to());
    return noun.who() != null || beside || sense(status.word()) == Sense.TOLL;
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

  private @Nullable Status behind(List<Count> numbers, int index, int start, int to) {
    int next = index + 1;
    int far = 0;
    int end = Math.min(to, start + BEHIND);
    for (int i = start; i < end; i++) {
      int closed = closed(i, to);
      if (closed > i) {
        end = Math.min(to, end + closed - i);
        i = closed;
        while (next < numbers.size() && numbers.get(next).from() < i) {
          next++;
        }
      } else if (isStop(i) || (SAID.contains(words.word(i)) && !isCut(i + 1, i))) {
        return null;
      }
      if (next < numbers.size() && i == numbers.get(next).from()) {
        int number = numbers.get(index).to();
        Count other = numbers.get(next);
        if (!aside.isJoined(i) && !aside.isPart(other, number) && !aside.isSetOff(other, number)) {
          return null;
        }
        i = numbers.get(next++).to() - 1;
        far++;
      } else if (isStatus(words.word(i)) && !isLossOfThings(i, to)) {
        return new Status(i, far);
      } else if (!is(words.word(i), Sense.FILLER)) {
        far++;
      }
    }
    return null;
  }

  /** {@code 200 people lost their homes}; not {@code their lives}. */
  private boolean isLossOfThings(int status, int to) {
    return LOST.contains(words.word(status))
        && IntStream.range(status + 1, Math.min(to, status + LIFE))
            .noneMatch(i -> LIVES.contains(words.word(i)));
  }

  /** The word behind brackets, or behind the parts of a sum, that begin at a word. */
  private int closed(int word, int to) {
    boolean brackets = words.hasBefore(word, "(");
    if (!brackets && !(words.hasBefore(word, ",") && is(words.word(word), Sense.PART))) {
      return word;
    }
    int i = word + 1;
    while (i < to && !words.hasBefore(i, brackets ? ")" : ",")) {
      i++;
    }
    return i < to ? i : word;
  }

  private @Nullable Status before(List<Count> numbers, int index, int from) {
    int number = numbers.get(index).from();
    int last = index - 1;
    int far = 0;
    for (int i = numbers.get(index).from() - 1;
        i >= Math.max(from, numbers.get(index).from() - BEFORE);
        i--) {
      if (isStop(i + 1)) {
        return null;
      }
      if (last >= 0 && i == numbers.get(last).to() - 1) {
        i = numbers.get(last--).from();
        far++;
      } else if (isStatus(words.word(i))) {
        boolean cut = IntStream.rangeClosed(i + 1, number).anyMatch(w -> words.hasBefore(w, ","));
        return cut && sense(i) == Sense.TOLL ? null : new Status(i, far);
      } else if (!is(words.word(i), Sense.FILLER)) {
        far++;
      }
    }
    return null;
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
  private boolean isByState(Status status, Count number, int from) {
    if (status.word() > number.from() || !ACTIVE.contains(words.word(status.word()))) {
      return false;
    }
    for (int i = status.word() - 1; i >= from && !isCut(i + 1, from); i--) {
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
  private boolean isLossOfAttackers(Status status, int from) {
    return LOST.contains(words.word(status.word()))
        && IntStream.range(from, status.word()).anyMatch(i -> is(words.word(i), Sense.ATTACKER));
  }

  private static boolean isStatus(String word) {
    return STATUS.stream().anyMatch(sense -> is(word, sense));
  }

  private Sense sense(int word) {
    return STATUS.stream().filter(s -> is(words.word(word), s)).findFirst().orElseThrow();
  }

  private boolean isStop(int word) {
    return words.hasBefore(word, ";.:()");
  }

  private boolean isCut(int word, int start) {
    return word > start && words.hasBefore(word, ",;.:()–—");
  }
}
