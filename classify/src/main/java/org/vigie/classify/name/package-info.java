/**
 * Whom and where an article names.
 *
 * <ul>
 *   <li>{@link Names} finds the entities and places of a watch. Of names that overlap the longest
 *       wins; an ambiguous one needs its context. {@link Places} says which of the places of one
 *       name is meant, and none where nothing speaks for one; {@link People} which names are those
 *       of persons, {@link EverydayWords} which are words like any other.
 *   <li>{@link Scenes} are the places that a sentence names as those where something happened:
 *       known ones, and villages that no list has ({@link Unlisted}), placed in their {@link
 *       Surroundings} by what stands beside the name ({@link Bearings}).
 *   <li>{@link Attributions} says whom an article names as the source of what it says.
 * </ul>
 *
 * <p>It depends on {@code text}.
 */
@NullMarked
package org.vigie.classify.name;

import org.jspecify.annotations.NullMarked;
