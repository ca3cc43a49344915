package org.vigie.model;

/**
 * A filed article that was judged again, by another watch than before, or that is to be filed as it
 * stands because the filer may have forgotten it.
 *
 * @param filed as it was filed, with the new judgement; what people ruled is not in it yet
 */
public record Relabel(Filed filed) implements Filing {}
