package org.vigie.model;

/**
 * A filed article that was judged again, by another watch than before.
 *
 * @param filed as it was filed, with the new judgement; what people ruled is not in it yet
 */
public record Relabel(Filed filed) implements Filing {}
