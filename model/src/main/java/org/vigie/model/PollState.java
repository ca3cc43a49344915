package org.vigie.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source between polls. Written in the same transaction as the articles of
 * the poll, so that a validator is never ahead of what was stored.
 *
 * @param source id of the source
 * @param etag the ETag of the last 200 answer, byte for byte; null when it had none
 * @param lastModified the Last-Modified of the last 200 answer, as it stood; null when it had none
 * @param memory what is known of its entries
 * @param pace how often it has news
 * @param whereabouts where it is asked for
 * @param due when it is polled next
 * @param lastTry when it was polled last; null before the first poll
 * @param lastSuccess when it last answered with something readable at its address, 304 counts; null
 *     before
 * @param lastArticle when it last brought a new article; null before
 * @param failures polls in a row that failed
 * @param state how it fares
 * @param evidence what the last poll met, for an operator ("HTTP 403", "12 entries, 2 new")
 * @param since since when it fares so
 * @param gap when a poll last had nothing in common with the one before it; null when none had
 */
public record PollState(
    String source,
    @Nullable String etag,
    @Nullable String lastModified,
    Memory memory,
    Pace pace,
    Whereabouts whereabouts,
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
    /** It answers, and has news as often as usual. */
    FRESH,
    /** It answers, and has had no news for a while, which is normal for it. */
    QUIET,
    /** It answers, but its news is late by its own rhythm. */
    SILENT,
    /** It answers, without a single entry. */
    EMPTY,
    /** It answers, from another address for good: its entry should say so. */
    MOVED,
    /** It refuses us: 401, 403, 451, a challenge page or its robots.txt. */
    BLOCKED,
    /** It asks us to wait: 429 or 503 with Retry-After. */
    THROTTLED,
    /** It cannot be reached or read. */
    BROKEN,
    /** It says that it is gone: 410. It is asked again once a week. */
    GONE
  }

  /**
   * What is known of a source's entries.
   *
   * @param of what the entries are of: it decides whether one that is not known is news
   * @param entries the newest thousand or so, newest first; a packed form that only ingest reads
   * @param heldBack how many of its articles were old news on arrival and so never alert
   */
  public record Memory(Of of, String entries, long heldBack) {

    /** Before the first visit. */
    public static final Memory NONE = new Memory(Of.NOTHING, "", 0);

    /** What entries are remembered of. */
    public enum Of {
      /** The source was never read to its end: what stands in it is old news. */
      NOTHING,
      /**
       * Its address was changed since: what stands in it is old news unless half of it is known.
       */
      ELSEWHERE,
      /** Its list is being read after it was renewed as a whole: what has no date is old news. */
      RENEWED,
      /** The source as it is: what is not known is news. */
      HERE
    }
  }

  /**
   * How often a source has news, and what it asks of its readers.
   *
   * @param interval the time between polls that its rhythm asks for, two minutes to a day, without
   *     what its server asks for on top; null before it was first read
   * @param declared what its last readable answer says of itself; 304 repeats none of it
   * @param rhythm when its news comes
   */
  public record Pace(@Nullable Duration interval, Declared declared, Rhythm rhythm) {

    /** Before the first visit. */
    public static final Pace UNKNOWN = new Pace(null, Declared.NOTHING, Rhythm.UNKNOWN);

    public Pace {
      declared = declared == null ? Declared.NOTHING : declared;
      rhythm = rhythm == null ? Rhythm.UNKNOWN : rhythm;
    }

    /** One whose rhythm is not known yet. */
    public Pace(@Nullable Duration interval, Declared declared) {
      this(interval, declared, Rhythm.UNKNOWN);
    }

    /** The same with more learned of its rhythm. */
    public Pace withRhythm(Rhythm learned) {
      return new Pace(interval, declared, learned);
    }
  }

  /**
   * What a feed says of how to ask for it.
   *
   * @param ttl RSS's {@code ttl}: the least time between polls; null when it names none
   * @param period the syndication module's {@code updatePeriod} by its {@code updateFrequency}: how
   *     often it changes; null when it names none
   * @param skipHours RSS's {@code skipHours}: a bit for each hour of the day, GMT
   * @param skipDays RSS's {@code skipDays}: a bit for each day of the week, Monday first
   * @param hub who tells of its news at once (WebSub); null when nobody does
   * @param self what it calls its own address; null when it does not say
   */
  public record Declared(
      @Nullable Duration ttl,
      @Nullable Duration period,
      int skipHours,
      int skipDays,
      @Nullable URI hub,
      @Nullable URI self) {

    /** It says nothing. */
    public static final Declared NOTHING = new Declared(null, null, 0, 0);

    /** It has no hub. */
    public Declared(
        @Nullable Duration ttl, @Nullable Duration period, int skipHours, int skipDays) {
      this(ttl, period, skipHours, skipDays, null, null);
    }
  }

  /**
   * Where a source is asked for.
   *
   * @param own its address as the last poll found it in its definition; null before the first
   * @param adopted the address that is asked in its place, after it redirected there for good long
   *     enough; null when none is
   * @param failingSince since when the adopted address fails; null when it does not
   * @param sighting a redirect for good that was seen but is not adopted yet; null when there is
   *     none
   */
  public record Whereabouts(
      @Nullable URI own,
      @Nullable URI adopted,
      @Nullable Instant failingSince,
      @Nullable Sighting sighting) {

    /** Before the first visit. */
    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null);
  }

  /**
   * A permanent redirect, seen poll after poll.
   *
   * @param to where it leads
   * @param since when it was first seen
   * @param times how many polls in a row have met it
   */
  public record Sighting(URI to, Instant since, int times) {}

  public PollState {
    // A record that an older Vigie wrote has none: what stands in the source then is no news.
    memory = memory == null ? Memory.NONE : memory;
    pace = pace == null ? Pace.UNKNOWN : pace;
    whereabouts = whereabouts == null ? Whereabouts.UNKNOWN : whereabouts;
    since = since != null ? since : lastTry != null ? lastTry : due;
  }

  /** The same, faring otherwise. */
  public PollState faring(State newState, Instant newSince) {
    return new PollState(
        source,
        etag,
        lastModified,
        memory,
        pace,
        whereabouts,
        due,
        lastTry,
        lastSuccess,
        lastArticle,
        failures,
        newState,
        evidence,
        newSince,
        gap);
  }
}
