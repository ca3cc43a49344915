package org.vigie.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attack as one article reports it. What the article does not say is null: nothing is guessed.
 *
 * @param where the most exact place it is said to have happened at; null when none is known
 * @param country ISO 3166-1 alpha-2 code of the country it happened in; null when that is not clear
 * @param when the day it happened, or began
 * @param killed people killed, the attackers not counted in: the lowest total that is given
 * @param wounded people wounded, in the same way
 * @param abducted people carried off, in the same way
 * @param by the group that did it, as reported; what the topic has for one that is not named
 * @param target whom it was aimed at
 * @param evidence the words all this was read from, in the order of the text; empty when the text
 *     was not kept
 */
public record Event(
    @Nullable Location where,
    @Nullable String country,
    @Nullable Day when,
    @Nullable Figure killed,
    @Nullable Figure wounded,
    @Nullable Figure abducted,
    By by,
    @Nullable Target target,
    List<Span> evidence) {

  /**
   * A place of the watch, or one that it does not have, which lies in or near one that it has.
   *
   * @param place id of the place of the watch, whose the coordinates are
   * @param name of the place, in the article's language; as it is written where the watch has none
   * @param latitude degrees north, WGS 84
   * @param longitude degrees east
   * @param precision how exactly the coordinates point to where it happened
   * @param in name of the place of the watch, where it is another than the one that is named
   */
  public record Location(
      String place,
      String name,
      double latitude,
      double longitude,
      Place.Precision precision,
      @Nullable String in) {

    /** A place of the watch itself. */
    public Location(
        String place, String name, double latitude, double longitude, Place.Precision precision) {
      this(place, name, latitude, longitude, precision, null);
    }

    /** For a reader: {@code Djibo}, {@code Tolou (Djibo)}. */
    public String shown() {
      return in == null ? name : name + " (" + in + ")";
    }
  }

  /**
   * A date.
   *
   * @param date the first day that is meant
   * @param precision how exactly the article tells it
   */
  public record Day(LocalDate date, Precision precision) {
    /** How exactly a date is told. */
    public enum Precision {
      DAY,
      MONTH
    }
  }

  /**
   * A number of people.
   *
   * @param count the lowest total that the article gives
   * @param most the highest; equal where it gives one
   */
  public record Figure(int count, int most) {
    public Figure {
      if (count < 0 || most < count) {
        throw new IllegalArgumentException(count + " to " + most + " people");
      }
    }
  }

  /**
   * Who did it: as the article names them, and as that is assessed.
   *
   * @param entity id of the group as assessed: of a part, that of the whole; of one with branches,
   *     that of its branch in the country
   * @param name its short name: {@code JNIM}
   * @param named id of the group as reported
   * @param claimed whether it claims the attack
   */
  public record By(String entity, String name, String named, boolean claimed) {
    /** Somebody whom nobody names. */
    public static By unnamed(String id) {
      return new By(id, id, id, false);
    }

    /** Whether no group is named. */
    public boolean namesNobody() {
      return name.equals(entity);
    }
  }

  /** Whom an attack is aimed at. */
  public enum Target {
    MILITARY,
    CIVILIAN
  }

  /** The same, without the words that say so. */
  public Event withoutEvidence() {
    return new Event(where, country, when, killed, wounded, abducted, by, target, List.of());
  }

  /** The same, somewhere else. */
  public Event at(Location other) {
    return new Event(other, country, when, killed, wounded, abducted, by, target, evidence);
  }

  /** The same, done by somebody else. */
  public Event by(By other) {
    return new Event(where, country, when, killed, wounded, abducted, other, target, evidence);
  }

  public Event {
    evidence = List.copyOf(evidence);
  }
}
