package org.vigie.model;

import java.net.URI;
import java.time.Instant;

/**
 * That a hub (WebSub) was asked to tell of a source's news at once: a record of {@code
 * vigie.subscriptions}, written by ingest.
 *
 * @param source id of the source
 * @param hub who was asked
 * @param topic what the hub knows the feed as
 * @param token part of the address that the hub calls; hard to guess
 * @param secret what the hub signs its calls with
 * @param asked when it was asked last
 */
public record Subscription(
    String source, URI hub, URI topic, String token, String secret, Instant asked) {

  /** The same, asked again. */
  public Subscription askedAt(Instant now) {
    return new Subscription(source, hub, topic, token, secret, now);
  }
}
