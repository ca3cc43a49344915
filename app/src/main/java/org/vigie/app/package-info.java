/**
 * The program: {@link Vigie} is {@code main} and holds the commands; {@link RunCommand} starts the
 * broker, the streams and then, with Spring, the {@link Role roles} of this process.
 *
 * <p>Commands other than {@code run}, {@code demo}, {@code try} and {@code evaluate} talk to the
 * running instance through {@link Client}.
 *
 * <p><b>Invariant:</b> this package only assembles; no article passes through code of its own.
 */
@NullMarked
package org.vigie.app;

import org.jspecify.annotations.NullMarked;
