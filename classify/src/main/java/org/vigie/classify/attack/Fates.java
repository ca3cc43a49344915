package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Nouns.Noun;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts.Count;
import org.vigie.classify.text.Words;

/** Tells what happened to those whom a number counts. */
final class Fates {
  private static final List<Sense> FATES =
      List.of(Sense.KILLED, Sense.WOUNDED, Sense.ABDUCTED, Sense.OTHERWISE, Sense.TOLL);

  /** So far from what is counted stands what happened to it. */
  private static final int BEHIND = 12;

  /** So much farther, where others are counted with them. */
  private static final int MORE = 5;

  private static final int BEFORE = 7;
  private static final int RISEN = 5;

  /** {@code Three teachers said that 25 were killed}: they are none of them. */
  static final Set<String> SAID =
      AttackWords.set(
          "said says say told tells added explained affirme affirment explique dit dits ajoute");

  /** Right behind a number they are the dead; elsewhere it is any corps. */
  private static final String CORPSES = "corps";

  static final Set<String> LOST = Set.of("lost", "perdu");
  private static final Set<String> LIVES = Set.of("life", "lives", "vie");

  private static final Set<String> WHO = Set.of("qui", "who", "which");

  /** So few words behind {@code lost} stands what was. */
  private static final int LIFE = 4;

  private final Words words;
  private final Aside aside;
  private final Nouns nouns;

  Fates(Words words, Aside aside, Nouns nouns) {
    this.words = words;
    this.aside = aside;
    this.nouns = nouns;
  }

  /** {@code two men killed twelve}: they are not among the dead. */
  private boolean isOfNext(List<Count> numbers, int index, int status, int to) {
    if (index + 1 == numbers.size()) {
      return false;
    }
    Count next = numbers.get(index + 1);
    for (int i = status + 1; i <= next.from(); i++) {
      if (nouns.isCut(i, status) || (i < next.from() && !is(words.word(i), Sense.FILLER))) {
        return false;
      }
    }
    int limit = index + 2 < numbers.size() ? numbers.get(index + 2).from() : to;
    Noun noun = nouns.of(next, limit);
    Fate own = noun == null ? null : behind(numbers, index + 1, noun.end(), to);
    return status < next.from()
        && noun != null
        && (noun.who() != null || !next.article())
        && (own == null || own.far() > 0);
  }

  @Nullable Fate of(List<Count> numbers, int index, Noun noun, int from, int to) {
    Count number = numbers.get(index);
    int start = Math.max(noun.end(), aside.ofThose(number.to(), to));
    Fate behind = behind(numbers, index, start, to);
    if (behind != null && isOfNext(numbers, index, behind.word(), to)) {
      behind = null;
    }
    int toll = toll(number, from);
    if (toll >= 0 && (behind == null || behind.far() > 0)) {
      return new Fate(toll, 0);
    }
    Fate before = before(numbers, index, from);
    if (noun.end() > number.to() && isFate(words.word(noun.end() - 1))) {
      // Hostages are abducted, where nothing beside them says that they were freed or killed.
      return behind != null && behind.far() == 0
          ? behind
          : before != null && before.far() == 0 ? before : new Fate(noun.end() - 1, 0);
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

  /** A word that says what happened, and how many words stand between. */
  record Fate(int word, int far) {}

  private @Nullable Fate behind(List<Count> numbers, int index, int start, int to) {
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
      } else if ((isStop(i) && !isBehindBrackets(numbers, next, i))
          || (SAID.contains(words.word(i)) && !nouns.isCut(i + 1, i))) {
        return null;
      }
      if (next < numbers.size() && i == numbers.get(next).from()) {
        int number = numbers.get(index).to();
        Count other = numbers.get(next);
        if (!aside.isJoined(i) && !aside.isPart(other, number) && !aside.isSetOff(other, number)) {
          return null;
        }
        i = numbers.get(next++).to() - 1;
        end = Math.min(to, end + MORE);
        far++;
      } else if (i == numbers.get(index).to() && words.word(i).equals(CORPSES)) {
        return new Fate(i, far);
      } else if (isFate(words.word(i)) && !isLossOfThings(i, to) && !(i == start && isKind(i))) {
        return new Fate(i, far);
      } else if (!is(words.word(i), Sense.FILLER)) {
        far++;
      }
    }
    return null;
  }

  /** {@code deux (02) chauffeurs}: what is in brackets was read with the number. */
  private boolean isBehindBrackets(List<Count> numbers, int next, int word) {
    return numbers.get(next - 1).to() == word && words.before(word).strip().equals(")");
  }

  /** {@code civils déplacés}: that is what kind of people they are. */
  private boolean isKind(int word) {
    return is(words.word(word), Sense.PEOPLE) && is(words.word(word), Sense.OTHERWISE);
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
    boolean aside = is(words.word(word), Sense.PART) || WHO.contains(words.word(word));
    if (!brackets && !(words.hasBefore(word, ",") && aside)) {
      return word;
    }
    int i = word + 1;
    while (i < to && !words.hasBefore(i, brackets ? ")" : ",")) {
      i++;
    }
    return i < to ? i : word;
  }

  private @Nullable Fate before(List<Count> numbers, int index, int from) {
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
      } else if (isFate(words.word(i))) {
        boolean cut = IntStream.rangeClosed(i + 1, number).anyMatch(w -> words.hasBefore(w, ","));
        return cut && sense(i) == Sense.TOLL ? null : new Fate(i, far);
      } else if (!is(words.word(i), Sense.FILLER)) {
        far++;
      }
    }
    return null;
  }

  static boolean isFate(String word) {
    return FATES.stream().anyMatch(sense -> is(word, sense));
  }

  Sense sense(int word) {
    return words.word(word).equals(CORPSES)
        ? Sense.KILLED
        : FATES.stream().filter(s -> is(words.word(word), s)).findFirst().orElseThrow();
  }

  private boolean isStop(int word) {
    return words.hasBefore(word, ";.:()");
  }
}
