package org.vigie.index.query;

/**
 * A stretch of a text.
 *
 * @param start its first position
 * @param end the position after its last
 */
record Range(int start, int end) {}
