package org.vigie.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Reported;
import org.vigie.model.Ruling.Retraction;
import org.vigie.streams.View;

/** Which articles were taken out, so that nothing shows what they said. */
final class Retractions {
  /** What stands where an article had its title, for pages and programs. */
  static final String TITLE = "[retracted]";

  private final View<Retraction> view;

  Retractions(View<Retraction> view) {
    this.view = view;
  }

  /** Who took an article out; empty when nobody did, or when it may be read anew. */
  Optional<Retraction> of(String article) {
    return view.get(article).filter(retraction -> retraction.why() != null);
  }

  /** An alert without title and text of what was taken out since. */
  Alert withheld(Alert alert) {
    boolean none =
        Stream.concat(Stream.of(alert.first()), alert.folded().stream())
            .noneMatch(one -> of(one.article()).isPresent());
    if (none) {
      return alert;
    }
    boolean first = of(alert.first().article()).isPresent();
    return new Alert(
        alert.id(),
        alert.search(),
        alert.story(),
        withheld(alert.first()),
        first ? List.of() : alert.why(),
        alert.folded().stream().map(this::withheld).toList(),
        alert.further(),
        alert.created(),
        alert.changed(),
        alert.revision(),
        alert.held(),
        alert.due(),
        alert.facts(),
        alert.changes(),
        alert.told());
  }

  private Reported withheld(Reported reported) {
    return of(reported.article()).isEmpty()
        ? reported
        : new Reported(
            reported.article(),
            TITLE,
            reported.url(),
            reported.sourceName(),
            reported.publisher(),
            reported.role(),
            reported.date(),
            reported.firstSeen(),
            reported.origin());
  }
}
