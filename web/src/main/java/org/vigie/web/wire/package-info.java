/**
 * The wire and the archive behind it: what comes in, for browsers and programs, and search in what
 * came.
 *
 * <ul>
 *   <li>{@link WirePage} has the newest stories, with what {@link Desk} says beside them; {@link
 *       EventApi} the same as it happens, for programs.
 *   <li>{@link Search} is what one asks of the archive; {@link Completions} proposes words.
 * </ul>
 *
 * <p>It may know {@code alert}, {@code article}, {@code source} and what these know.
 */
@NullMarked
package org.vigie.web.wire;

import org.jspecify.annotations.NullMarked;
