/**
 * The attacks that articles tell of: who, where, when, how many were killed.
 *
 * <pre>
 * sentences ─Sayings─► Said ─Strands─► which tell of one attack ─Attacks─► Event
 * events of a story's articles ─Fusion─► StoryEvent
 * </pre>
 *
 * <ul>
 *   <li>{@link Attacks} is the way in. {@link Sayings} reads what each sentence says: {@link Tolls}
 *       the figures ({@link Nouns}: whom a number counts, {@link Fates}: what happened to them,
 *       {@link Aside} and {@link Sums}: what it leaves out or has in it), {@link Strikes} what an
 *       army does from the air.
 *   <li>{@link Strands} says which sentences tell of which attack, {@link Attackers} who did it,
 *       {@link Totals} how many in all.
 *   <li>{@link Fusion} makes one attack of what several articles of a story tell of it.
 * </ul>
 *
 * <p>It depends on {@code name} and {@code text}.
 */
@NullMarked
package org.vigie.classify.attack;

import org.jspecify.annotations.NullMarked;
