package org.vigie.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.feed.ListingReader;
import org.vigie.ingest.text.Charsets;
import org.vigie.model.Article;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Source;

/**
 * One visit to a source. Each article is handed on as soon as it is read, with a state that knows
 * its entry but still has the old validators; the last step has the new ones.
 */
final class Poll {
  private static final Pattern CHALLENGE =
      Pattern.compile(
          "(?i)cf-chl|cf_chl|just a moment\\.\\.\\.|attention required|captcha|ddos-guard"
              + "|access denied|are you (?:a )?(?:human|robot)");
  private static final int SNIFFED = 20_000;

  private final Fetcher fetcher;
  private final HostGates gates;
  private final Robots robots;
  private final Slots slots;
  private final NextState next;
  private final InstantSource clock;
  private final ArticleReader articles;
  private final FeedReader feeds = new FeedReader();
  private final ListingReader listings = new ListingReader();

  /**
   * A part of a visit that is to be written as a whole.
   *
   * @param articles new ones; may be empty
   * @param state of the source behind them
   */
  record Step(List<Article> articles, PollState state) {}

  /** Takes the steps of a visit in their order. */
  @FunctionalInterface
  interface Steps {
    /** Takes one; waits while there are too many. */
    void take(Step step) throws InterruptedException;
  }

  Poll(
      Fetcher fetcher,
      HostGates gates,
      Robots robots,
      Slots slots,
      PollSchedule schedule,
      InstantSource clock) {
    this.fetcher = fetcher;
    this.gates = gates;
    this.robots = robots;
    this.slots = slots;
    this.next = new NextState(schedule);
    this.clock = clock;
    this.articles = new ArticleReader(fetcher, robots, clock);
  }

  /** The time by which visits are due. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Visits a source.
   *
   * @param steps takes each step in order
   * @throws InterruptedException when the visit was ended from outside
   */
  void run(Source source, PollState state, Steps steps) throws InterruptedException {
    PollState before = NextState.at(source, state, clock.instant());
    try (Slots.Slot slot = slots.slot()) {
      FetchResult result =
          fetcher.fetch(
              Redirects.address(source, before.whereabouts()),
              before.etag(),
              before.lastModified(),
              turns(source, slot));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Instant asked = clock.instant();
      if (result instanceof FetchResult.Fetched fetched) {
        read(source, before, fetched, asked, steps);
      } else {
        steps.take(new Step(List.of(), without(source, before, result, asked)));
      }
    }
  }

  /** What is made for programs is asked for by a person; what is made for people, by us. */
  private Turns turns(Source source, Slots.Slot slot) {
    return switch (source.kind()) {
      case FEED, SITEMAP, MAILBOX -> gates.turns(slot);
      case LISTING, SITE -> robots.turns(slot);
    };
  }

  private PollState without(Source source, PollState before, FetchResult result, Instant asked) {
    return switch (result) {
      case FetchResult.Fetched _ ->
          throw new IllegalArgumentException("there is something to read");
      case FetchResult.Unchanged unchanged -> next.unchanged(source, before, unchanged, asked);
      case FetchResult.Throttled throttled -> next.throttled(source, before, throttled, asked);
      case FetchResult.Gone _ -> next.gone(source, before, asked);
      case FetchResult.Waiting waiting -> next.waiting(source, before, waiting, asked);
      case FetchResult.Blocked blocked ->
          next.failed(source, before, asked, State.BLOCKED, true, "HTTP " + blocked.status());
      case FetchResult.Disallowed disallowed ->
          next.failed(source, before, asked, State.BLOCKED, true, disallowed.reason());
      case FetchResult.Broken broken ->
          next.failed(source, before, asked, State.BROKEN, broken.answered(), broken.reason());
    };
  }

  private void read(
      Source source, PollState before, FetchResult.Fetched fetched, Instant asked, Steps steps)
      throws InterruptedException {
    switch (entries(source, fetched)) {
      case FeedResult.Feed feed -> {
        Harvest harvest = new Harvest(articles, clock, source, before, feed);
        harvest.run(steps);
        steps.take(new Step(List.of(), next.read(source, before, fetched, asked, harvest)));
      }
      case FeedResult.Refused refused ->
          steps.take(new Step(List.of(), refused(source, before, fetched, refused, asked)));
    }
  }

  private FeedResult entries(Source source, FetchResult.Fetched fetched) {
    return switch (source.kind()) {
      case FEED -> feeds.read(fetched.body(), fetched.contentType(), fetched.uri());
      case LISTING ->
          listings.read(fetched.body(), fetched.contentType(), fetched.uri(), source.listing());
      case SITEMAP, SITE, MAILBOX ->
          new FeedResult.Refused(
              FeedResult.Cause.UNREADABLE, source.kind() + " is not read by this Vigie");
    };
  }

  private PollState refused(
      Source source,
      PollState before,
      FetchResult.Fetched fetched,
      FeedResult.Refused refused,
      Instant asked) {
    String page = Charsets.decode(fetched.body(), fetched.contentType());
    boolean challenge =
        refused.cause() == FeedResult.Cause.HTML
            && CHALLENGE.matcher(page.substring(0, Math.min(page.length(), SNIFFED))).find();
    return challenge
        ? next.failed(source, before, asked, State.BLOCKED, true, "a challenge page")
        : next.failed(source, before, asked, State.BROKEN, true, refused.reason());
  }
}
