/**
 * One article and its story: the page, where its facts come from, and what a person rules of it.
 *
 * <ul>
 *   <li>{@link Stories} finds stories in the archive; {@link StoryEvents} has the attacks that they
 *       tell of.
 *   <li>{@link ArticlePage} shows an article with its {@link Evidence}, {@link Versions} and {@link
 *       Citations}.
 *   <li>{@link RulingDesk} writes down what a person rules; {@link Verdicts} collects it for those
 *       who train. {@link Retractions} says what was taken out.
 * </ul>
 *
 * <p>It may know {@code source}, {@code stream}, {@code show} and {@code answer}.
 *
 * <p><b>Invariant:</b> nothing shows what an article said that was taken out.
 */
@NullMarked
package org.vigie.web.article;

import org.jspecify.annotations.NullMarked;
