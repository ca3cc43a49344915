package org.vigie.alerts.channel;

import java.util.List;
import org.vigie.model.Delivery;

/** Keeps what comes of attempts. */
@FunctionalInterface
interface Ledger {
  /**
   * Writes it down; returns when that is durable.
   *
   * @return what is to be delivered because of it
   */
  List<Delivery> keep(Delivery after, Outcome outcome);
}
