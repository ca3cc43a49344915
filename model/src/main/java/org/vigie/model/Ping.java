package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a hub (WebSub) told of a source: a record of {@code vigie.pings}, written by the page.
 *
 * @param token of the subscription that it told it for
 * @param until how long it will tell of news; null when it does not, or no more
 * @param news when it told of news last; null when it never did
 */
public record Ping(String token, @Nullable Instant until, @Nullable Instant news) {}
