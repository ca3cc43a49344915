/**
 * The pages, the HTTP API, the live streams to browsers and programs, and sign-in.
 *
 * <p>How to use it: give an application context {@link WebSettings}, a {@code Connection}, an
 * {@code Archive}, the views of {@code StreamsConfiguration}, an {@code InstantSource}, and what
 * {@link WebConfiguration} names of the stages; import {@link WebConfiguration}; print {@link
 * org.vigie.web.access.SignIn#newLink} once the server has started.
 *
 * <p>Here everything is put together: {@link WebConfiguration} names the packages, {@link Security}
 * says who may ask what, {@link Common} what stands around every page. Each package down to {@code
 * source} has pages, API, and the plain classes that both call, which know no HTTP; the lowest are
 * what these share. A package's configuration makes its classes. A <em>page</em> class ({@code
 * WirePage}, {@code SearchPage} ...) answers a browser that is signed in; an <em>API</em> class
 * ({@code SearchApi} ...) answers a program that shows the token, at {@code /api/v1}.
 *
 * <pre>
 * wire     the wire, and search in the archive     saved    saved searches, dry runs, spikes
 * operate  what an operator sees and does
 *    |
 * alert    inbox, handling, why, feeds
 *    |
 * article  article, story, rulings                 channel  where messages go
 *    |
 * source   sources, articles added by hand
 *    |
 * stream   what is read of the streams             show     how values look
 * answer   how a request is refused                access   sign-in, language
 * </pre>
 *
 * <p>A package may know those below it. {@code saved}, {@code wire} and {@code operate} do not know
 * each other; {@code channel} knows the lowest alone.
 *
 * <p><b>Invariant:</b> no circles: a package that knows another is not known to it, nor to any that
 * it knows. {@code PackagesTest} finds them, in every module.
 *
 * <p><b>Invariant:</b> whatever was read from the web is text. No template writes unescaped text;
 * marks are elements of the template around escaped pieces.
 *
 * <p><b>Invariant:</b> nothing here keeps a state of record: a write is answered with 2xx when its
 * stream has it.
 */
@NullMarked
package org.vigie.web;

import org.jspecify.annotations.NullMarked;
