package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * A search that alerts when a new article matches it.
 *
 * @param id lower-case letters, digits and hyphens
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox; may be empty
 * @param paused true while it must not alert
 * @param version rises with each change
 * @param created when it was saved first
 * @param changed when it was saved last
 */
public record SavedSearch(
    String id,
    String name,
    String query,
    List<Channel> channels,
    boolean paused,
    long version,
    Instant created,
    Instant changed) {
  public SavedSearch {
    channels = List.copyOf(channels);
  }
}
