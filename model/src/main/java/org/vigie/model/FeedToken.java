package org.vigie.model;

import java.time.Instant;

/**
 * That the alerts of a saved search can be read as a feed: a record of {@code vigie.feeds} by the
 * id of the search.
 *
 * @param token who shows it may read; a secret
 * @param created when it was made
 */
public record FeedToken(String token, Instant created) {
  /** Without the token, so that it is safe to log. */
  @Override
  public String toString() {
    return "FeedToken[" + created + "]";
  }
}
