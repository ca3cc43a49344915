/**
 * Brings messages to their channels, until each is sent or given up.
 *
 * <pre>{@code
 * Dispatch dispatch = new Dispatch(stage, connection, couriers, troubles, clock);
 * dispatch.begin(_ -> {});  // takes on what is pending in vigie.deliveries
 * dispatch.submit(delivery);
 * }</pre>
 *
 * <ul>
 *   <li>{@link Dispatch} has the deliveries of one stage, as long as this process serves it.
 *   <li>{@link Deliverer} carries them out, each channel in a {@link Lane} of its own; {@link
 *       Attempt} tries one, with the message and the channel as they are by then; {@link
 *       RetrySchedule} says when it is tried again.
 *   <li>{@link Couriers} has a {@link Courier} for each kind of channel; those that speak HTTP do
 *       so by {@link Post}. What came of it is an {@link Outcome}.
 *   <li>{@link ChannelTroubles} says when a channel fails, is gone or works again, has that told on
 *       the others, and keeps what is gone from being tried.
 *   <li>{@link Channels} tries one before an alert depends on it.
 * </ul>
 *
 * <p>It knows deliveries and messages, and nothing of what made them.
 *
 * <p><b>Invariant:</b> what came of an attempt is written until Kafka takes it; what leaves twice
 * has the same id.
 *
 * <p><b>Invariant:</b> a channel that fails delays no other.
 *
 * <p><b>Invariant:</b> what strangers wrote is text in every product, never markup, never a call.
 */
@NullMarked
package org.vigie.alerts.channel;

import org.jspecify.annotations.NullMarked;
