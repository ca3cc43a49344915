package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;
import org.vigie.http.Headers;
import org.vigie.http.HttpDate;
import org.vigie.http.Outbound;

/** Asks for a feed or page, only for what is new when it was asked for before. */
final class Fetcher {
  static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9,"
          + " text/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

  /** Echoing a longer one would make our own request the burden. */
  private static final int MAX_VALIDATOR = 2_048;

  private final Outbound outbound;
  private final InstantSource clock;

  Fetcher(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /** Asks for what is at an address. */
  FetchResult fetch(URI address, Turns turns) {
    return fetch(address, null, null, turns);
  }

  /**
   * Asks for what is at an address if it has changed.
   *
   * @param etag as it was received, quotes and all; null when there was none
   * @param lastModified as it was received; null when there was none
   * @param turns asked before each request
   */
  FetchResult fetch(
      URI address, @Nullable String etag, @Nullable String lastModified, Turns turns) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", ACCEPT);
    if (etag != null) {
      headers.put("If-None-Match", etag);
    }
    if (lastModified != null) {
      headers.put("If-Modified-Since", lastModified);
    }
    boolean conditional = etag != null || lastModified != null;
    Answer answer = outbound.get(address, headers, turns);
    return turns.heldBack().orElseGet(() -> read(answer, conditional));
  }

  private FetchResult read(Answer answer, boolean conditional) {
    return switch (answer) {
      case Answer.Received received -> read(received, conditional);
      case Answer.Refused refused ->
          new FetchResult.Broken("not asked: " + refused.reason(), false);
      case Answer.Failed failed ->
          new FetchResult.Broken(failed.reason(), !HostGates.isUnreachable(failed.kind()));
    };
  }

  private FetchResult read(Answer.Received received, boolean conditional) {
    Headers headers = received.headers();
    Duration fresh = Freshness.of(headers, clock.instant());
    int status = received.status();
    return switch (status) {
      case 200, 203 ->
          new FetchResult.Fetched(
              received.body(),
              headers.first("Content-Type").orElse(null),
              received.uri(),
              validator(headers, "ETag"),
              validator(headers, "Last-Modified"),
              fresh,
              received.redirects());
      case 304 ->
          conditional
              ? new FetchResult.Unchanged(
                  validator(headers, "ETag"),
                  validator(headers, "Last-Modified"),
                  fresh,
                  received.redirects())
              : new FetchResult.Broken("HTTP 304 without being asked", true);
      case 401, 402, 403, 407, 451 -> new FetchResult.Blocked(status);
      case 410 -> new FetchResult.Gone();
      case 429 -> new FetchResult.Throttled(status, pause(headers).orElse(fresh));
      case 503 ->
          pause(headers)
              .<FetchResult>map(wait -> new FetchResult.Throttled(status, wait))
              .orElseGet(() -> new FetchResult.Broken("HTTP 503", true));
      default -> new FetchResult.Broken("HTTP " + status, true);
    };
  }

  /** One that would not go back as it came is left out: it could only be taken for another. */
  private static @Nullable String validator(Headers headers, String name) {
    return headers
        .first(name)
        .filter(value -> !value.isBlank() && value.length() <= MAX_VALIDATOR)
        .filter(value -> value.chars().allMatch(Fetcher::comesBackUnchanged))
        .orElse(null);
  }

  /** What the client writes as it stands: ASCII and the printable rest of Latin-1. */
  private static boolean comesBackUnchanged(int c) {
    return (c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0xff);
  }

  /** Retry-After: seconds or a date; what is neither, or lies in the past, says nothing. */
  private Optional<Duration> pause(Headers headers) {
    return headers.first("Retry-After").map(this::pause).filter(Duration::isPositive);
  }

  private Duration pause(String retryAfter) {
    return HttpDate.parse(retryAfter)
        .map(until -> Duration.between(clock.instant(), until))
        .orElseGet(() -> Freshness.seconds(retryAfter));
  }
}
