package org.vigie.classify;

import static org.vigie.classify.AttackWords.is;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.AttackWords.Sense;
import org.vigie.classify.Passages.Passage;
import org.vigie.classify.Scenes.Scene;

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

  /** The title and so many sentences say what the article is about. */
  private static final int LEAD = 3;

  /** A longer time ago is history. */
  private static final int RECENT_DAYS = 10;

  /** Reads the sentences of a title or a text. */
  static final class Reader {
    private final Words words;
    private final Tolls tolls;
    private final Strikes strikes;
    private final Days days;
    private final Scenes scenes;
    private final @Nullable LocalDate written;

    Reader(Words words, Counts counts, @Nullable LocalDate written, Scenes scenes) {
      this.words = words;
      this.tolls = new Tolls(words, counts);
      this.strikes = new Strikes(words);
      this.days = new Days(words, counts, written);
      this.scenes = scenes;
      this.written = written;
    }

    Said read(Passage passage) {
      List<Integer> acts =
          IntStream.range(passage.from(), passage.to())
              .filter(word -> is(words.word(word), Sense.ACT))
              .boxed()
              .toList();
      List<Toll> counted = tolls.in(passage.from(), passage.to());
      boolean byState = strikes.did(passage, acts, counted);
      List<Toll> figures = byState ? List.of() : counted;
      List<Days.Named> named = days.in(passage.from(), passage.to());
      Days.Named deed = deed(passage, acts, figures, named);
      return new Said(
          passage,
          acts,
          figures,
          named,
          scenes.in(passage),
          deed,
          deed != null && isPast(passage, deed),
          byState);
    }

    /** A day since when something is so is at best roughly that of a deed. */
    private static Days.@Nullable Named deed(
        Passage passage, List<Integer> acts, List<Toll> tolls, List<Days.Named> named) {
      Comparator<Days.Named> nearest = Comparator.comparingInt(day -> distance(day, acts, tolls));
      return named.stream()
          .filter(day -> !isAfter(passage, day, Sense.REPORTED))
          .filter(day -> !isAfter(passage, day, Sense.SINCE))
          .min(nearest)
          .or(
              () ->
                  named.stream()
                      .filter(day -> isAfter(passage, day, Sense.SINCE))
                      .min(nearest)
                      .map(Days.Named::roughly))
          .orElse(null);
    }

    /** Behind the lead, what happened "last week" is told for comparison. */
    private boolean isPast(Passage passage, Days.Named deed) {
      boolean compared = deed.rough() && passage.number() > LEAD;
      return written != null
          && (compared || deed.day().date().isBefore(written.minusDays(RECENT_DAYS)));
    }
  }

  boolean tellsOfAttack() {
    return !byState && (!acts.isEmpty() || countsVictims());
  }

  boolean isLead() {
    return passage.number() <= LEAD;
  }

  /** Whether it is about the toll itself. */
  boolean isOfToll() {
    return has(Sense.TOLL) || has(Sense.RISEN);
  }

  /** {@code Les premiers bilans}: what it counts has been overtaken. */
  boolean isOfFormerToll() {
    return IntStream.range(passage.from(), passage.to() - 1)
        .anyMatch(
            word ->
                isBeside(word, Sense.FORMER, Sense.TOLL)
                    || isBeside(word, Sense.TOLL, Sense.FORMER));
  }

  private boolean isBeside(int word, Sense one, Sense other) {
    return is(passage.words().word(word), one) && is(passage.words().word(word + 1), other);
  }

  /** How likely a place that it names is that of the attack which the article is about. */
  double weight() {
    int number = passage.number();
    double act = acts.isEmpty() ? 0 : has(Sense.FEARED) ? -1 : countsVictims() ? 0.5 : 2;
    double near = number == 0 ? 2 : isLead() ? 4 - number : -0.2 * number;
    return act + (countsVictims() ? 3.5 : 0) + near - (past ? 4 : 0);
  }

  /** The day of the deed; empty when it does not tell it. */
  Optional<Days.Named> day() {
    return Optional.ofNullable(deed).filter(day -> !day.rough());
  }

  boolean countsVictims() {
    return tolls.stream().anyMatch(toll -> !toll.ofAttackers());
  }

  private static int distance(Days.Named day, List<Integer> acts, List<Toll> tolls) {
    return IntStream.concat(
            acts.stream().mapToInt(Integer::intValue), tolls.stream().mapToInt(Toll::status))
        .map(deed -> Math.abs(deed - day.from()))
        .min()
        .orElse(0);
  }

  /** {@code said on Sunday}: then it was said. */
  private static boolean isAfter(Passage passage, Days.Named day, Sense sense) {
    int before = day.from() - 1;
    while (before > passage.from() && isBetween(passage.words().word(before))) {
      before--;
    }
    return before >= passage.from() && is(passage.words().word(before), sense);
  }

  private static boolean isBetween(String word) {
    return word.equals("on") || is(word, Sense.FILLER);
  }

  private boolean has(Sense sense) {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(word -> is(passage.words().word(word), sense));
  }
}
