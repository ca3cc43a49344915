package org.vigie.web.article;

import java.util.Optional;
import org.vigie.model.Alert;
import org.vigie.model.Ruling.Retraction;
import org.vigie.streams.View;

/** Which articles were taken out, so that nothing shows what they said. */
public final class Retractions {
  private final View<Retraction> view;

  Retractions(View<Retraction> view) {
    this.view = view;
  }

  /** Who took an article out; empty when nobody did, or when it may be read anew. */
  public Optional<Retraction> of(String article) {
    return view.get(article).filter(retraction -> retraction.why() != null);
  }

  public boolean isTakenOut(String article) {
    return of(article).isPresent();
  }

  /** An alert without title and text of what was taken out since. */
  public Alert withheld(Alert alert) {
    return alert.without(this::isTakenOut);
  }
}
