/**
 * The pages, the HTTP API, the live streams to browsers and programs, and sign-in.
 *
 * <p>How to use it: give an application context {@link org.vigie.web.WebSettings}, {@link
 * org.vigie.web.Channels}, a {@code Connection}, an {@code Archive}, the views of {@code
 * StreamsConfiguration} and an {@code InstantSource}; import {@link
 * org.vigie.web.WebConfiguration}; print {@link org.vigie.web.SignIn#newLink} once the server has
 * started.
 *
 * <ul>
 *   <li>A <em>page</em> class ({@code WirePage}, {@code SearchPage} ...) answers a browser that is
 *       signed in; an <em>API</em> class ({@code SearchApi} ...) answers a program that shows the
 *       token, at {@code /api/v1}. Both call the same plain classes, which know no HTTP.
 *   <li>{@code Tail} reads {@code vigie.filed} and {@code vigie.alerts} once per process and feeds
 *       every client; the id of an event is the position in the streams.
 *   <li>{@code StreamDesk} is what an operator sees of Kafka.
 * </ul>
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
