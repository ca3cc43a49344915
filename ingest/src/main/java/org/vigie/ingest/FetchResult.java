package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;

/** What came of asking for a feed, listing or article. */
sealed interface FetchResult {

  /**
   * It is there.
   *
   * @param body its bytes
   * @param contentType as declared; null when it was not
   * @param uri where it was found in the end
   * @param etag to be sent back byte for byte; null when there was none
   * @param lastModified to be sent back as it stands; null when there was none
   * @param maxAge how long the server says it stays fresh; zero when it does not say
   * @param redirects how it was reached
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(
      byte[] body,
      @Nullable String contentType,
      URI uri,
      @Nullable String etag,
      @Nullable String lastModified,
      Duration maxAge,
      List<Answer.Hop> redirects)
      implements FetchResult {}

  /**
   * It has not changed (304).
   *
   * @param etag a newer one, when the answer brought one
   * @param lastModified a newer one, when the answer brought one
   * @param maxAge how long the server says it stays fresh; zero when it does not say
   * @param redirects how it was reached
   */
  record Unchanged(
      @Nullable String etag,
      @Nullable String lastModified,
      Duration maxAge,
      List<Answer.Hop> redirects)
      implements FetchResult {}

  /** We are to wait: 429, or 503 with a Retry-After; zero when no time was named. */
  record Throttled(int status, Duration pause) implements FetchResult {}

  /** We are not let in: 401, 402, 403, 407 or 451. */
  record Blocked(int status) implements FetchResult {}

  /** The site's robots.txt asks us not to, or a mail server does not let us in. */
  record Disallowed(String reason) implements FetchResult {}

  /** It is gone for good: 410. */
  record Gone() implements FetchResult {}

  /**
   * It was not asked for: its host has not answered for a while, whoever asked.
   *
   * @param rest until the host may be asked again
   */
  record Waiting(Duration rest, String reason) implements FetchResult {}

  /**
   * It cannot be had.
   *
   * @param answered whether the server took the trouble to answer
   */
  record Broken(String reason, boolean answered) implements FetchResult {}
}
