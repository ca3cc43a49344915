package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts.Count;
import org.vigie.classify.text.Words;

/** Tells by what stands beside a number whether it counts all victims, a part of them, or none. */
final class Aside {
  private static final Set<String> NO =
      Set.of("no", "not", "pas", "ni", "nor", "neither", "without", "sans");
  private static final Set<String> NONE =
      Set.of("none", "aucun", "aucune", "ninguno", "ninguna", "neither");
  private static final Set<String> SOURCES = Set.of("according", "selon");

  /** So few words behind a number it is said who counts them. */
  private static final int APART = 6;

  private static final Set<String> WITHOUT = Set.of("without", "sans", "pas");
  private static final Set<String> MAKE =
      AttackWords.set("faire fait eu de d causing making any cause");
  private static final Set<String> DEATHS =
      AttackWords.set(
          "death deaths loss casualties casualty fatalities victim victims mort morts victime victimes deces");

  /** So far behind {@code sans} stands what it did not make. */
  private static final int MADE = 4;

  private static final Set<String> OF = Set.of("of", "d", "des", "sur");
  private static final Set<String> DEFINITE = Set.of("the", "les", "entre", "des");
  private static final Set<String> AMONG = Set.of("among", "parmi");
  private static final Set<String> THEM = Set.of("them", "whom", "those", "these", "eux", "elles");
  private static final Set<String> SIDES =
      Set.of("side", "cote", "rangs", "ranks", "parmi", "among", "chez");

  static final Set<String> AND = Set.of("and", "et", "y", "ainsi", "que", "as", "well");
  private static final Set<String> MAY =
      Set.of("could", "may", "might", "pourrait", "pourraient", "risque");
  private static final Set<String> EXCEED =
      AttackWords.set("exceed reach pass surpass depasser atteindre exceder");

  /** So many words before a number it is said that a toll rose, or may rise. */
  private static final int RISE = 3;

  private static final int POSSIBLE = 3;

  /** Between {@code exceed} and a number. */
  private static final Set<String> UP_TO =
      AttackWords.set("to a the la le les l above over barre cap au dela");

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
        && words.word(by).equals("by")
        && IntStream.range(Math.max(from, by - RISE), by)
            .anyMatch(word -> is(words.word(word), Sense.RISEN));
  }

  /** {@code could exceed forty}; not {@code could rise after 15 were killed}. */
  private boolean isPossible(Count number, int from) {
    int last = Math.max(from, number.from() - 1);
    while (last > from
        && (is(words.word(last), Sense.FILLER) || UP_TO.contains(words.word(last)))) {
      if (words.hasBefore(last, ",;")) {
        return false;
      }
      last--;
    }
    int verb = last;
    boolean more = is(words.word(verb), Sense.RISEN) || EXCEED.contains(words.word(verb));
    return more
        && verb < number.from()
        && IntStream.range(Math.max(from, verb - POSSIBLE), verb)
            .filter(
                may ->
                    IntStream.rangeClosed(may + 1, verb)
                        .noneMatch(word -> words.hasBefore(word, ",;")))
            .anyMatch(may -> MAY.contains(words.word(may)) && !words.original(may).equals("May"));
  }

  /** Whether it stands right behind {@code and}. */
  boolean isAnd(int word) {
    String and = word > 0 ? words.word(word - 1) : "";
    return (and.equals("and") || and.equals("et")) && !words.hasBefore(word - 1, ",;");
  }

  /** {@code died according to the army}: somebody else counts these. */
  boolean isSaidApart(int word) {
    return IntStream.range(word, Math.min(words.size(), word + APART))
        .anyMatch(i -> is(words.word(i), Sense.REPORTED) || SOURCES.contains(words.word(i)));
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
    return IntStream.range(from, to)
        .map(word -> Math.max(nobodyWas(word, to), noDeath(word, to)))
        .filter(killed -> killed >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** {@code nobody was killed}, {@code personne n'a été tué}. */
  private int nobodyWas(int word, int to) {
    boolean nobody =
        words.word(word).equals("nobody")
            || isPair(word, to, "no", "one")
            || isPair(word, to, "personne", "n")
            || isPair(word, to, "personne", "ne");
    int verb = words.word(word).equals("nobody") ? word + 1 : word + 2;
    while (verb < to && is(words.word(verb), Sense.FILLER) && !words.hasBefore(verb, ",;")) {
      verb++;
    }
    return nobody && verb < to && is(words.word(verb), Sense.KILLED) ? verb : -1;
  }

  /** {@code no deaths}, {@code sans faire de victime}, {@code il n'y a pas eu de mort}. */
  private int noDeath(int word, int to) {
    boolean none = NONE.contains(words.word(word)) || words.word(word).equals("no");
    boolean without = WITHOUT.contains(words.word(word));
    if (!none && !without) {
      return -1;
    }
    int noun = word + 1;
    while (without && noun < Math.min(to, word + MADE) && MAKE.contains(words.word(noun))) {
      noun++;
    }
    boolean made = none || noun > word + 1 || words.word(word).equals("without");
    return made && noun < to && DEATHS.contains(words.word(noun)) ? noun : -1;
  }

  private boolean isPair(int word, int to, String one, String other) {
    return word + 1 < to && words.word(word).equals(one) && words.word(word + 1).equals(other);
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
