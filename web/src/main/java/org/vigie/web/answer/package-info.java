/**
 * How a request is refused, and how that is said: to a browser a page, to a program a problem as
 * RFC 9457 has it.
 *
 * <ul>
 *   <li>A {@link Refusal} is thrown by what knows why; {@link Problems} makes a {@link Problem} of
 *       it, or of anything else that went wrong.
 *   <li>{@link ApiErrors} answers programs, {@link PageErrors} browsers; a page that keeps what was
 *       typed asks {@link ErrorView} itself.
 *   <li>{@link Frame} is what stands around the page of an error. The root package gives it.
 * </ul>
 *
 * <p>It knows no other package of the pages.
 *
 * <p><b>Invariant:</b> whatever went wrong, the answer says what, where, and what to do next.
 */
@NullMarked
package org.vigie.web.answer;

import org.jspecify.annotations.NullMarked;
