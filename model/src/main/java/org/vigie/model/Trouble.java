package org.vigie.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a channel does not work, or that a saved search takes too long to match: a record of {@code
 * vigie.channels}. There is none while it works.
 *
 * @param channel key of the channel; of a saved search, see {@link #keyOf}
 * @param shown as much of the channel as may be shown; the name of the search
 * @param off true while nothing is sent there until somebody switches it on; while it is not
 *     matched
 * @param since when that began
 * @param answer what the other side said; how long it takes
 * @param version of the saved search: another one is matched again; null of a channel
 */
public record Trouble(
    String channel,
    String shown,
    boolean off,
    Instant since,
    String answer,
    @Nullable Long version) {
  private static final String SEARCH = "search:";

  /** The trouble of a channel. */
  public Trouble(String channel, String shown, boolean off, Instant since, String answer) {
    this(channel, shown, off, since, answer, null);
  }

  /** That a saved search is set aside. */
  public static Trouble aside(SavedSearch search, Instant since, String why) {
    return new Trouble(keyOf(search.id()), search.name(), true, since, why, search.version());
  }

  /** What stands for a saved search in place of a channel's key. */
  public static String keyOf(String search) {
    return SEARCH + search;
  }

  /** The id of the saved search for which a key stands; empty of that of a channel. */
  public static Optional<String> searchOf(String key) {
    return key.startsWith(SEARCH) ? Optional.of(key.substring(SEARCH.length())) : Optional.empty();
  }

  /** Whether a saved search is not matched because of it, as that search is now. */
  public boolean setsAside(SavedSearch search) {
    return off
        && channel.equals(keyOf(search.id()))
        && version != null
        && version == search.version();
  }

  /** The same when it is switched on: it is tried again. */
  public Trouble on() {
    return new Trouble(channel, shown, false, since, answer, version);
  }
}
