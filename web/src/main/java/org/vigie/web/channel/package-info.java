/**
 * Where messages go: the channels of a saved search or of the operator, as people and programs
 * write them, and how they fare.
 *
 * <ul>
 *   <li>{@link ChannelForm} makes channels of what is wanted ({@link WantedChannel}); {@link
 *       ChannelFields} is the part of a form that has them; {@link NewSecrets} are shown once.
 *   <li>{@link Channels} is the stage that delivers; {@code app} gives it.
 *   <li>{@link Deliveries} says how far messages are; {@link ChannelDesk} which channels do not
 *       work.
 * </ul>
 *
 * <p>It may know {@code stream}, {@code show} and {@code answer}.
 *
 * <p><b>Invariant:</b> a secret is shown once, when it is made.
 */
@NullMarked
package org.vigie.web.channel;

import org.jspecify.annotations.NullMarked;
