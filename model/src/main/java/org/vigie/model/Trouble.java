package org.vigie.model;

import java.time.Instant;

/**
 * That a channel does not work: a record of {@code vigie.channels}. There is none while it works.
 *
 * @param channel key of the channel
 * @param shown as much of it as may be shown
 * @param off true while nothing is sent there until somebody switches it on
 * @param since when that began
 * @param answer what the other side said
 */
public record Trouble(String channel, String shown, boolean off, Instant since, String answer) {

  /** The same when it is switched on: it is tried again. */
  public Trouble on() {
    return new Trouble(channel, shown, false, since, answer);
  }
}
