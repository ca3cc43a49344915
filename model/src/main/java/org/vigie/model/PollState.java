package org.vigie.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source between polls. Written in the same transaction as the articles of
 * the poll, so that a validator is never ahead of what was stored.
 *
 * @param source id of the source
 * @param etag the ETag of the last 200 answer, byte for byte; null when it had none
 * @param lastModified the Last-Modified of the last 200 answer, as it stood; null when it had none
 * @param seen hashes of the entries already read, newest first, bounded
 * @param due when it is polled next
 * @param lastTry when it was polled last; null before the first poll
 * @param lastSuccess when it last answered with something readable, 304 counts; null before
 * @param lastArticle when it last brought a new article; null before
 * @param failures polls in a row that failed
 * @param state how the last poll went
 * @param evidence what the last poll met, for an operator ("HTTP 403", "12 entries, 2 new")
 */
public record PollState(
    String source,
    @Nullable String etag,
    @Nullable String lastModified,
    List<String> seen,
    Instant due,
    @Nullable Instant lastTry,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastArticle,
    int failures,
    State state,
    String evidence) {

  /** How a source answers. */
  public enum State {
    /** Not polled yet. */
    NEW,
    /** It answered with something readable. */
    OK,
    /** It answered, without a single entry. */
    EMPTY,
    /** It refuses us: 401, 403, 451 or a challenge page. */
    BLOCKED,
    /** It asks us to wait: 429 or 503 with Retry-After. */
    THROTTLED,
    /** It cannot be reached or read. */
    BROKEN,
    /** It says that it is gone: 410. */
    GONE
  }

  public PollState {
    seen = List.copyOf(seen);
  }
}
