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
 * @param past whether it tells of history
 */
record Said(
    Passage passage,
    List<Integer> acts,
    List<Toll> tolls,
    List<Days.Named> days,
    List<Scene> scenes,
    boolean past) {

  /** The title and so many sentences say what the article is about. */
  private static final int LEAD = 3;

  /** A longer time ago is history. */
  private static final int RECENT_DAYS = 10;

  /** Reads the sentences of a title or a text. */
  static final class Reader {
    private final Words words;
    private final Tolls tolls;
    private final Days days;
    private final Scenes scenes;
    private final @Nullable LocalDate written;

    Reader(Words words, Counts counts, @Nullable LocalDate written, Scenes scenes) {
      this.words = words;
      this.tolls = new Tolls(words, counts);
      this.days = new Days(words, counts, written);
      this.scenes = scenes;
      this.written = written;
    }

    Said read(Passage passage) {
      List<Days.Named> named = days.in(passage.from(), passage.to());
      return new Said(
          passage,
          IntStream.range(passage.from(), passage.to())
              .filter(word -> is(words.word(word), Sense.ACT))
              .boxed()
              .toList(),
          tolls.in(passage.from(), passage.to()),
          named,
          scenes.in(passage),
          isPast(named));
    }

    private boolean isPast(List<Days.Named> named) {
      return written != null
          && !named.isEmpty()
          && named.stream()
              .allMatch(one -> one.day().date().isBefore(written.minusDays(RECENT_DAYS)));
    }
  }

  boolean tellsOfAttack() {
    return !acts.isEmpty() || countsVictims();
  }

  boolean isLead() {
    return passage.number() <= LEAD;
  }

  /** Whether it is about the toll itself. */
  boolean isOfToll() {
    return has(Sense.TOLL) || has(Sense.RISEN);
  }

  /** How likely a place that it names is that of the attack which the article is about. */
  double weight() {
    int number = passage.number();
    double act = acts.isEmpty() ? 0 : has(Sense.FEARED) ? -1 : countsVictims() ? 0.5 : 2;
    double near = number == 0 ? 2 : isLead() ? 4 - number : -0.2 * number;
    return act + (countsVictims() ? 3.5 : 0) + near - (past ? 4 : 0);
  }

  /** The day beside the deed; empty when it names none. */
  Optional<Days.Named> day() {
    return days.stream()
        .filter(day -> !isOfReport(day))
        .min(Comparator.comparingInt(this::distance));
  }

  private boolean countsVictims() {
    return tolls.stream().anyMatch(toll -> !toll.ofAttackers());
  }

  private int distance(Days.Named day) {
    return IntStream.concat(
            acts.stream().mapToInt(Integer::intValue), tolls.stream().mapToInt(Toll::status))
        .map(deed -> Math.abs(deed - day.from()))
        .min()
        .orElse(0);
  }

  /** {@code said on Sunday}: then it was said. */
  private boolean isOfReport(Days.Named day) {
    int before = day.from() - 1;
    while (before > passage.from() && isBetween(passage.words().word(before))) {
      before--;
    }
    return before >= passage.from() && is(passage.words().word(before), Sense.REPORTED);
  }

  private static boolean isBetween(String word) {
    return word.equals("on") || is(word, Sense.FILLER);
  }

  private boolean has(Sense sense) {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(word -> is(passage.words().word(word), sense));
  }
}
