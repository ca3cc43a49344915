package org.vigie.classify.name;

import static org.vigie.classify.text.AttackWords.is;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.DayWords;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;

/** What stands beside the name of a place: how far from it something is, which way, and why. */
public final class Bearings {
  /** As far from a place may be what happened near it, in kilometres. */
  static final int NEAR = 50;

  private static final Set<String> DIRECTIONS =
      AttackWords.set(
          """
          north south east west northeast northwest southeast southwest nord sud est ouest
          norte sur
          """);
  private static final Set<String> UNITS =
      Set.of("km", "kilometres", "kilometers", "kilometre", "kilometer", "miles", "kilometros");

  /** {@code 240km}. */
  private static final Pattern JOINED = Pattern.compile("(\\d{1,4})km");

  private static final Set<String> TO = Set.of("to", "au", "al", "and", "away", "l");

  /** So many words before a unit stands its number. */
  private static final int MEASURE = 4;

  private static final Set<String> FILLERS =
      AttackWords.set(
          """
          of de d du the la le l from ville town city capitale capital village a
          """);

  /** Who is of a place, or speaks for it, says nothing of where something happened. */
  private static final Set<String> OFFICES =
      AttackWords.set(
          """
          mayor maire governor gouverneur prefect prefet bishop eveque archbishop archeveque imam
          government gouvernement hospital hopital official officials depute
          commissioner diocese parish paroisse president authorities autorites gouvernorat
          """);

  private static final Set<String> SPEAKERS =
      AttackWords.set("spokesman spokeswoman spokesperson parole");

  private static final Set<String> SOURCES =
      AttackWords.set(
          """
          source sources official officials correspondent correspondant headquarters diocese
          """);

  private static final int SOURCE = 3;
  private static final Set<String> ATTRIBUTED = Set.of("selon", "according");

  /** So few words behind {@code according to} stands a place of whoever says so. */
  private static final int ACCORDING = 7;

  private static final Set<String> POWERS =
      AttackWords.set(
          "etat gouvernement government hierarchie ministere ministry autorites authorities presidence");

  /** So few words before a place stands who speaks there. */
  private static final int SPOKESMAN = 6;

  /** What happens on a road happens near where it leads. */
  private static final Set<String> ROADS =
      AttackWords.set("road highway track route axe axis piste");

  private static final Set<String> THAT = Set.of("that", "which", "qui");

  private static final int LINKED = 4;
  private static final Set<String> LINKS =
      AttackWords.set("links link linking connects connecting relie reliant relient");

  private static final Set<String> RESIDENTS =
      AttackWords.set("habitant habitants resident residents inhabitants habitante riverains");

  private static final Set<String> WHICH =
      AttackWords.set("which located situated situe situee situes qui chef capitale");

  /** So far behind such a word stands a place. */
  private static final int RELATIVE = 6;

  /** So many words before a place somebody who lives there is said to have told something. */
  private static final int WITNESS = 6;

  private static final Set<String> ARTICLES = Set.of("the", "la", "le", "les");
  private static final Set<String> TWO = Set.of("between", "entre");
  private static final Set<String> AND = Set.of("and", "et", "y");

  /** The first of two places has at most so many words, the one before it among them. */
  private static final int BETWEEN = 4;

  /** So many words from the beginning of a text a dispatch says where it was written. */
  private static final int DATELINE = 7;

  /** So many words behind {@code since} stands an attack, and its place behind that. */
  private static final int ATTACK = 4;

  private static final int COMPARED = 14;

  private final Counts counts;

  Bearings(Counts counts) {
    this.counts = counts;
  }

  /** The word before a place that tells something of it; empty when there is none. */
  static String before(Passage passage, int word) {
    int before = word - 1;
    while (before >= passage.from() && FILLERS.contains(passage.words().word(before))) {
      before--;
    }
    return before >= passage.from() ? passage.words().word(before) : "";
  }

  /** The word before a place that is no article; empty when there is none. */
  static String preposition(Passage passage, int word) {
    int before = word - 1;
    while (before >= passage.from() && ARTICLES.contains(passage.words().word(before))) {
      before--;
    }
    return before >= passage.from() ? passage.words().word(before) : "";
  }

