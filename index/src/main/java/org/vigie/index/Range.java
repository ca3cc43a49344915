package org.vigie.index;

/**
 * A stretch of the text of a query.
 *
 * @param start its first position
 * @param end the position after its last
 */
record Range(int start, int end) {}
