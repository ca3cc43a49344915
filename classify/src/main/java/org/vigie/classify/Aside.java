package org.vigie.classify;

import static org.vigie.classify.AttackWords.is;

import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.classify.AttackWords.Sense;
import org.vigie.classify.Counts.Count;

/** Tells by what stands beside a number whether it counts all victims, a part of them, or none. */
final class Aside {
  private static final Set<String> NO =
      Set.of("no", "not", "pas", "ni", "nor", "neither", "without", "sans");
  private static final Set<String> NONE =
      Set.of("none", "aucun", "aucune", "ninguno", "ninguna", "neither");
  private static final Set<String> NOBODY = Set.of("nobody", "personne");
  private static final Set<String> LOSSES = Set.of("victime", "victimes", "casualties", "casualty");

  /** So far behind {@code nobody} stands that he was killed. */
  private static final int NOBODY_KILLED = 6;

  private static final Set<String> OF = Set.of("of", "d", "des", "sur");
  private static final Set<String> DEFINITE = Set.of("the", "les", "entre", "des");
  private static final Set<String> AMONG = Set.of("among", "parmi");
  private static final Set<String> THEM = Set.of("them", "whom", "those", "these", "eux", "elles");
  private static final Set<String> SIDES =
      Set.of("side", "cote", "rangs", "ranks", "parmi", "among", "chez");

  static final Set<String> AND = Set.of("and", "et", "y", "ainsi", "que", "as", "well");
  private static final Set<String> RISE_BY = Set.of("by", "de");
  private static final Set<String> MAY =
      Set.of("could", "may", "might", "pourrait", "pourraient", "risque");
  private static final Set<String> EXCEED =
      AttackWords.set("exceed reach pass surpass depasser atteindre exceder");

  /** So many words before a number it is said that a toll rose, or may rise. */
  private static final int RISE = 3;

  private static final int POSSIBLE = 6;

  /** So many words beside a number may say on which side. */
  private static final int SIDE = 5;

  private static final int PART = 5;

  private final Words words;

  Aside(Words words) {
    this.words = words;
  }

  /** Whether it counts nobody, those who are new, or who may be dead some day. */
  boolean isNone(Count number, int from) {
    return isDenied(number, from) || isRise(number, from) || isPossible(number, from);
  }

  /** {@code rose by seven}. */
  private boolean isRise(Count number, int from) {
    int by = number.from() - 1;
    return by > from
        && RISE_BY.contains(words.word(by))
        && IntStream.range(Math.max(from, by - RISE), by)
            .anyMatch(word -> is(words.word(word), Sense.RISEN));
  }

  /** {@code could exceed forty}. */
  private boolean isPossible(Count number, int from) {
    int start = Math.max(from, number.from() - POSSIBLE);
    return IntStream.range(start, number.from())
        .filter(word -> MAY.contains(words.word(word)))
        .anyMatch(
            may ->
                IntStream.range(may + 1, number.from())
                    .mapToObj(words::word)
                    .anyMatch(word -> is(word, Sense.RISEN) || EXCEED.contains(word)));
  }

  /** Whether it stands right behind {@code and}. */
  boolean isAnd(int word) {
    return word > 0 && AND.contains(words.word(word - 1)) && !words.hasBefore(word - 1, ",;");
  }

  /** Whether what begins at a word goes on with what stands before it. */
  boolean isJoined(int word) {
    int i = word - 1;
    while (i >= 0 && is(words.word(i), Sense.FILLER)) {
      i--;
    }
    return (i >= 0 && AND.contains(words.word(i))) || words.before(word).contains(",");
  }