  /** {@code Ouagadougou's junta}. */
  static boolean isOwner(Passage passage, int behind) {
    return behind < passage.to()
        && passage.words().word(behind).equals("s")
        && passage.words().hasBefore(behind, "'’");
  }

  /** {@code north of Djibo}: it did not happen in it. */
  static boolean isAway(Passage passage, int word) {
    return DIRECTIONS.contains(before(passage, word));
  }

  /** {@code Tolou, which lies near Djibo}: that is said of the first. */
  static boolean isBesides(Passage passage, int word) {
    Words words = passage.words();
    int start = Math.max(passage.from(), word - RELATIVE);
    return IntStream.range(start, word)
        .anyMatch(i -> WHICH.contains(words.word(i)) && words.hasBefore(i, ","));
  }

  /** {@code 10 km from Djibo}, {@code 240 km north of Djibo}. */
  static boolean isMeasured(Passage passage, int word) {
    return unit(passage, word) >= 0;
  }

  static boolean isAnd(String word) {
    return AND.contains(word);
  }

  static boolean isTwo(String word) {
    return TWO.contains(word);
  }

  static boolean isOffice(String word) {
    return OFFICES.contains(word);
  }

  static boolean isDirection(String word) {
    return DIRECTIONS.contains(word);
  }

  static boolean isUnit(String word) {
    return UNITS.contains(word) || JOINED.matcher(word).matches();
  }

  /** {@code between Niono and Diabaly}: it happened in neither. */
  static boolean isSecondOfTwo(Passage passage, int word) {
    Words words = passage.words();
    int first = Math.max(passage.from(), word - 1 - BETWEEN);
    return word > passage.from()
        && AND.contains(words.word(word - 1))
        && IntStream.range(first, word - 1).anyMatch(i -> TWO.contains(words.word(i)));
  }

  /** {@code told reporters in Bamako}, {@code the mayor of Kaya}: nothing happened there. */
  static boolean isTold(Passage passage, int word) {
    if (OFFICES.contains(before(passage, word))
        || isOfAuthorities(passage, word)
        || IntStream.range(Math.max(passage.from(), word - COMPARED), word)
            .anyMatch(i -> isCompared(passage, i))) {
      return true;
    }
    if (isLinked(passage, word)
        || isOfSource(passage, word)
        || isAccordingTo(passage, word)
        || isWhereStateSpeaks(passage, word)) {
      return true;
    }
    int far = RESIDENTS.contains(before(passage, word)) ? WITNESS : 3;
    for (int i = word - 1; i >= Math.max(passage.from(), word - far); i--) {
      String before = passage.words().word(i);
      if (is(before, Sense.REPORTED) || is(before, Sense.AWAY)) {
        return true;
      }
    }
    return false;
  }

  /** {@code the road}, {@code the road which}. */
  private static boolean isOfRoad(Passage passage, int word) {
    Words words = passage.words();
    int road = word > passage.from() && THAT.contains(words.word(word)) ? word - 1 : word;
    return road >= passage.from() && isRoad(words.word(road));
  }

  static boolean isRoad(String word) {
    return ROADS.contains(word);
  }

