package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Bearings;
import org.vigie.classify.name.Scenes.Scene;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Days;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;

/**
 * What one sentence says of attacks.
 *
 * @param acts the words for attacks in it
 * @param tolls the figures in it
 * @param days the days that it names
 * @param scenes the places that it names
 * @param deed the day beside the deed; null when it names none
 * @param past whether it tells of history
 * @param byState whether an army did it, from the air
 */
record Said(
    Passage passage,
    List<Integer> acts,
    List<Toll> tolls,
    List<Days.Named> days,
    List<Scene> scenes,
    Days.@Nullable Named deed,
    boolean past,
    boolean byState) {

  /** So much more likely a place is that of the attack where a sentence counts victims. */
  static final double TOLL = 3.5;

  /** So few words before a figure it is said that a toll has risen to it. */
  private static final int RISEN = 6;

  /** So many words behind {@code since} stands a year. */
  private static final int SPAN = 4;

  private static final Set<String> AFTER =
      AttackWords.set("following after apres suite riposte represailles reponse retaliation");

  private static final Set<String> ALSO = Set.of("also", "egalement", "aussi");

  /** The first word of a sentence that is about what the one before it tells. */
  private static final Set<String> POINTING =
      Set.of("that", "this", "it", "cela", "celle", "celui");

  private static final Set<String> RANKS = Set.of("rangs", "ranks");
  private static final Set<String> ITS = Set.of("ses", "leurs", "its", "their");
  private static final Set<String> SPEAK =
      AttackWords.set(
          "spoke speaks speak parle parlent selon according states gave gives source sources");

  private static final Set<String> SEVERAL =
      AttackWords.set(
          """
          two three four five six several multiple twin double separate simultaneous coordinated
          string series deux trois quatre cinq plusieurs differentes serie
          """);

  /** So few words before an attack it is said that something followed it. */
  private static final int BEFORE = 3;

  private static final Set<String> AT_FIRST =
      Set.of("initially", "initialement", "precedemment", "auparavant", "abord");

  /** {@code An earlier report}, {@code had earlier said}. */
  private static final Set<String> ACCOUNTS =
      AttackWords.set(
          """
          report reports count counts figure figures estimate estimates statement temps chiffre
          informations decompte
          said reported
          """);

  /** A toll that stands at a number may be somebody's own. */
  private static final Set<String> STANDS =
      AttackWords.set("put stands stood etabli etablit reached reaches atteint");

  private static final Set<String> TOOK_PLACE = Set.of("took place", "eu lieu");

  boolean tellsOfAttack() {
    return !byState && (!acts.isEmpty() || countsVictims());
  }

  /** Whether it tells of one that is not history: in the lead, or with victims or a day. */
  boolean tellsOfNews() {
    return tellsOfAttack() && !past && (isLead() || countsVictims() || day().isPresent());
  }

  boolean isLead() {
    return passage.isLead();
  }

  /** Whether somebody says what it tells: {@code two sources speak of 26 dead}. */
  boolean isAccount() {
    return !past
        && IntStream.range(passage.from(), passage.to())
            .mapToObj(passage.words()::word)
            .anyMatch(word -> is(word, Sense.REPORTED) || SPEAK.contains(word));
  }

  /** {@code The army confirmed five dead in its ranks}: others may have died besides. */
  boolean isOfOwn() {
    return IntStream.range(passage.from() + 1, passage.to())
        .anyMatch(
            word ->
                RANKS.contains(passage.words().word(word))
                    && ITS.contains(passage.words().word(word - 1)));
  }

  /** Whether it is about the toll itself. */
  boolean isOfToll() {
    return has(Sense.TOLL) || has(Sense.RISEN);
  }

  /** {@code Les premiers bilans}: what stands behind that, or else before it, is overtaken. */
  boolean isFormer(Toll toll) {
    return IntStream.range(passage.from(), passage.to() - 1)
        .filter(this::isOfFormer)
        .anyMatch(
            word ->
                tolls.stream()
                    .filter(other -> other.from() > word)
                    .findFirst()
                    .map(next -> toll.from() >= next.from() && !isNewToll(word + 2, toll.from()))
                    .orElse(toll.equals(tolls.getLast())));
  }

  /** {@code le nouveau bilan est de}. */
  private boolean isNewToll(int from, int to) {
    return IntStream.range(from, to).anyMatch(word -> is(passage.words().word(word), Sense.TOLL));
  }

  private boolean isOfFormer(int word) {
    return isBeside(word, Sense.FORMER, Sense.TOLL)
        || isBeside(word, Sense.TOLL, Sense.FORMER)
        || isFormerAccount(word)
        || AT_FIRST.contains(passage.words().word(word));
  }

  /** {@code brings the toll to 30}: any other is overtaken. */
  boolean isNow(Toll toll) {
    return IntStream.range(Math.max(passage.from(), toll.from() - RISEN), toll.from())
        .mapToObj(passage.words()::word)
        .anyMatch(word -> is(word, Sense.RISEN) && !STANDS.contains(word));
  }

  private boolean isFormerAccount(int word) {
    return is(passage.words().word(word), Sense.FORMER)
        && ACCOUNTS.contains(passage.words().word(word + 1));
  }

  private boolean isBeside(int word, Sense one, Sense other) {
    return is(passage.words().word(word), one) && is(passage.words().word(word + 1), other);
  }

  /** How likely a place that it names is that of the attack which the article is about. */
  double weight() {
    int number = passage.number();
    double act = acts.isEmpty() ? 0 : has(Sense.FEARED) ? -1 : countsVictims() ? 0.5 : 2;
    double near = number == 0 ? 2 : !isLead() ? -0.2 * number : tellsOfAttack() ? 4 - number : 0;
    double place = !acts.isEmpty() && saysWhere() ? 4 : 0;
    return act + place + (countsVictims() ? TOLL : 0) + near - (past ? 4 : 0);
  }

  /** {@code took place}, {@code s'est produite}: where it did stands beside that. */
  private boolean saysWhere() {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(
            word ->
                is(passage.words().word(word), Sense.HAPPENED)
                    || (word > passage.from()
                        && TOOK_PLACE.contains(
                            passage.words().word(word - 1) + " " + passage.words().word(word))));
  }

  /** The day of the deed; empty when it does not tell it. */
  Optional<Days.Named> day() {
    return Optional.ofNullable(deed).filter(day -> !day.rough());
  }

  boolean countsVictims() {
    return tolls.stream().anyMatch(toll -> !toll.ofAttackers() && toll.value() > 0);
  }

  /** Whether it tells what those who attack lost, and no more. */
  boolean countsOnlyAttackers() {
    return !tolls.isEmpty() && !countsVictims();
  }

  /**
   * Whether a figure is of what it reports: not of {@code more than 500 since 2015}, nor behind
   * {@code the worst since an ambush that killed seven}.
   */
  boolean isOfIt(Toll toll) {
    Words words = passage.words();
    for (int word = passage.from(); word < passage.to(); word++) {
      boolean years = is(words.word(word), Sense.SINCE) && isYearBehind(passage, word);
      if (years || Bearings.isCompared(passage, word)) {
        boolean news = has(Sense.MOST) || (deed != null && !deed.rough() && !past);
        return toll.from() < word && (!years || news);
      }
    }
    return true;
  }

  /** {@code in two attacks}, {@code une double attaque}; not {@code two, of which one}. */
  boolean isOfSeveral() {
    Words words = passage.words();
    return IntStream.range(passage.from(), passage.to())
        .filter(word -> SEVERAL.contains(words.word(word)))
        .filter(
            word ->
                IntStream.range(word, passage.to()).noneMatch(i -> is(words.word(i), Sense.PART)))
        .anyMatch(
            word ->
                IntStream.range(word + 1, Math.min(passage.to(), word + BEFORE))
                    .mapToObj(words::word)
                    .anyMatch(next -> is(next, Sense.ACT) || next.startsWith("incident")));
  }

  /** {@code One civilian also died}. */
  boolean isAlso() {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(word -> ALSO.contains(passage.words().word(word)));
  }

  /** Whether it goes on with what the sentence before it tells. */
  boolean goesOn() {
    boolean points = POINTING.contains(passage.words().word(passage.from()));
    return !isLead() && days.isEmpty() && (points || (scenes.isEmpty() && !isOfToll()));
  }

  Said asPast() {
    return new Said(passage, acts, tolls, days, scenes, deed, true, byState);
  }

  Said withoutTolls() {
    return new Said(passage, acts, List.of(), days, scenes, deed, past, byState);
  }

  /** {@code launched an operation following an attack}: it tells why something else was done. */
  boolean isReason() {
    return acts.stream()
        .anyMatch(
            act ->
                IntStream.range(Math.max(passage.from(), act - BEFORE), act)
                    .anyMatch(word -> AFTER.contains(passage.words().word(word))));
  }

  static boolean isYearBehind(Passage passage, int word) {
    return IntStream.range(word + 1, Math.min(passage.to(), word + SPAN))
        .mapToObj(passage.words()::word)
        .anyMatch(next -> next.matches("(19|20)\\d\\d|debut|beginning|start"));
  }

  private boolean has(Sense sense) {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(word -> is(passage.words().word(word), sense));
  }
}
