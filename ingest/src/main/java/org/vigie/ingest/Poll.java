package org.vigie.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.text.Charsets;
import org.vigie.model.Article;
import org.vigie.model.HealthEvent;
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
  private final Mailbox mailbox;
  private final HostGates gates;
  private final Robots robots;
  private final Slots slots;
  private final NextState next;
  private final Network network = new Network();
  private final String process;
  private final InstantSource clock;
  private final ArticleReader articles;
  private final EntryReader entries;
  private final Refill refill;

  /**
   * A part of a visit that is to be written as a whole.
   *
   * @param articles new ones; may be empty
   * @param state of the source behind them
   * @param events what an operator should know
   */
  record Step(List<Article> articles, PollState state, List<HealthEvent> events) {
    Step(List<Article> articles, PollState state) {
      this(articles, state, List.of());
    }
  }

  /** Takes the steps of a visit in their order. */
  @FunctionalInterface
  interface Steps {
    /** Takes one; waits while there are too many. */
    void take(Step step) throws InterruptedException;
  }

  /**
   * Visits.
   *
   * @param process what this process is called when it has something to say of itself
   */
  Poll(
      Fetcher fetcher,
      Mailbox mailbox,
      HostGates gates,
      Robots robots,
      Slots slots,
      PollSchedule schedule,
      String process,
      InstantSource clock) {
    this.fetcher = fetcher;
    this.mailbox = mailbox;
    this.gates = gates;
    this.robots = robots;
    this.slots = slots;
    this.next = new NextState(schedule);
    this.process = process;
    this.clock = clock;
    this.articles = new ArticleReader(fetcher, robots, clock);
    this.entries = new EntryReader(fetcher, gates, clock);
    this.refill = new Refill(fetcher, gates, robots, entries);
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
      FetchResult result = ask(source, before, turns(source, slot));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Instant asked = clock.instant();
      List<HealthEvent> turn = network(source, result, asked);
      if (result instanceof FetchResult.Fetched fetched) {
        PollState after = read(source, before, fetched, asked, steps);
        last(source, before, after, turn, steps);
      } else if (!isReached(result) && network.isDown()) {
        steps.take(new Step(List.of(), next.unreached(source, before, asked), turn));
      } else {
        last(source, before, without(source, before, result, asked), turn, steps);
      }
    }
  }

  private FetchResult ask(Source source, PollState before, Turns turns)
      throws InterruptedException {
    return switch (source.kind()) {
      case FEED, SITEMAP, LISTING, SITE ->
          fetcher.fetch(
              Redirects.address(source, before.whereabouts()),
              before.etag(),
              before.lastModified(),
              turns);
      case MAILBOX -> mailbox.fetch(source, before.etag(), turns);
    };
  }

  /** The last step of a visit, with what is made of it. */
  private void last(
      Source source, PollState before, PollState after, List<HealthEvent> events, Steps steps)
      throws InterruptedException {
    Instant now = Objects.requireNonNullElseGet(after.lastTry(), clock::instant);
    Health.Judged judged = Health.judge(source, before, after, now);
    List<HealthEvent> all = new ArrayList<>(events);
    all.addAll(judged.events());
    steps.take(new Step(List.of(), judged.state(), all));
  }

  private List<HealthEvent> network(Source source, FetchResult result, Instant asked) {
    if (result instanceof FetchResult.Waiting) {
      return List.of();
    }
    String host = String.valueOf(source.address().getHost());
    return network.asked(host, isReached(result), asked).stream()
        .<HealthEvent>map(
            turn ->
                new HealthEvent.Network(
                    process,
                    turn.down(),
                    asked,
                    "%d of %d hosts do not answer".formatted(turn.failing(), turn.hosts())))
        .toList();
  }

  /** Whether a server answered, whatever it said. */
  private static boolean isReached(FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched _,
          FetchResult.Unchanged _,
          FetchResult.Throttled _,
          FetchResult.Blocked _,
          FetchResult.Disallowed _,
          FetchResult.Gone _ ->
          true;
      case FetchResult.Waiting _ -> false;
      case FetchResult.Broken broken -> broken.answered();
    };
  }

  /** What is made for programs is asked for by a person; what is made for people, by us. */
  private Turns turns(Source source, Slots.Slot slot) {
    return isForPeople(source) ? robots.turns(slot) : gates.turns(slot);
  }

  /** Whether a source is a page, of which its site's robots.txt decides. */
  static boolean isForPeople(Source source) {
    return switch (source.kind()) {
      case FEED, SITEMAP, MAILBOX -> false;
      case LISTING, SITE -> true;
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

  private PollState read(
      Source source, PollState before, FetchResult.Fetched fetched, Instant asked, Steps steps)
      throws InterruptedException {
    return switch (entries.read(source, fetched)) {
      case FeedResult.Feed feed
          when feed.entries().isEmpty() && isForPeople(source) && isChallenge(fetched) ->
          next.failed(source, before, asked, State.BLOCKED, true, "a challenge page");
      case FeedResult.Feed feed -> {
        Harvest harvest = new Harvest(articles, clock, source, before, feed);
        if (harvest.isGap()) {
          harvest.add(refill.of(source, before, feed.entries(), asked));
        }
        harvest.run(steps);
        yield next.read(source, before, EntryReader.kept(source, fetched), asked, harvest);
      }
      case FeedResult.Refused refused -> refused(source, before, fetched, refused, asked);
    };
  }

  private PollState refused(
      Source source,
      PollState before,
      FetchResult.Fetched fetched,
      FeedResult.Refused refused,
      Instant asked) {
    return refused.cause() == FeedResult.Cause.HTML && isChallenge(fetched)
        ? next.failed(source, before, asked, State.BLOCKED, true, "a challenge page")
        : next.failed(source, before, asked, State.BROKEN, true, refused.reason());
  }

  private static boolean isChallenge(FetchResult.Fetched fetched) {
    String page = Charsets.decode(fetched.body(), fetched.contentType());
    return CHALLENGE.matcher(page.substring(0, Math.min(page.length(), SNIFFED))).find();
  }
}
