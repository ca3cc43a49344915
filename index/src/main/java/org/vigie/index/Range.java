package org.vigie.index;

/**
 * A stretch of a text.
 *
 * @param start its first position
 * @param end the position after its last
 */
record Range(int start, int end) {
  boolean has(Range other) {
    return other.start >= start && other.end <= end;
  }
}
