package org.vigie.alerts.channel;

import java.time.Duration;
import java.util.Optional;

/** What came of bringing an alert to a channel. */
sealed interface Outcome {

  /** What the other side said, or why it was not asked; for an operator. */
  String answer();

  /** The other side took it. */
  record Sent(String answer) implements Outcome {}

  /**
   * It did not, and may do so later.
   *
   * @param retryAfter how long the other side asks to be left alone
   */
  record Later(String answer, Optional<Duration> retryAfter) implements Outcome {
    Later(String answer) {
      this(answer, Optional.empty());
    }
  }

  /** It was not asked, because we are not set up to; that changes when Vigie is started anew. */
  record Held(String answer) implements Outcome {}

  /** It never will. */
  record Never(String answer) implements Outcome {}

  /** Nor anything else: the other side says that the channel is there no more. */
  record Gone(String answer) implements Outcome {}

  /** There is nothing to bring any more, or nobody who wants it there; no fault of the channel. */
  record Moot(String answer) implements Outcome {}
}
