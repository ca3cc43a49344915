package org.vigie.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Source;

/** What is remembered of a source after each outcome of a visit. */
final class NextState {
  private static final int MAX_EVIDENCE = 500;

  private final PollSchedule schedule;

  NextState(PollSchedule schedule) {
    this.schedule = schedule;
  }

  /** Before the first visit: due at once. */
  static PollState unknown(Source source, Instant now) {
    return new PollState(
        source.id(),
        null,
        null,
        List.of(),
        now,
        null,
        null,
        null,
        0,
        State.NEW,
        "not polled yet",
        now,
        null);
  }

  /**
   * A source that moved to another address: what the old one said does not hold there, and what
   * stands there already is no news.
   */
  static PollState moved(PollState before, Instant now) {
    return new PollState(
        before.source(),
        null,
        null,
        before.seen(),
        now,
        before.lastTry(),
        null,
        before.lastArticle(),
        0,
        before.state(),
        before.evidence(),
        before.since(),
        before.gap());
  }

  /** The same, due at another time. */
  static PollState due(PollState before, Instant due) {
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        before.seen(),
        due,
        before.lastTry(),
        before.lastSuccess(),
        before.lastArticle(),
        before.failures(),
        before.state(),
        before.evidence(),
        before.since(),
        before.gap());
  }

  /** Amid a visit: the entry is known, and all else stands as if the visit had not begun. */
  static PollState amid(PollState before, List<String> seen, Instant article) {
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        seen,
        before.due(),
        before.lastTry(),
        before.lastSuccess(),
        article,
        before.failures(),
        before.state(),
        before.evidence(),
        before.since(),
        before.gap());
  }

  /** After an answer that was read to its end. */
  PollState read(
      Source source,
      PollState before,
      FetchResult.Fetched fetched,
      Instant asked,
      List<FeedEntry> entries,
      List<String> seen,
      int fresh) {
    List<Instant> published =
        entries.stream().flatMap(entry -> Optional.ofNullable(entry.published()).stream()).toList();
    State state = entries.isEmpty() ? State.EMPTY : State.FRESH;
    return new PollState(
        source.id(),
        fetched.etag(),
        fetched.lastModified(),
        seen,
        schedule.afterEntries(source, asked, published, fetched.maxAge()),
        asked,
        asked,
        fresh > 0 ? asked : before.lastArticle(),
        0,
        state,
        entries.size() + " entries, " + fresh + " new" + moved(fetched),
        since(before, state, asked),
        before.gap());
  }

  /** After 304. */
  PollState unchanged(
      Source source, PollState before, FetchResult.Unchanged unchanged, Instant asked) {
    State state = before.state() == State.EMPTY ? State.EMPTY : State.FRESH;
    return new PollState(
        source.id(),
        unchanged.etag() == null ? before.etag() : unchanged.etag(),
        unchanged.lastModified() == null ? before.lastModified() : unchanged.lastModified(),
        before.seen(),
        schedule.afterUnchanged(source, before, asked, unchanged.maxAge()),
        asked,
        asked,
        before.lastArticle(),
        0,
        state,
        "unchanged",
        since(before, state, asked),
        before.gap());
  }

  /** After 429 or its like. */
  PollState throttled(
      Source source, PollState before, FetchResult.Throttled throttled, Instant asked) {
    Instant due = schedule.afterThrottling(source, before.failures() + 1, asked, throttled.pause());
    String wait =
        throttled.pause().isZero() ? "" : ", wait " + throttled.pause().toSeconds() + " s";
    return failed(before, asked, due, State.THROTTLED, "HTTP " + throttled.status() + wait);
  }

  /** After 410. */
  PollState gone(Source source, PollState before, Instant asked) {
    return failed(before, asked, schedule.afterGone(source, asked), State.GONE, "HTTP 410");
  }

  /** After any other failure. */
  PollState failed(Source source, PollState before, Instant asked, State state, String evidence) {
    Instant due = schedule.afterFailure(source, before.failures() + 1, asked);
    return failed(before, asked, due, state, evidence);
  }

  private static PollState failed(
      PollState before, Instant asked, Instant due, State state, String evidence) {
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        before.seen(),
        due,
        asked,
        before.lastSuccess(),
        before.lastArticle(),
        before.failures() + 1,
        state,
        evidence(evidence),
        since(before, state, asked),
        before.gap());
  }

  private static Instant since(PollState before, State state, Instant asked) {
    return before.state() == state ? before.since() : asked;
  }

  /** Some of it was said by strangers. */
  private static String evidence(String text) {
    String line = HtmlText.squeeze(text);
    return line.length() <= MAX_EVIDENCE ? line : line.substring(0, MAX_EVIDENCE) + "…";
  }

  /** Followed each time, adopted by nobody but an operator: a captive portal says the same. */
  private static String moved(FetchResult.Fetched fetched) {
    boolean forGood =
        !fetched.redirects().isEmpty()
            && fetched.redirects().stream().allMatch(hop -> hop.permanent());
    return forGood ? "; moved for good to " + fetched.uri() : "";
  }
}
