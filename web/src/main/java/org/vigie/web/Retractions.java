package org.vigie.web;

import java.util.Optional;
import org.vigie.model.Alert;
import org.vigie.model.Ruling.Retraction;
import org.vigie.streams.View;

/** Which articles were taken out, so that nothing shows what they said. */
final class Retractions {
  private final View<Retraction> view;

  Retractions(View<Retraction> view) {
    this.view = view;
  }

  /** Who took an article out; empty when nobody did, or when it may be read anew. */
  Optional<Retraction> of(String article) {
    return view.get(article).filter(retraction -> retraction.why() != null);
  }

  boolean isTakenOut(String article) {
    return of(article).isPresent();
  }

  /** An alert without title and text of what was taken out since. */
  Alert withheld(Alert alert) {
    return alert.without(this::isTakenOut);
  }
}
