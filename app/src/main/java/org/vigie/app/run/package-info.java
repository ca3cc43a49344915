/**
 * The program while it runs: {@code vigie run}, {@code vigie demo}.
 *
 * <ul>
 *   <li>{@link Running} starts the broker, the streams and then, with Spring, the {@link Role
 *       roles} of this process; {@link Startup} says so on the terminal.
 *   <li>{@link Settings} is all that can be chosen, {@link RunOptions} the options that set it.
 *   <li>{@link PageChannels}, {@link PageDocuments} and {@link PageSourceChecks} bind the page to
 *       stages that do not know it.
 * </ul>
 *
 * <p>It depends on {@code instance} and {@code demo}.
 *
 * <p><b>Invariant:</b> it only assembles; no article passes through code of its own.
 */
@NullMarked
package org.vigie.app.run;

import org.jspecify.annotations.NullMarked;
