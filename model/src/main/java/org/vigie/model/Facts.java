package org.vigie.model;

import org.jspecify.annotations.Nullable;

/**
 * What matters of an occurrence; what no article says is null.
 *
 * @param killed the lowest and highest toll of the newest article that gives one
 * @param place id of the most exact place
 * @param placeName its name
 * @param precision how exact it is
 * @param by id of who did it
 * @param byName its name
 * @param claimed whether they claim it
 * @param article id of the newest article that says any of it
 * @param revision of the record that says so, see {@link Filed#revision}
 */
public record Facts(
    Event.@Nullable Figure killed,
    @Nullable String place,
    @Nullable String placeName,
    Place.@Nullable Precision precision,
    @Nullable String by,
    @Nullable String byName,
    boolean claimed,
    @Nullable String article,
    long revision) {
  /** Nothing is known. */
  public static final Facts NONE = new Facts(null, null, null, null, null, null, false, null, 0);

  /** Whether there is nothing in it. */
  public boolean saysNothing() {
    return saidBy(null, 0).equals(NONE);
  }

  /** The same, as another record says. */
  public Facts saidBy(@Nullable String other, long number) {
    return new Facts(killed, place, placeName, precision, by, byName, claimed, other, number);
  }
}
