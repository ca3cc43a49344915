package org.vigie.web.channel;

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

  /**
   * What matching a saved search costs.
   *
   * @param articles how many came since it was saved or this process started
   * @param runs on how many of them it was run, the others having nothing that it asks for
   * @param matches how many of them matched
   * @param micros what a run takes, in millionths of a second; 0 of one that is known to be quick
   */
  record Cost(long articles, long runs, long matches, long micros) {}

  /** What matching a saved search costs; empty when it is not matched in this process. */
  Optional<Cost> cost(SavedSearch search);

  /** Why a saved search does not alert, though it is not paused; empty when it does. */
  Optional<String> problem(SavedSearch search);
}
