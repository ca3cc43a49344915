package org.vigie.web.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Handling;
import org.vigie.web.show.Key;

/**
 * What was done about an alert or a story, as the API shows it.
 *
 * @param subject id of the alert or of the story
 * @param kind {@code acknowledged}, {@code snoozed} or {@code muted}
 * @param until when what is snoozed is told of again; absent of the others
 * @param by who did it
 * @param at when
 */
public record HandlingView(
    String subject, String kind, @Nullable Instant until, String by, Instant at) {
  static HandlingView of(Handling handling) {
    return new HandlingView(
        handling.subject(),
        Key.of(handling.kind()),
        handling.until(),
        handling.by(),
        handling.at());
  }
}
