package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts.Count;
import org.vigie.classify.text.Words;

/** Tells whom a number counts. */
final class Nouns {
  /** How far what is counted stands from its number. */
  private static final int FAR = 5;

  /** Behind such a word stands something else than what is counted. */
  private static final Set<String> NEXT =
      AttackWords.set(
          """
          in at near on when during after by dans pres sur lors apres par quand vendredi
          samedi dimanche lundi mardi mercredi jeudi
          """);

  private static final Set<String> ARTICLES = Set.of("a", "an", "un", "une");
  private static final Set<String> OF = Set.of("of", "de", "d");
  private static final Set<String> ARMED_WITH = Set.of("armes", "armed", "enturbannes", "masked");

  private final Words words;

  Nouns(Words words) {
    this.words = words;
  }

  /** Whom a number counts, and where that ends. */
  record Noun(@Nullable Sense who, int end) {}

  /** Null when it counts things. */
  @Nullable Noun of(Count number, int limit) {
    int end = Math.min(limit, number.to() + FAR);
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
      boolean another = ARTICLES.contains(words.original(i)) && !OF.contains(words.word(i - 1));
      if (Fates.isFate(word) || NEXT.contains(word) || another) {
        break;
      }
      boolean ofPeople = isPlace(word) && i + 1 < end && isPeople(words.word(i + 1));
      if (!ofPeople && (is(word, Sense.THING) || isPlace(word))) {
        return null;
      }
    }
    return new Noun(null, number.to());
  }

  private static boolean isPlace(String word) {
    return (is(word, Sense.ARMED_PLACE) || is(word, Sense.PEOPLE_PLACE)) && !is(word, Sense.STATE);
  }

  static boolean isPeople(String word) {
    return is(word, Sense.ARMED) || is(word, Sense.PEOPLE);
  }

  boolean isCut(int word, int start) {
    return word > start && words.hasBefore(word, ",;.:()–—");
  }
}
