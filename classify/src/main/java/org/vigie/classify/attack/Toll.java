package org.vigie.classify.attack;

import org.jspecify.annotations.Nullable;
import org.vigie.classify.text.AttackWords.Sense;

/**
 * A figure.
 *
 * @param what {@link Sense#KILLED}, {@link Sense#WOUNDED} or {@link Sense#ABDUCTED}
 * @param vague whether it may stand for many more
 * @param who whom it counts; null when the sentence does not say
 * @param status the word that says what happened to them
 * @param part whether another figure holds these already
 * @param others whether it counts more than those that were counted before
 * @param from its first word
 * @param to the word after its last
 */
public record Toll(
    Sense what,
    int value,
    boolean vague,
    @Nullable Sense who,
    int status,
    boolean part,
    boolean others,
    int from,
    int to) {

  /** Nobody was killed, as a word says. */
  static Toll none(int word) {
    return new Toll(Sense.KILLED, 0, true, null, word, false, false, word, word + 1);
  }

  public boolean ofAttackers() {
    return who == Sense.ATTACKER;
  }

  Toll counting(int number) {
    return new Toll(what, number, vague, who, status, part, others, from, to);
  }

  Toll plus(Toll other) {
    Sense both = who == Sense.ARMED || other.who == Sense.ARMED ? Sense.ARMED : who;
    return new Toll(
        what,
        value + other.value,
        vague || other.vague,
        both,
        status,
        part,
        others,
        from,
        other.to);
  }
}
