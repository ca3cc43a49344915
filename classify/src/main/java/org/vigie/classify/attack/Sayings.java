package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Scenes;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Days;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;
import org.vigie.model.Event;

/** Reads what each sentence of a title or a text says of attacks. */
final class Sayings {
  /** What others do, too. */
  private static final Set<String> OF_ANYBODY =
      AttackWords.set("seized captured fired hit hits struck burst");

  private static final Set<String> ARMED = Set.of("armed", "armes");
  private static final Set<String> BY = Set.of("by", "par");

  /** So few words behind {@code by} stands who did it. */
  private static final int DOER = 5;

  /** English says so of what was reported, too. */
  private static final Set<String> HAD = Set.of("avait", "avaient");

  /** So few words before what happened stands its verb. */
  private static final int VERB = 3;

  /** A longer time ago is history. */
  private static final int RECENT_DAYS = 10;

  private final Words words;
  private final Tolls tolls;
  private final Strikes strikes;
  private final Days days;
  private final Scenes scenes;
  private final @Nullable LocalDate written;

  Sayings(Words words, Counts counts, @Nullable LocalDate written, Scenes scenes) {
    this.words = words;
    this.tolls = new Tolls(words, counts);
    this.strikes = new Strikes(words);
    this.days = new Days(words, counts, written);
    this.scenes = scenes;
    this.written = written;
  }

  Said read(Passage passage) {
    boolean attackers =
        IntStream.range(passage.from(), passage.to())
            .anyMatch(
                word -> is(words.word(word), Sense.ATTACKER) || ARMED.contains(words.word(word)));
    List<Integer> acts =
        IntStream.range(passage.from(), passage.to())
            .filter(
                word ->
                    (is(words.word(word), Sense.ACT)
                            && (attackers || !OF_ANYBODY.contains(words.word(word))))
                        || is(words.word(word), Sense.HAPPENED)
                        || (attackers && is(words.word(word), Sense.KILLED))
                        || isByAttackers(passage, word))
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
        (deed != null && isPast(passage, deed))
            || isPluperfect(passage, figures)
            || (deed == null
                && !passage.isLead()
                && isSinceYear(passage)
                && !Attackers.isClaim(passage)),
        byState);
  }

  /** {@code The north has known no attack since 2021}. */
  private static boolean isSinceYear(Passage passage) {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(
            word ->
                is(passage.words().word(word), Sense.SINCE) && Said.isYearBehind(passage, word));
  }

  /** {@code was taken by several hundred fighters}. */
  private static boolean isByAttackers(Passage passage, int word) {
    Words words = passage.words();
    return BY.contains(words.word(word))
        && IntStream.range(word + 1, Math.min(passage.to(), word + DOER))
            .anyMatch(i -> is(words.word(i), Sense.ATTACKER) || ARMED.contains(words.word(i)));
  }

  /** {@code douze soldats avaient été tués}: behind the lead it is told for comparison. */
  private static boolean isPluperfect(Passage passage, List<Toll> tolls) {
    return !passage.isLead()
        && tolls.stream()
            .anyMatch(
                toll ->
                    IntStream.range(Math.max(passage.from(), toll.status() - VERB), toll.status())
                        .anyMatch(word -> HAD.contains(passage.words().word(word))));
  }

  /** A day since when something is so is at best roughly that of a deed. */
  private static Days.@Nullable Named deed(
      Passage passage, List<Integer> acts, List<Toll> tolls, List<Days.Named> named) {
    Comparator<Days.Named> nearest = Comparator.comparingInt(day -> distance(day, acts, tolls));
    return named.stream()
        .filter(day -> !isAfter(passage, day, Sense.REPORTED) && !isBeforeReport(passage, day))
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

  /** Behind the lead, what happened "last week", or "in June 2016", is told for comparison. */
  private boolean isPast(Passage passage, Days.Named deed) {
    boolean compared = deed.rough() && !passage.isLead();
    return written == null
        ? !passage.isLead() && deed.day().precision() == Event.Day.Precision.MONTH
        : compared || deed.day().date().isBefore(written.minusDays(RECENT_DAYS));
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

  /** {@code on Monday raised the toll}. */
  private static boolean isBeforeReport(Passage passage, Days.Named day) {
    String next = day.to() < passage.to() ? passage.words().word(day.to()) : "";
    return is(next, Sense.REPORTED) || is(next, Sense.RISEN);
  }

  private static boolean isBetween(String word) {
    return word.equals("on") || is(word, Sense.FILLER);
  }
}
