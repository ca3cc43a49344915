package org.vigie.classify.name;

import static org.vigie.classify.text.AttackWords.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.StopWords;
import org.vigie.classify.text.Words;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;

/**
 * The names of places that no list has, found by what a sentence says they are: {@code the village
 * of Tolou}, {@code à Tolou, un village}.
 */
final class Unlisted {
  /** What stands beside the name of a place that somebody attacks. */
  private static final Set<String> KINDS =
      AttackWords.set(
          """
          village town hamlet locality settlement island camp base barracks garrison outpost post
          localite hameau bourgade bourg campement ville cite ile caserne garnison poste pueblo
          aldea community forest foret mine quarry market fair marche foire chapel chapelle church eglise checkpoint
          position detachment detachement school ecole lycee brigade gendarmerie commissariat prison mosque mosquee environs abords secteur outskirts vicinity
          """);

  private static final Set<String> SEVERAL =
      Set.of("villages", "towns", "hamlets", "localities", "localites", "hameaux", "villes");

  /** The same of what is no single place. */
  private static final Set<String> AREAS =
      AttackWords.set(
          """
          district commune county territory prefecture departement comte communaute
          arrondissement territoire cercle canton area lga sector province region subdivision
          """);

  /** {@code Tolou Local Government Area}. */
  private static final Set<String> LOCAL = Set.of("local", "government");

  /** May stand between such a word and the name. */
  private static final Set<String> BETWEEN =
      AttackWords.set(
          """
          of de d du des la le l the called named nomme nommee appele appelee dit military army
          militaire militaires avance avancee voisin voisine administrative neighbouring neighboring
          """);

  private static final Set<String> IN = Set.of("at", "in", "near", "outside", "entre", "between");
  private static final Set<String> ARTICLES = Set.of("un", "une", "a", "an", "le", "la", "the");

  /** A capital stands before the people of a place, too. */
  private static final Set<String> PEOPLES =
      AttackWords.set(
          """
          etat fulani dogon hausa kanuri tuareg muslim arab somali burkinabe peul peule
          dozo songhai bambara bella chretien musulman catholic catholique american african
          ugandan kenyan libyan rwandan moroccan german french francais mossi
          """);

  /** Feasts, and what a state has. */
  private static final Set<String> OTHERS =
      AttackWords.set(
          """
          ramadan christmas noel easter paques tabaski eid parliament parlement assembly assemblee
          gendarmerie police presidency presidence embassy ambassade ministry ministere
          """);

  private static final List<String> OF_PEOPLES =
      List.of("ian", "ians", "ese", "ish", "ien", "ienne", "iens", "ais", "aise");

