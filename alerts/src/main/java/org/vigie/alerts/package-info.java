/**
 * Saved searches become alerts, changes of sources become notices, and both are brought to their
 * channels.
 *
 * <pre>{@code
 * vigie.filed ─► Matcher ─► Alerting ─► vigie.alerts
 *                                   └─► vigie.deliveries ─► channel.Dispatch ─► webhook, mail ...
 * vigie.health ─► Notices ──────────────────┘
 * }</pre>
 *
 * <p>Here it is decided who is told of what, and when; {@code match} finds the searches that an
 * article matches, {@code text} says it in words, {@code channel} brings it. None of the three
 * knows this package; {@code channel} knows {@code text}.
 *
 * <ul>
 *   <li>{@link Matcher} holds the saved searches as queries and finds those that an article
 *       matches.
 *   <li>{@link Alerting} makes one alert per saved search and story; later articles of the story
 *       fold into it ({@link Folding}, and what they change: {@link Developments}). Its {@link
 *       Memory} is read from {@code vigie.alerts}.
 *   <li>{@link Holding} decides what of an alert is told, by {@link Timing} (cadence, quiet hours,
 *       cool-down, cap) and by what people did; {@link Digests} makes one message of what is due at
 *       one time.
 *   <li>{@link AlertListener} binds them to the streams: an alert and its deliveries are written in
 *       one transaction with the offset that was read.
 *   <li>{@link Notices} says which changes of sources in {@code vigie.health} the operator is told
 *       of; {@link HealthListener} makes one notice of what was seen within two minutes, which goes
 *       the same way as an alert. A delivery holds its whole notice: its content is fixed.
 *   <li>{@link Recipients} says who is told what became of a channel.
 * </ul>
 *
 * <p>Import {@link AlertsConfiguration} and provide {@link AlertsSettings}, a {@code Connection}
 * and an {@code InstantSource}.
 *
 * <p><b>Invariant:</b> the same log of articles gives the same alerts with the same ids and times,
 * however often any part of it is read again.
 *
 * <p><b>Invariant:</b> a saved search never alerts on what was filed before it was saved, nor on
 * back-fill.
 *
 * <p><b>Invariant:</b> times are those of the log: when an article was filed, when something was
 * due by that. Only what is due while nothing is filed waits for a clock.
 *
 * <p><b>Invariant:</b> nothing leaves before the transaction with its delivery is committed.
 *
 * <p><b>Invariant:</b> no filter of saved searches but their query decides whether one matches.
 */
@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
