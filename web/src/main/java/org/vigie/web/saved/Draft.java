package org.vigie.web.saved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.web.channel.WantedChannel;

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
    @Nullable List<WantedChannel> channels,
    @Nullable WantedRules rules,
    @Nullable Boolean paused,
    @Nullable Long version) {

  /** Nothing but that it is to be paused, or not any more. */
  static Draft pausing(boolean paused, @Nullable Long version) {
    return new Draft(null, null, null, null, paused, version);
  }
}
