/**
 * How a browser is let in, and how its reader likes to read: sign-in by a link, the token of a
 * program, language, and light or dark.
 *
 * <ul>
 *   <li>{@link SignIn} makes links, each good for once; {@link SignInPage} takes them.
 *   <li>{@link TokenFilter} lets a program in.
 *   <li>{@link Languages} says in which language a page is, by what {@link PreferencesPage} kept in
 *       {@link Cookies}.
 * </ul>
 *
 * <p>It knows no other package of the pages. Which paths ask for what, the root package says.
 *
 * <p><b>Invariant:</b> secrets are kept and compared as digests.
 */
@NullMarked
package org.vigie.web.access;

import org.jspecify.annotations.NullMarked;
