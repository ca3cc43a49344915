/**
 * What pages and API read of the streams, and what they write down there.
 *
 * <ul>
 *   <li>{@link Tail} reads {@code vigie.filed} and {@code vigie.alerts} once per process, from
 *       where {@link LiveAnswers} feeds every client; the id of an {@link Event} is its {@link
 *       Position} in the streams. {@link Patience} waits until the archive shows it, too.
 *   <li>{@link StreamTape} reads a stream back, {@link Trail} what it says of one thing; {@link
 *       Redacted} leaves secrets out of what is shown.
 *   <li>{@link StreamDesk} says how far the stages are, by {@link StreamMeter}; {@link Backlog}
 *       whether they can take more.
 *   <li>{@link Newest} keeps the values of a view in order.
 *   <li>{@link AuditLog} writes down who changes what, before it is changed.
 * </ul>
 *
 * <p>It knows no other package of the pages.
 *
 * <p><b>Invariant:</b> however many clients look on, each record is read once.
 */
@NullMarked
package org.vigie.web.stream;

import org.jspecify.annotations.NullMarked;
