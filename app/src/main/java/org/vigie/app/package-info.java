/**
 * The program: {@link Vigie} is {@code main} and names the commands.
 *
 * <ul>
 *   <li>Here are those that ask something of a running Vigie or give it something: {@code search},
 *       {@code source}, {@code add}, {@code watch}, {@code places}, {@code archive}, {@code link}.
 *   <li>{@code run} is the program while it runs; {@code demo} the sample wire that it can be fed
 *       by.
 *   <li>{@code evaluate} shows what is made of articles and how right that is, and learns from
 *       verdicts.
 *   <li>{@code imports} brings it files of articles.
 *   <li>{@code instance} is what all of them know of a Vigie: its data folder, its files, its API.
 * </ul>
 *
 * <p>None of these packages knows this one. {@code run} knows {@code demo}; all but {@code demo}
 * know {@code instance}.
 *
 * <p><b>Invariant:</b> it only assembles; no article passes through code of its own.
 */
@NullMarked
package org.vigie.app;

import org.jspecify.annotations.NullMarked;
