/**
 * What was alerted: the inbox, what people do about it, why a search told of an article or did not,
 * and the feeds.
 *
 * <ul>
 *   <li>{@link Inbox} makes a row of each story ({@link InboxRow}), as {@link InboxFilter} wants
 *       them; {@link Standings} knows how each of them stands, {@link HandlingDesk} changes that.
 *   <li>{@link Alerts} has all alerts in order, {@link Searches} the saved searches to ask for.
 *   <li>{@link Accounts} says why, in {@link AccountWords}.
 *   <li>{@link Feeds} says what a feed reader may read; {@link AtomFeed} is what it reads.
 * </ul>
 *
 * <p>It may know {@code channel}, {@code article}, {@code source} and what these know. It reads
 * saved searches and changes none.
 */
@NullMarked
package org.vigie.web.alert;

import org.jspecify.annotations.NullMarked;
