package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * A search that alerts when a new article matches it.
 *
 * @param id lower-case letters, digits and hyphens
 * @param owner who saved it, as they signed in; empty when that is not known
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox; may be empty
 * @param rules how it alerts
 * @param paused true while it must not alert
 * @param version rises with each change
 * @param created when it was saved first
 * @param changed when it was saved last
 */
public record SavedSearch(
    String id,
    String owner,
    String name,
    String query,
    List<Channel> channels,
    AlertRules rules,
    boolean paused,
    long version,
    Instant created,
    Instant changed) {
  public SavedSearch {
    channels = List.copyOf(channels);
    // A record that an older Vigie wrote has neither.
    owner = owner == null ? "" : owner;
    rules = rules == null ? AlertRules.DEFAULT : rules;
  }

  /** A search without an owner that alerts at once. */
  public SavedSearch(
      String id,
      String name,
      String query,
      List<Channel> channels,
      boolean paused,
      long version,
      Instant created,
      Instant changed) {
    this(id, "", name, query, channels, AlertRules.DEFAULT, paused, version, created, changed);
  }
}
