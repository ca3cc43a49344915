/**
 * Which story an article belongs to.
 *
 * <pre>{@code
 * Filer filer = new Filer();
 * List<Filed> filed = filer.file(classified);
 * }</pre>
 *
 * <p>Articles come one at a time in the order of the stream, because each is compared with those
 * before it; {@link Filer} is the way in, {@link Spots} says where an article belongs.
 *
 * <ul>
 *   <li>{@link Copies} first: a sketch of a text's passages tells how much of one text stands in
 *       another, cut short or lightly edited.
 *   <li>Then {@link Stories}, with reports of one {@link Occurrence}: words in common, weighed by
 *       their {@link Rarity}, together with places, actors and numbers. A {@link Story} that has
 *       grown is looked at once more ({@link Contrast}): where its reports fall into two parts that
 *       share little beside what all of them say, one part becomes a story of its own.
 *   <li>{@link Memory} is all that is remembered, mostly a {@link Signature} of each article.
 *       Reports and stories have small numbers ({@link Numbered}), by which {@link IntIndex} knows
 *       them. {@link Events} keeps the attacks of each story.
 *   <li>{@link Again} is an article that is read once more, {@link Difference} what changed in it,
 *       {@link Ruled} what a person ruled; {@link Kept} trims what is written to what its source
 *       allows.
 * </ul>
 *
 * <p>It depends on {@code text}, for the words of a signature, and on {@code attack}, for what
 * makes two attacks one.
 *
 * <p><b>Invariant:</b> the filer's answers depend on the records of {@code vigie.filed} and on the
 * article asked about, not on the clock nor on the order in which its memory was rebuilt.
 *
 * <p><b>Invariant:</b> the filer keeps no text; a {@link org.vigie.model.Filed#signature} stands
 * for it, so that memory can be rebuilt where a source lets us keep a link only.
 */
@NullMarked
package org.vigie.classify.story;

import org.jspecify.annotations.NullMarked;
