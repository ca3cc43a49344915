package org.vigie.web;

import java.util.Optional;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;

/** What the pages need of the stage that delivers alerts; {@code app} binds the two. */
public interface Channels {

  /**
   * What became of a test message.
   *
   * @param delivered whether the other side took it
   * @param answer what it said, or why it was not reached
   */
  record Tried(boolean delivered, String answer) {}

  /** Sends a test message now, and waits for the answer. */
  Tried test(Channel channel);

  /** Why nothing can ever be brought to a channel; empty when it is worth a try. */
  Optional<String> refusal(Channel channel);

  /** A new secret for a webhook, as Standard Webhooks wants it. */
  String newSecret();

  /** Why a saved search does not alert, though it is not paused; empty when it does. */
  Optional<String> problem(SavedSearch search);
}