  /** {@code no one was killed}, {@code aucune victime}: where that is said, or negative. */
  int nobody(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      boolean one = NOBODY.contains(words.word(i)) || isNoOne(i);
      boolean victims = NO.contains(words.word(i)) || NONE.contains(words.word(i));
      if (one || victims) {
        int start = one ? i : i + 1;
        for (int j = start; j < Math.min(to, i + NOBODY_KILLED); j++) {
          if (is(words.word(j), Sense.KILLED) || (victims && LOSSES.contains(words.word(j)))) {
            return j;
          }
        }
      }
    }
    return -1;
  }

  private boolean isNoOne(int word) {
    return words.word(word).equals("no") && words.word(word + 1).equals("one");
  }

  /** {@code no one}, {@code none of the twelve}. */
  private boolean isDenied(Count number, int from) {
    int before = number.from() - 1;
    if (before >= from && NO.contains(words.word(before))) {
      return true;
    }
    while (before >= from && is(words.word(before), Sense.FILLER)) {
      before--;
    }
    return before >= from && NONE.contains(words.word(before));
  }

  /** Whether others are counted that hold these: {@code among them two}, {@code of whom two}. */
  boolean isPart(Count number, int from) {
    for (int i = Math.max(from, number.from() - PART); i < number.from(); i++) {
      if ((is(words.word(i), Sense.PART) && !isAmong(i, number.from() + 1))
          || ofThose(i, number.from()) == number.from()) {
        return true;
      }
    }
    return from + 1 < number.from()
        && words.word(from).equals("il")
        && words.word(from + 1).equals("s");
  }

  /** Whether a dash divides it from what stands before. */
  boolean isSetOff(Count number, int from) {
    return number.from() > from && isDash(number.from());
  }

  /** {@code two of them were soldiers}; not {@code two of them died}: that is told of no others. */
  boolean isPart(Count number, int from, int to, int status) {
    int behind = ofThose(number.to(), to);
    return isPart(number, from) || (behind > number.to() && status < behind);
  }

  /**
   * Where {@code of them}, {@code of the dead} ends that begins at a word; the word itself if none.
   */
  int ofThose(int word, int to) {
    if (word >= to || !OF.contains(words.word(word))) {
      return word;
    }
    int next = word + 1;
    while (next < to && (DEFINITE.contains(words.word(next)) || words.isCount(next))) {
      next++;
    }
    boolean them = next < to && THEM.contains(words.word(next));
    boolean definite = next > word + 1 || words.word(word).equals("des");
    int end = them ? next + 1 : next;
    while ((them || definite) && end < to && isVictims(words.word(end))) {
      end++;
    }
    return them || end > next ? end : word;
  }

  /** {@code nine children among the 30 victims}: the second are all. */
  boolean isAmong(int word, int to) {
    return word + 2 < to
        && AMONG.contains(words.word(word))
        && DEFINITE.contains(words.word(word + 1))
        && words.isCount(word + 2);
  }

  private static boolean isVictims(String word) {
    return is(word, Sense.KILLED)
        || is(word, Sense.WOUNDED)
        || word.equals("victims")
        || word.equals("victimes");
  }

  /** {@code on the enemy side}, {@code parmi les assaillants}: beside the number, or behind it. */
  boolean isOfAttackers(Count number, int from, int to) {
    return hasSide(Math.max(from, number.from() - SIDE), number.from(), number.from())
        || hasSide(number.to(), Math.min(to, number.to() + SIDE), number.to());
  }

  /** Of the words between two, those that are not divided from a number tell its side. */
  private boolean hasSide(int from, int to, int number) {
    boolean side = false;
    boolean attackers = false;
    for (int i = from; i < to; i++) {
      boolean behind = i >= number;
      if (i > from && words.hasBefore(i, ",;.:()–—")) {
        if (behind) {
          break;
        }
        side = false;
        attackers = false;
      }
      side |= SIDES.contains(words.word(i));
      attackers |= is(words.word(i), Sense.ATTACKER);
    }
    return side && attackers;
  }

  private boolean isDash(int word) {
    String between = words.before(word);
    return between.contains("–") || between.contains("—") || between.contains(" -");
  }
}
