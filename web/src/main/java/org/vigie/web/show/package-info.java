/**
 * How values look: to a reader in a template, to a program in JSON.
 *
 * <ul>
 *   <li>{@link Show} is what templates know as {@code show}: times, numbers, names, in the language
 *       of one reader at one moment. What other packages say besides, they add as {@link Words}.
 *   <li>{@link Labels} has what the watch calls its topics and entities.
 *   <li>{@link Marked} is a text with what matched in it; {@link Histogram} and {@link TempoChart}
 *       are drawings; {@link Fragments} are pieces of pages for those who look on.
 *   <li>{@link FiledView} is an article, {@link ChannelView} a channel without its secret.
 * </ul>
 *
 * <p>It knows no other package of the pages.
 *
 * <p><b>Invariant:</b> what was read from the web is text; marks are elements of the template
 * around escaped pieces.
 */
@NullMarked
package org.vigie.web.show;

import org.jspecify.annotations.NullMarked;
