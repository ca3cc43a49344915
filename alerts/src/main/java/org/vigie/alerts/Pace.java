package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.model.Alert.Told;

/** How many messages of a saved search there were lately. In whatever order it hears of them. */
final class Pace {
  /** Longer than an hour of the clock. */
  private static final Duration KEPT = Duration.ofHours(2);

  private final Map<String, Instant> messages = new HashMap<>();
  private @Nullable Instant last;

  /** When the last one was. */
  Optional<Instant> last() {
    return Optional.ofNullable(last);
  }

  /** How many there were within a time that ends after the last of them. */
  long messages(Instant from, Instant to) {
    return messages.values().stream().filter(at -> !at.isBefore(from) && at.isBefore(to)).count();
  }

  /** Hears of a time that an alert was told; to hear it again changes nothing. */
  void told(Alert alert, Told told) {
    Instant newest = last;
    if (newest == null || told.at().isAfter(newest)) {
      newest = told.at();
      last = newest;
      Instant kept = newest.minus(KEPT);
      messages.values().removeIf(at -> at.isBefore(kept));
    }
    if (!told.at().isBefore(newest.minus(KEPT))) {
      messages.put(message(alert, told), told.at());
    }
  }

  /**
   * What was held was told in one message with all that was due at that time. The same alert may be
   * told twice in one moment.
   */
  private static String message(Alert alert, Told told) {
    return told.held() == Held.NO ? alert.id() + told : told.at().toString();
  }
}
