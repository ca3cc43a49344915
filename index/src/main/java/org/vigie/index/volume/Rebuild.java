package org.vigie.index.volume;

/** What came of the wish to have the archive built anew. */
public sealed interface Rebuild {
  /** It was begun. */
  record Begun() implements Rebuild {}

  /** It is being built already, or closed. */
  record Busy() implements Rebuild {}

  /**
   * It was not begun.
   *
   * @param room how much there is, and how much is needed
   */
  record NoRoom(Room room) implements Rebuild {}
}
