package org.vigie.web.stream;

import org.vigie.model.Alert;
import org.vigie.model.Filed;

/** Something new that a live page or program hears of. */
public sealed interface Event {

  /** Where it stands in its stream. */
  long offset();

  /** An article was filed, or filed anew. */
  record OfFiled(long offset, Filed filed) implements Event {}

  /** An alert was raised, or an article folded into it. */
  record OfAlert(long offset, Alert alert) implements Event {}
}