  /** Countries are no villages, whether the watch has them or not. */
  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> Locale.of("", code))
          .flatMap(
              country -> Stream.of(Locale.ENGLISH, Locale.FRENCH).map(country::getDisplayCountry))
          .map(name -> Words.of(name).folded().strip())
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> BESIDE = Set.of("near", "pres", "close", "proche", "outside");
  private static final Set<String> OF = Set.of("of", "de", "d");
  private static final Set<String> INSIDE = Set.of("in", "dans", "a");

  private static final Set<String> HIT = Set.of("attack", "fire", "assault");
  private static final Set<String> FOR = Set.of("for", "over", "from", "by", "in");

  private static final int VERB = 3;

  private static final String DIVIDING = ",;:()-–—";

  /** A name has at most so many words. */
  private static final int LONGEST = 4;

  /** So far behind a name stands how far it is from another. */
  private static final int MEASURE = 7;

  /** The words of the text that are a known name's, or a part of one. */
  private final BitSet known = new BitSet();

  Unlisted(Words text, Names.Hits named) {
    Stream.concat(
            named.places().stream().flatMap(hit -> hit.spans().stream()),
            Stream.concat(named.entities().stream(), named.media().stream())
                .flatMap(hit -> hit.spans().stream()))
        .filter(span -> span.field() == Field.TEXT)
        .forEach(span -> known.set(text.from(span.start()), text.from(span.end())));
  }

  /**
   * A name.
   *
   * @param sure whether the sentence says that it is a place
   * @param area whether it is that of no single place
   */
  record Name(String name, Span span, int from, int to, boolean sure, boolean area) {}

  /** The names of a sentence; in a title any word may have a capital. */
  List<Name> in(Passage passage) {
    if (passage.field() == Field.TITLE) {
      return List.of();
    }
    List<Name> names = new ArrayList<>();
    Words words = passage.words();
    int word = passage.from();
    while (word < passage.to()) {
      int end = isCapital(words, word) ? end(passage, word) : word;
      if (end > word) {
        add(passage, word, end, names);
      }
      word = Math.max(end, word + 1);
    }
    return names;
  }

  private void add(Passage passage, int start, int end, List<Name> names) {
    Words words = passage.words();
    boolean first = start == passage.from() && StopWords.contains(words.word(start));
    int from = first ? start + 1 : start;
    // "A Tolou" is at Tolou, "The Tolou" may be anything.
    boolean at = isAt(words, start) || (words.word(start).equals("a") && words.hasBefore(end, ","));
    boolean small = first && !IN.contains(words.word(start)) && !at;
    int to = end;
    while (to > from && isKind(words.word(to - 1))) {
      to--;
    }
    if (to <= from || to - from > LONGEST || !isName(words, from, to) || isAbroad(passage, to)) {
      return;
    }
    String kind = kind(passage, from);
    boolean area = isArea(passage, from, to);
    boolean sure =
        area
            || KINDS.contains(kind)
            || SEVERAL.contains(kind)
            || (from > passage.from() && !small && isPlaceBehind(passage, to))
            || Bearings.isMeasured(passage, from)
            || isFirstOfTwo(passage, from, to)
            || isAttacked(passage, from, to)
            || (from > passage.from() && !small && isExplained(passage, to));
    if (sure || (isIn(passage, from, to) && tellsOfAttack(passage))) {
      String name = words.text().substring(words.start(from), words.end(to - 1));
      names.add(new Name(name, passage.span(from, to), from, to, sure, area));
    }
  }

  /** The word for a place that a name stands behind; empty where there is none. */
  private static String kind(Passage passage, int from) {
    Words words = passage.words();
    int before = from - 1;
    while (before >= passage.from()
        && BETWEEN.contains(words.word(before))
        && !words.hasBefore(before + 1, DIVIDING)) {
      before--;
    }
    boolean divided = before < passage.from() || words.hasBefore(before + 1, DIVIDING);
    return divided || isCapital(words, before) ? "" : words.word(before);
  }

  /** Where a name ends that begins at a word. */
  private static int end(Passage passage, int start) {
    Words words = passage.words();
    int end = start + 1;
    while (end < passage.to()
        && words.before(end).length() == 1
        && (isCapital(words, end) ? " \u00a0-'’" : "-").contains(words.before(end))) {
      end++;
    }
    return end;
  }

  private boolean isName(Words words, int from, int to) {
    String folded = words.folded().substring(words.at(from), words.foldedEnd(to - 1));
    boolean free = known.nextSetBit(from) < 0 || known.nextSetBit(from) >= to;
    boolean joined = words.before(to - 1).equals("-") && to - 1 > from;
    boolean everyday =
        (!joined && EverydayWords.contains(words.word(to - 1))) || isOfPerson(words, from);
    return free
        && !everyday
        && !COUNTRIES.contains(folded)
        && folded.length() > 2
        && !Character.isDigit(folded.charAt(0))
        && IntStream.range(from, to)
            .noneMatch(
                i ->
                    isAcronym(words, i)
                        || (isPeople(words.word(i)) && !words.before(i).equals("-"))
                        || is(words.word(i), Sense.ARMED)
                        || is(words.word(i), Sense.STATE));
  }

  /** {@code General Salou Djibo}, {@code Moussa Diallo}. */
  private static boolean isOfPerson(Words words, int from) {
    return People.isGivenName(words.word(from)) || People.isTitle(words.word(from));
  }

  private static boolean isAcronym(Words words, int word) {
    return People.isShouted(words.original(word));
  }

  private static boolean isPeople(String word) {
    String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return PEOPLES.contains(word)
        || PEOPLES.contains(one)
        || OTHERS.contains(word)
        || OF_PEOPLES.stream().anyMatch(word::endsWith);
  }

  static boolean isKind(String word) {
    return KINDS.contains(word) || AREAS.contains(word) || LOCAL.contains(word);
  }

  /** {@code Tolou village}, {@code Tolou military camp}. */
  static boolean isPlaceBehind(Passage passage, int to) {
    return isBehind(KINDS, passage, to);
  }

  /** {@code Kaiama Local Government Area}, {@code territory of Lubero}. */
  static boolean isArea(Passage passage, int from, int to) {
    return AREAS.contains(kind(passage, from)) || isBehind(AREAS, passage, to);
  }

  private static boolean isBehind(Set<String> kinds, Passage passage, int to) {
    Words words = passage.words();
    for (int i = to; i < Math.min(passage.to(), to + 3) && words.isNext(i - 1); i++) {
      if (kinds.contains(words.word(i))) {
        return true;
      }
      if (!BETWEEN.contains(words.word(i)) && !LOCAL.contains(words.word(i))) {
        return false;
      }
    }
    return false;
  }

  /** {@code Geneva, Switzerland}. */
  private boolean isAbroad(Passage passage, int to) {
    Words words = passage.words();
    int end = Math.min(passage.to(), to + 2);
    return to < passage.to()
        && words.hasBefore(to, ",")
        && isCapital(words, to)
        && !known.get(to)
        && IntStream.range(to, end)
            .mapToObj(last -> words.folded().substring(words.at(to), words.foldedEnd(last)))
            .anyMatch(COUNTRIES::contains);
  }

  /** {@code between Tolou and Djibo}. */
  private static boolean isFirstOfTwo(Passage passage, int from, int to) {
    Words words = passage.words();
    return from > passage.from()
        && to + 1 < passage.to()
        && Bearings.isTwo(words.word(from - 1))
        && (from - 2 < passage.from() || !isCapital(words, from - 2))
        && Bearings.isAnd(words.word(to))
        && isCapital(words, to + 1);
  }

  /** {@code Tolou, a village}, {@code Tolou, à 20 km de Djibo}. */
  private static boolean isExplained(Passage passage, int to) {
    Words words = passage.words();
    if (to >= passage.to() || !words.hasBefore(to, ",(")) {
      return false;
    }
    int noun = ARTICLES.contains(words.word(to)) ? to + 1 : to;
    boolean kind =
        IntStream.range(noun, Math.min(passage.to(), noun + 2))
            .takeWhile(i -> i == noun || words.isNext(i - 1))
            .mapToObj(words::word)
            .anyMatch(word -> KINDS.contains(word) || AREAS.contains(word));
    boolean beside =
        BESIDE.contains(words.word(to))
            || isInArea(passage, to)
            || (to + 1 < passage.to()
                && Bearings.isDirection(words.word(to))
                && OF.contains(words.word(to + 1)));
    return kind
        || beside
        || IntStream.range(to, Math.min(passage.to(), to + MEASURE))
            .takeWhile(i -> i == to || !words.hasBefore(i, ",;()"))
            .anyMatch(i -> Bearings.isUnit(words.word(i)));
  }

  /** {@code Tolou came under attack}; not {@code under attack for}: so does whoever is blamed. */
  private static boolean isAttacked(Passage passage, int from, int to) {
    Words words = passage.words();
    boolean subject = from == passage.from() || words.hasBefore(from, ",");
    int end = Math.min(passage.to(), to + VERB);
    return subject
        && to + 2 < end
        && words.word(to).equals("came")
        && words.word(to + 1).equals("under")
        && HIT.contains(words.word(to + 2))
        && (end == passage.to() || !FOR.contains(words.word(end)) || words.hasBefore(end, ".;"));
  }

  static boolean isAt(Words words, int word) {
    return words.original(word).equalsIgnoreCase("à");
  }

  /** {@code Tolou, in the commune of Djibo}. */
  private static boolean isInArea(Passage passage, int word) {
    Words words = passage.words();
    return INSIDE.contains(words.word(word))
        && IntStream.range(word + 1, Math.min(passage.to(), word + 4))
            .mapToObj(words::word)
            .anyMatch(AREAS::contains);
  }

  private static boolean isIn(Passage passage, int from, int to) {
    Words words = passage.words();
    if (from == passage.from() || !words.isNext(from - 1)) {
      return false;
    }
    if (Bearings.isOwner(passage, to)) {
      return false;
    }
    String before = words.word(from - 1);
    boolean ofAttack =
        OF.contains(before) && from - 2 >= passage.from() && is(words.word(from - 2), Sense.ACT);
    return IN.contains(before) || is(before, Sense.ACT) || isAt(words, from - 1) || ofAttack;
  }

  private static boolean tellsOfAttack(Passage passage) {
    return IntStream.range(passage.from(), passage.to())
        .mapToObj(passage.words()::word)
        .anyMatch(word -> is(word, Sense.ACT) || is(word, Sense.KILLED));
  }

  private static boolean isCapital(Words words, int word) {
    return Character.isUpperCase(words.text().charAt(words.start(word)));
  }
}
