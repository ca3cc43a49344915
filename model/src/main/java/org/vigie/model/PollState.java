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
 * @param state how it fares
 * @param evidence what the last poll met, for an operator ("HTTP 403", "12 entries, 2 new")
 * @param since since when it is in that state
 * @param gap when a poll last had nothing in common with the one before it, so that articles may
 *     have been missed; null when none had
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
    String evidence,
    Instant since,
    @Nullable Instant gap) {

  /** How a source fares. */
  public enum State {
    /** Not polled yet. */
    NEW,
    /** It answers, and has news as often as it usually does. */
    FRESH,
    /** It answers and has no news, which is normal for it at this hour. */
    QUIET,
    /** It answers and has no news, which is late for it. */
    SILENT,
    /** It answered, without a single entry. */
    EMPTY,
    /** It refuses us: 401, 403, 451 or a challenge page. */
    BLOCKED,
    /** It cannot be reached or read. */
    BROKEN,
    /** It says that it stands elsewhere for good. */
    MOVED,
    /** It says that it is gone: 410. */
    GONE,
    /** It asks us to wait: 429 or 503 with Retry-After. */
    THROTTLED
  }

  public PollState {
    seen = List.copyOf(seen);
    // A record that an older Vigie wrote has none.
    since = since == null ? lastTry == null ? due : lastTry : since;
  }
}
