package org.vigie.alerts.match;

import java.util.HashMap;
import java.util.Map;

/** What goes wrong with searches while an engine works; afterwards it is rid of them. */
final class Troubles {
  private final Map<String, Flaw> troubles = new HashMap<>();

  /** A search that cannot be taken in or run. */
  void add(String id, Exception why) {
    troubles.put(id, new Flaw("It cannot be matched: " + why.getMessage(), null));
  }

  /** Looks whether a search costs too much. */
  void check(String id, Cost cost) {
    if (cost.isTooMuch()) {
      troubles.put(
          id,
          new Flaw(
              "It takes too long to match, and is not matched any more: %,.1f ms an article."
                      .formatted(cost.mean().toNanos() / 1e6)
                  + " Make phrases with ~ shorter, or leave out words that come in them twice",
              cost));
    }
  }

  /** Removes those searches, and says what was wrong with them. */
  Map<String, Flaw> tell(Engine engine) {
    if (troubles.isEmpty()) {
      return Map.of();
    }
    Map<String, Flaw> told = Map.copyOf(troubles);
    troubles.clear();
    engine.remove(told.keySet());
    return told;
  }
}
