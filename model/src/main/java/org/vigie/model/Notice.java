package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * What the operator is told of the sources at one time. It is made once and never changes, however
 * often it has to be sent.
 *
 * @param id 32 hexadecimal digits, made of its first event by {@link #idOf}
 * @param offset where that event stands in {@code vigie.health}
 * @param at when the newest of its events was seen
 * @param changes of sources: into trouble, or out of one that was told
 * @param networks our own way to the web that broke, or is whole again
 */
public record Notice(
    String id,
    long offset,
    Instant at,
    List<HealthEvent.Changed> changes,
    List<HealthEvent.Network> networks) {
  public Notice {
    changes = List.copyOf(changes);
    networks = List.copyOf(networks);
  }

  /** The id of the notice that begins with an event at an offset. */
  public static String idOf(long offset, HealthEvent first) {
    return Ids.hash("notice", offset + " " + first.at());
  }
}
