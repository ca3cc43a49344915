package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.PollState;
import org.vigie.model.PollState.Memory;
import org.vigie.model.PollState.Pace;
import org.vigie.model.PollState.State;
import org.vigie.model.PollState.Whereabouts;
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
        Memory.NONE,
        Pace.UNKNOWN,
        Whereabouts.UNKNOWN,
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

  /** What is known at the address that a source has now, if it was changed while nobody polled. */
  static PollState at(Source source, PollState state, Instant now) {
    URI own = state.whereabouts().own();
    return own == null || own.equals(source.address()) ? state : moved(state, now);
  }

  /**
   * A source that moved to another address: what the old one said does not hold there, and what
   * stands there already is no news, unless it is what stood at the old one.
   */
  static PollState moved(PollState before, Instant now) {
    Memory memory = before.memory();
    return new PollState(
        before.source(),
        null,
        null,
        memory.of() == Memory.Of.NOTHING ? memory : of(memory, Memory.Of.ELSEWHERE),
        Pace.UNKNOWN,
        Whereabouts.UNKNOWN,
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

  private static Memory of(Memory memory, Memory.Of of) {
    return new Memory(of, memory.entries(), memory.heldBack());
  }

  /** The same, due at another time. */
  static PollState due(PollState before, Instant due) {
    return timed(before, due, before.lastTry(), before.evidence());
  }

  /** The same by a clock that was set. */
  static PollState shifted(PollState before, Duration leap) {
    Instant lastTry = before.lastTry();
    return timed(
        before,
        before.due().plus(leap),
        lastTry == null ? null : lastTry.plus(leap),
        before.evidence());
  }

  /** The same, with something to tell. */
  static PollState told(PollState before, String evidence) {
    return timed(before, before.due(), before.lastTry(), evidence);
  }

  private static PollState timed(
      PollState before, Instant due, @Nullable Instant lastTry, String evidence) {
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        before.memory(),
        before.pace(),
        before.whereabouts(),
        due,
        lastTry,
        before.lastSuccess(),
        before.lastArticle(),
        before.failures(),
        before.state(),
        evidence,
        before.since(),
        before.gap());
  }

  /** Amid a visit: an article is known, and all else stands as if the visit had not begun. */
  static PollState amid(PollState before, Memory memory, @Nullable Instant article) {
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        memory,
        before.pace(),
        before.whereabouts(),
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
      Harvest harvest) {
    boolean validators = fetched.etag() != null || fetched.lastModified() != null;
    PollSchedule.Next next =
        schedule.afterEntries(
            source,
            before.pace(),
            asked,
            new PollSchedule.Shown(
                harvest.published(),
                harvest.news(),
                harvest.isGap(),
                since(before, asked),
                validators),
            fetched.maxAge(),
            harvest.declared());
    Whereabouts whereabouts =
        Redirects.answered(source, before.whereabouts(), fetched.redirects(), asked);
    return new PollState(
        source.id(),
        fetched.etag(),
        fetched.lastModified(),
        of(harvest.memory(), Memory.Of.HERE),
        next.pace().withRhythm(before.pace().rhythm().with(harvest.came(), asked)),
        whereabouts,
        next.due(),
        asked,
        asked,
        harvest.fresh() > 0 ? asked : before.lastArticle(),
        0,
        harvest.isEmpty() ? State.EMPTY : State.FRESH,
        harvest + Redirects.told(before.whereabouts(), whereabouts),
        before.since(),
        harvest.isGap() ? asked : before.gap());
  }

  private static Duration since(PollState before, Instant asked) {
    Instant last = before.lastSuccess();
    return last == null ? PollSchedule.LONGEST : Duration.between(last, asked);
  }

  /** After 304. */
  PollState unchanged(
      Source source, PollState before, FetchResult.Unchanged unchanged, Instant asked) {
    PollSchedule.Next next =
        schedule.afterUnchanged(source, before.pace(), asked, unchanged.maxAge());
    Whereabouts whereabouts =
        Redirects.answered(source, before.whereabouts(), unchanged.redirects(), asked);
    return new PollState(
        source.id(),
        unchanged.etag() == null ? before.etag() : unchanged.etag(),
        unchanged.lastModified() == null ? before.lastModified() : unchanged.lastModified(),
        before.memory(),
        next.pace().withRhythm(before.pace().rhythm().with(List.of(), asked)),
        whereabouts,
        next.due(),
        asked,
        asked,
        before.lastArticle(),
        0,
        before.state() == State.EMPTY ? State.EMPTY : State.FRESH,
        "unchanged" + Redirects.told(before.whereabouts(), whereabouts),
        before.since(),
        before.gap());
  }

  /** After 429 or its like. */
  PollState throttled(
      Source source, PollState before, FetchResult.Throttled throttled, Instant asked) {
    Duration pause = throttled.pause();
    Instant due =
        schedule.afterThrottling(source, before.pace(), before.failures() + 1, asked, pause);
    String wait = pause.isZero() ? "" : ", wait " + pause.toSeconds() + " s";
    boolean absurd = pause.compareTo(PollSchedule.LONGEST_PAUSE) > 0;
    String cut = absurd ? ", kept for " + PollSchedule.LONGEST_PAUSE.toDays() + " d" : "";
    return failed(
        source, before, asked, due, State.THROTTLED, "HTTP " + throttled.status() + wait + cut);
  }

  /** After 410. */
  PollState gone(Source source, PollState before, Instant asked) {
    return failed(
        source,
        before,
        asked,
        schedule.afterGone(source, asked),
        State.GONE,
        "HTTP 410: it is gone, and asked for once a week");
  }

  /**
   * After any other failure.
   *
   * @param answered whether the server had to answer
   */
  PollState failed(
      Source source,
      PollState before,
      Instant asked,
      State state,
      boolean answered,
      String evidence) {
    Instant due =
        schedule.afterFailure(source, before.pace(), before.failures() + 1, answered, asked);
    return failed(source, before, asked, due, state, evidence);
  }

  private static PollState failed(
      Source source, PollState before, Instant asked, Instant due, State state, String evidence) {
    return without(source, before, asked, due, before.failures() + 1, state, evidence);
  }

  /** While our own network is broken: nobody knows how the source is. */
  PollState unreached(Source source, PollState before, Instant asked) {
    return timed(
        before,
        schedule.afterWaiting(source, asked, PollSchedule.SHORTEST),
        asked,
        "our network: it was not reached");
  }

  /** After its host was left alone: it was not asked, so it did not fail once more. */
  PollState waiting(Source source, PollState before, FetchResult.Waiting waiting, Instant asked) {
    Instant due = schedule.afterWaiting(source, asked, waiting.rest());
    return without(source, before, asked, due, before.failures(), State.BROKEN, waiting.reason());
  }

  private static PollState without(
      Source source,
      PollState before,
      Instant asked,
      Instant due,
      int failures,
      State state,
      String evidence) {
    Whereabouts whereabouts = Redirects.failed(source, before.whereabouts(), asked);
    return new PollState(
        before.source(),
        before.etag(),
        before.lastModified(),
        before.memory(),
        before.pace(),
        whereabouts,
        due,
        asked,
        before.lastSuccess(),
        before.lastArticle(),
        failures,
        state,
        evidence(evidence) + Redirects.told(before.whereabouts(), whereabouts),
        before.since(),
        before.gap());
  }

  /** Some of it was said by strangers. */
  private static String evidence(String text) {
    String line = HtmlText.squeeze(text);
    return line.length() <= MAX_EVIDENCE ? line : line.substring(0, MAX_EVIDENCE) + "…";
  }
}
