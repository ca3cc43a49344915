package org.vigie.alerts;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.model.Alert;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;

/** Puts alerting together for the tests. */
final class Stage {
  private Stage() {}

  /** With saved searches that match every article, or their word; nobody did anything. */
  static Alerting alerting(
      List<SavedSearch> searches, InstantSource clock, Function<String, Optional<Alert>> shown) {
    return alerting(
        new Everywhere(searches),
        clock,
        shown,
        id -> searches.stream().filter(search -> search.id().equals(id)).findFirst(),
        subject -> Optional.empty());
  }

  static Alerting alerting(
      Matching matching,
      InstantSource clock,
      Function<String, Optional<Alert>> shown,
      Function<String, Optional<SavedSearch>> searches,
      Function<String, Optional<Handling>> handled) {
    Holding holding = new Holding(searches, handled);
    return new Alerting(
        matching,
        holding,
        new Digests(holding, Optional::empty),
        clock,
        new Memory(shown),
        new Tallies(_ -> Optional.empty()));
  }
}
