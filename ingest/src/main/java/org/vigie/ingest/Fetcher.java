package org.vigie.ingest;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;
import org.vigie.http.Headers;
import org.vigie.http.Outbound;

/** Asks for a feed or page, only for what is new when it was asked for before. */
final class Fetcher {
  static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9,"
          + " text/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

  /** Echoing a longer one would make our own request the burden. */
  private static final int MAX_VALIDATOR = 2_048;

  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d+)");
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Outbound outbound;
  private final InstantSource clock;

  Fetcher(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /** Asks for what is at an address. */
  FetchResult fetch(URI address) {
    return fetch(address, null, null);
  }

  /**
   * Asks for what is at an address if it has changed.
   *
   * @param etag as it was received, quotes and all; null when there was none
   * @param lastModified as it was received; null when there was none
   */
  FetchResult fetch(URI address, @Nullable String etag, @Nullable String lastModified) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", ACCEPT);
    if (etag != null) {
      headers.put("If-None-Match", etag);
    }
    if (lastModified != null) {
      headers.put("If-Modified-Since", lastModified);
    }
    return switch (outbound.get(address, headers)) {
      case Answer.Received received -> read(received);
      case Answer.Refused refused -> new FetchResult.Broken("not asked: " + refused.reason());
      case Answer.Failed failed -> new FetchResult.Broken(failed.reason());
    };
  }

  private FetchResult read(Answer.Received received) {
    Headers headers = received.headers();
    int status = received.status();
    return switch (status) {
      case 200, 203 ->
          new FetchResult.Fetched(
              received.body(),
              headers.first("Content-Type").orElse(null),
              received.uri(),
              validator(headers, "ETag"),
              validator(headers, "Last-Modified"),
              maxAge(headers),
              received.redirects());
      case 304 ->
          new FetchResult.Unchanged(
              validator(headers, "ETag"), validator(headers, "Last-Modified"), maxAge(headers));
      case 401, 402, 403, 407, 451 -> new FetchResult.Blocked(status);
      case 410 -> new FetchResult.Gone();
      case 429 -> new FetchResult.Throttled(status, pause(headers).orElse(maxAge(headers)));
      case 503 ->
          pause(headers)
              .<FetchResult>map(wait -> new FetchResult.Throttled(status, wait))
              .orElseGet(() -> new FetchResult.Broken("HTTP 503"));
      default -> new FetchResult.Broken("HTTP " + status);
    };
  }

  private static @Nullable String validator(Headers headers, String name) {
    return headers
        .first(name)
        .filter(value -> !value.isBlank() && value.length() <= MAX_VALIDATOR)
        .orElse(null);
  }

  private static Duration maxAge(Headers headers) {
    Matcher matcher = MAX_AGE.matcher(String.join(",", headers.all("Cache-Control")));
    return matcher.find() ? seconds(matcher.group(1)) : Duration.ZERO;
  }

  /** Retry-After: seconds or a date; what is neither, or lies in the past, says nothing. */
  private Optional<Duration> pause(Headers headers) {
    return headers.first("Retry-After").map(String::strip).flatMap(this::pause);
  }

  private Optional<Duration> pause(String retryAfter) {
    if (retryAfter.matches("\\d+")) {
      return Optional.of(seconds(retryAfter));
    }
    try {
      Instant until =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String digits) {
    if (digits.length() > 9) {
      return LONGEST;
    }
    Duration duration = Duration.ofSeconds(Long.parseLong(digits));
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }
}