  /** {@code selon l'association des piroguiers de Mopti}. */
  private static boolean isAccordingTo(Passage passage, int word) {
    Words words = passage.words();
    for (int i = word - 1; i >= Math.max(passage.from(), word - ACCORDING); i--) {
      if (words.hasBefore(i + 1, ",;:")) {
        return false;
      }
      if (ATTRIBUTED.contains(words.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code À Cotonou, l'état-major a reconnu}. */
  private static boolean isWhereStateSpeaks(Passage passage, int word) {
    Words words = passage.words();
    return word <= passage.from() + 1
        && word + 1 < passage.to()
        && words.hasBefore(word + 1, ",")
        && IntStream.range(word + 1, Math.min(passage.to(), word + 4))
            .anyMatch(i -> POWERS.contains(words.word(i)));
  }

  /** {@code a security source in Kaya confirmed}. */
  private static boolean isOfSource(Passage passage, int word) {
    Words words = passage.words();
    return IntStream.range(Math.max(passage.from(), word - SOURCE), word)
            .anyMatch(i -> SOURCES.contains(words.word(i)))
        && (words.word(passage.from()).equals("d")
            || IntStream.range(word + 1, Math.min(passage.to(), word + 2 * SOURCE))
                .anyMatch(i -> is(words.word(i), Sense.REPORTED)));
  }

  /** {@code said the spokesman of the UN in New York}. */
  static boolean isSpokenIn(Passage passage, int word) {
    Words words = passage.words();
    return IntStream.range(Math.max(passage.from(), word - SPOKESMAN), word)
        .anyMatch(i -> SPEAKERS.contains(words.word(i)));
  }

  /** {@code les autorités régionales de Djibo}. */
  private static boolean isOfAuthorities(Passage passage, int word) {
    Words words = passage.words();
    int of = word - 1;
    return of - 2 >= passage.from()
        && FILLERS.contains(words.word(of))
        && OFFICES.contains(words.word(of - 2));
  }

  /** {@code a pipeline that links Agadem to the coast}. */
  private static boolean isLinked(Passage passage, int word) {
    for (int i = word - 1; i >= Math.max(passage.from(), word - LINKED); i--) {
      if (LINKS.contains(passage.words().word(i))) {
        return !isOfRoad(passage, i - 1);
      }
    }
    return false;
  }

  /** {@code the deadliest since an ambush}: of that one nothing is news. */
  public static boolean isCompared(Passage passage, int word) {
    Words words = passage.words();
    return is(words.word(word), Sense.SINCE)
        && IntStream.range(word + 1, Math.min(passage.to(), word + ATTACK))
            .anyMatch(i -> is(words.word(i), Sense.ACT));
  }

  /** {@code BAMAKO (Reuters) - ...}: where the report was written. */
  static boolean isDateline(Passage passage, int word) {
    Words words = passage.words();
    if (word == passage.from()
        && words.text().startsWith("(", words.start(word) - 1)
        && words.hasBefore(word + 1, ")")) {
      return true; // "(Djibo) Douze soldats ..."
    }
    boolean begins = passage.number() == 1 || People.isShouted(words.original(word));
    if (!begins || word > passage.from() + DATELINE) {
      return false;
    }
    int end = Math.min(passage.to(), passage.from() + DATELINE);
    for (int i = passage.from(); i < end; i++) {
      if (i > word && isDivided(words, i)) {
        return true;
      }
      char first = words.text().charAt(words.start(i));
      boolean date = Character.isDigit(first) || DayWords.isMonth(words.word(i));
      if (!Character.isUpperCase(first) && !date) {
        return false;
      }
    }
    return false;
  }

  /** A colon stands behind the subject of a title, too. */
  private static boolean isDivided(Words words, int word) {
    if (word > 1 && words.hasBefore(word, "(") && DayWords.isMonth(words.word(word - 2))) {
      return true; // "Djibo, March 23 (Savane Press) - ..."
    }
    boolean colon = words.hasBefore(word, ":") && People.isShouted(words.original(word - 1));
    return colon || words.hasBefore(word, "—–") || words.before(word).contains(" - ");
  }

  /** {@code 120 km from Djibo}: it did not happen there. */
  boolean isFar(Passage passage, int word) {
    int unit = unit(passage, word);
    if (unit < 0) {
      return false;
    }
    Matcher joined = JOINED.matcher(passage.words().word(unit));
    if (joined.matches()) {
      return Integer.parseInt(joined.group(1)) > NEAR;
    }
    List<Counts.Count> numbers =
        counts.in(passage.words(), Math.max(passage.from(), unit - MEASURE), unit);
    return !numbers.isEmpty() && numbers.getLast().value() > NEAR;
  }

  /** The unit of the distance from a place at which something is; negative where none is told. */
  private static int unit(Passage passage, int word) {
    Words words = passage.words();
    int unit = word - 1;
    while (unit >= passage.from() && isOnTheWay(words.word(unit))) {
      unit--;
    }
    return unit >= passage.from() && isUnit(words.word(unit)) ? unit : -1;
  }

  private static boolean isOnTheWay(String word) {
    return DIRECTIONS.contains(word) || FILLERS.contains(word) || TO.contains(word);
  }
}
