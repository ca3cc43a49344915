package org.vigie.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved search as its owner wants it.
 *
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox
 * @param rules how it alerts
 * @param paused true while it must not alert
 * @param version the version that is changed; null for a new one
 */
public record Draft(
    @Nullable String name,
    @Nullable String query,
    @Nullable List<Wanted> channels,
    @Nullable WantedRules rules,
    @Nullable Boolean paused,
    @Nullable Long version) {

  /** Nothing but that it is to be paused, or not any more. */
  static Draft pausing(boolean paused, @Nullable Long version) {
    return new Draft(null, null, null, null, paused, version);
  }

  /**
   * A channel: one that is there, by its key, or one to be made.
   *
   * @param kind one of {@link ChannelView#KINDS}
   * @param target its address: a URL, a mail address, a chat, a topic
   * @param token of a bot, or for access
   * @param key of a channel that stays as it is; what else is said of it does not count
   */
  public record Wanted(
      @Nullable String kind,
      @Nullable String target,
      @Nullable String token,
      @Nullable String key) {}
}
