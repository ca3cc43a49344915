/**
 * An article as it is written: its words and sentences, its language, and what is looked for in it.
 *
 * <ul>
 *   <li>{@link Words} are a text's words, folded, each with its place in the text. {@link Reading}
 *       is an article gone through once, {@link Passages} its title and sentences.
 *   <li>{@link Terms} finds all terms of a watch in one walk, {@link Gazetteer} the names of many
 *       more places.
 *   <li>{@link Languages} tells the language; {@link Counts} reads numbers of people, {@link Days}
 *       days, as English, French and Spanish write them. {@link AttackWords} says what words mean
 *       in reports of attacks, {@link StopWords} which ones mean little.
 * </ul>
 *
 * <p>It depends on no other package of the classifier.
 *
 * <p><b>Invariant:</b> whatever is found keeps its place in the text, so that it can be shown
 * there.
 */
@NullMarked
package org.vigie.classify.text;

import org.jspecify.annotations.NullMarked;
