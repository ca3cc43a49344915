package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert, or a notice to the operator, is on its way to one channel.
 *
 * @param alert id of the alert or of the notice
 * @param search id of the saved search; empty for a notice
 * @param channel where it goes
 * @param state how far it is
 * @param attempts how often it was tried
 * @param next when it is tried next; null once it is sent or given up, or while we are not set up
 *     to send it
 * @param answer what the last attempt met ("HTTP 500", "250 OK"), for an operator
 * @param changed when this record was written
 * @param notice what is brought when it is no alert; null when it is one
 */
public record Delivery(
    String alert,
    String search,
    Channel channel,
    State state,
    int attempts,
    @Nullable Instant next,
    String answer,
    Instant changed,
    @Nullable Notice notice) {

  /** The delivery of an alert. */
  public Delivery(
      String alert,
      String search,
      Channel channel,
      State state,
      int attempts,
      @Nullable Instant next,
      String answer,
      Instant changed) {
    this(alert, search, channel, state, attempts, next, answer, changed, null);
  }

  /** The delivery of a notice, due at once. */
  public Delivery(Notice notice, Channel channel, Instant now) {
    this(notice.id(), "", channel, State.PENDING, 0, now, "", now, notice);
  }

  /** How far a delivery is. */
  public enum State {
    PENDING,
    SENT,
    GIVEN_UP
  }

  /** The key of {@code vigie.deliveries}. */
  public String key() {
    return alert + "/" + channel.key();
  }
}
