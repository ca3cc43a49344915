package org.vigie.index;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Rehearsing.Part;
import org.vigie.index.query.Field;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.index.volume.ArchiveException;
import org.vigie.index.volume.Change;
import org.vigie.index.volume.Course;
import org.vigie.index.volume.Inspector;
import org.vigie.index.volume.Origin;
import org.vigie.index.volume.Rebuild;
import org.vigie.index.volume.Store;
import org.vigie.index.volume.Volume;
import org.vigie.index.volume.Volumes;
import org.vigie.model.Filed;

/**
 * All that was filed, searchable. One writer feeds it in the order of the stream; any number of
 * threads search.
 */
public final class Archive implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Archive.class);

  /** What a search may cost: far more than any that someone waits for. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

  /** What helps to write a query is of use soon, or not at all. */
  static final Duration LONGEST_HELP = Duration.ofSeconds(1);

  /** Records: further behind, it says how far. */
  private static final long NEAR = 1_000;

  /** When a night is at its quietest, by the clock of the place where Vigie runs. */
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  private final Volumes volumes;
  private final Inspector inspector;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("archive-", 0).factory());

  private Archive(Volumes volumes) {
    this.volumes = volumes;
    this.inspector = new Inspector(volumes);
  }

  /**
   * Opens the archive in a folder, or begins one. What is found there is checked, thoroughly after
   * an end that was not clean. If it is broken or of another format, it answers as far as it can
   * while another is built; if it cannot even be opened, it is set aside.
   *
   * @throws ArchiveException when the folder is in use or cannot be read
   */
  public static Archive open(IndexSettings settings) {
    return open(settings, Volumes::free);
  }

  /** As {@link #open(IndexSettings)}, where somebody else says how many bytes are free. */
  static Archive open(IndexSettings settings, ToLongFunction<Path> free) {
    Archive archive = new Archive(Volumes.open(settings.folder(), free));
    archive.every(settings.refresh(), () -> archive.volumes.current().refresh());
    archive.every(settings.commit(), archive::commit);
    archive.everyNight();
    return archive;
  }

  /** What it consists of. */
  Volumes volumes() {
    return volumes;
  }

  /** The offset of {@code vigie.filed} that is read next: what {@link #add} said last. */
  long nextOffset() {
    return volumes.current().nextOffset();
  }

  /** What stands before this offset of {@code vigie.filed} can be found. Never fails. */
  public long visibleOffset() {
    return volumes.current().visibleOffset();
  }

  /**
   * Adds articles, each in place of the one with its id.
   *
   * @param nextOffset where the stream goes on after them
   * @throws ArchiveException when that cannot be done now; the archive must then be {@link
   *     #reopen}ed
   */
  public void add(List<Filed> batch, long nextOffset) {
    apply(batch.stream().map(Change::of).toList(), nextOffset);
  }

  /** As {@link #add}. */
  void apply(List<Change> changes, long nextOffset) {
    volumes.current().apply(changes, nextOffset);
  }

  /** Searches; what is wrong with the query is an answer, too. */
  public SearchOutcome search(SearchRequest request) {
    return search(request, LONGEST_SEARCH);
  }

  SearchOutcome search(SearchRequest request, Duration longest) {
    return switch (QueryLanguage.parse(request.query(), request.now())) {
      case Parsed.Bad bad -> new Refused(bad);
      case Parsed.Good good ->
          volumes.read(
              searcher -> new Search(searcher, request, good.query(request.now()), longest).run());
    };
  }

  /**
   * Completes a query that is being written.
   *
   * @param at where the caret stands
   * @param locale in whose language countries and languages are named
   */
  public Completion complete(String query, int at, Locale locale, Instant now) {
    return complete(query, at, locale, now, LONGEST_HELP);
  }

  Completion complete(String query, int at, Locale locale, Instant now, Duration longest) {
    return volumes.read(
        searcher -> new Completer(searcher, locale, now, longest).complete(query, at));
  }

  /**
   * What a saved search would have told of what was first seen within some time.
   *
   * @param before an earlier one that it is compared with; null to compare with none
   */
  public RehearsalOutcome rehearse(
      Rehearsal.Piece piece, Rehearsal.@Nullable Piece before, Instant since, Instant until) {
    return switch (QueryLanguage.parse(piece.query(), until)) {
      case Parsed.Bad bad -> new Refused(bad);
      case Parsed.Good good -> {
        Part earlier =
            before != null && QueryLanguage.parse(before.query(), until) instanceof Parsed.Good once
                ? new Part(before, once.query(until))
                : null;
        yield volumes.read(
            searcher ->
                new Rehearsing(Search.limited(searcher, LONGEST_SEARCH), since, until)
                    .run(new Part(piece, good.query(until)), earlier));
      }
    };
  }

  /**
   * How many reports there were of what a query finds, by hour and source. A report is an article
   * that is no copy and was news when it was read.
   *
   * @param subject what the tallies are said to be of
   * @param since when the first of them was seen
   * @param until from when on they are not counted
   */
  public TallyOutcome tallies(String subject, String query, Instant since, Instant until) {
    return switch (QueryLanguage.parse(query, until)) {
      case Parsed.Bad bad -> new Refused(bad);
      case Parsed.Good good ->
          volumes.read(
              searcher ->
                  new Tallying(Search.limited(searcher, LONGEST_SEARCH))
                      .run(subject, good::query, since, until));
    };
  }

  /**
   * Which ids or names, of many, at least so many articles have in a field.
   *
   * @param query what those articles are found by; one that is known to be good
   */
  public Set<String> frequent(
      Field field, Collection<String> values, int least, String query, Instant now) {
    return switch (QueryLanguage.parse(query, now)) {
      case Parsed.Bad bad -> throw new IllegalArgumentException(bad.message());
      case Parsed.Good good ->
          volumes.read(
              searcher ->
                  new Frequent(field, values)
                      .among(Search.limited(searcher, LONGEST_SEARCH), good.query(now), least));
    };
  }

  /** The article with an id, if it can be found. */
  public Optional<Filed> article(String id) {
    return volumes.read(searcher -> Search.article(searcher, id));
  }

  /** Articles like one, each of another story, the most like it first. */
  public List<Related> related(Filed filed, int most) {
    return volumes.read(searcher -> new Relations(searcher, filed).find(most));
  }

  /** The articles of a story, oldest first; at most {@value Search#MAX_STORY}. */
  public List<Filed> story(String story) {
    return volumes.read(searcher -> Search.story(searcher, story));
  }

  /** Shows every article to somebody, as they are at one moment, in no order. */
  public void each(Consumer<Filed> visitor) {
    volumes.read(
        searcher -> {
          Search.each(searcher, visitor);
          return true;
        });
  }

  /** How many articles can be found. */
  public int size() {
    return volumes.read(searcher -> searcher.getIndexReader().numDocs());
  }

  /** How the archive is. */
  public ArchiveState state() {
    Instant now = Instant.now();
    Volume shown = volumes.current();
    Volumes.Build begun = volumes.build();
    long next = shown.nextOffset();
    Course course = shown.course();
    String rebuiltWhy = shown.rebuilt();
    int documents = size();
    return new ArchiveState(
        String.valueOf(shown.store().path().getFileName()),
        documents,
        next,
        shown.visibleOffset(),
        shown.committedOffset(),
        shown.bytes(),
        shown.refreshedAt(),
        shown.committedAt(),
        shown.trouble(),
        rebuiltWhy == null ? volumes.rebuilt() : rebuiltWhy,
        shown.store().defect(),
        begun == null ? null : begun.volume().progress(begun.why(), now),
        volumes.noRoom(),
        course.end() - next > NEAR
            ? course.progress("it has not read all of the stream yet", documents, next, now)
            : null,
        inspector.isRunning(),
        inspector.last());
  }

  /**
   * Waits until all that stands before an offset of {@code vigie.filed} can be found.
   *
   * @return false when it did not come to that in time
   */
  public boolean awaitVisible(long offset, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Volume asked = volumes.current();
      if (asked.awaitVisible(offset, Duration.ofNanos(deadline - System.nanoTime()))) {
        return true;
      }
      if (asked == volumes.current()) {
        return false;
      }
    }
  }

  /**
   * Says which stream is about to be read. An archive of another stream, or of a part of this one
   * that is not there any more, is emptied first.
   *
   * @param start the first offset of the stream
   * @param end the offset behind its last record
   * @return where to read on
   */
  long resume(Origin stream, long start, long end) {
    return volumes.current().resume(stream, start, end);
  }

  /**
   * Begins to build the archive anew from the stream. The old one answers, and is fed, until the
   * new one has all that it has; then that takes its place in one step. It goes on after a crash.
   *
   * @param why for an operator
   */
  public Rebuild rebuild(String why) {
    return volumes.rebuild(why);
  }

  /**
   * Ends the building of another archive, and removes what there is of it.
   *
   * @return false when none is built
   */
  public boolean endRebuild() {
    return volumes.endRebuild();
  }

  /**
   * Begins to check the archive, beside its work: the sums of all files, and every article against
   * the stream. What is wrong is said, and the archive then built anew.
   *
   * @return false when it is being checked already
   */
  public boolean check() {
    return inspector.start();
  }

  /**
   * Opens the files again after a failure, at the last commit. What could be found can be found
   * meanwhile.
   *
   * @throws ArchiveException when they still cannot be opened
   */
  void reopen() {
    boolean _ = volumes.reopen(volumes.current());
  }

  /** The files, for a test that breaks them. */
  Store files() {
    return volumes.current().store();
  }

  /** Makes durable what was added since the last time. */
  void commit() {
    volumes.commit();
  }

  /** Commits and closes. */
  @Override
  public void close() {
    clock.shutdown(); // never an interrupt: it would close the files under a write
    volumes.close();
  }

  private void every(Duration period, Runnable task) {
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                volumes.current().troubled(String.valueOf(e));
                log.error("the archive cannot keep itself up to date", e);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void everyNight() {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
    ZonedDateTime today = now.with(NIGHT);
    ZonedDateTime night = today.isAfter(now) ? today : today.plusDays(1);
    ScheduledFuture<?> _ =
        clock.schedule(
            () -> {
              check();
              everyNight();
            },
            Duration.between(now, night).toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
