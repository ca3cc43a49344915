package org.vigie.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Rehearsing.Part;
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

  private final Shelf shelf;
  private final ToLongFunction<Path> free;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("archive-", 0).factory());

  /** Guards which volumes there are. Taken before the locks of a volume. */
  private final ReentrantLock exchange = new ReentrantLock();

  private volatile Volume current;
  private volatile @Nullable Build build;
  private volatile @Nullable Room noRoom;
  private volatile @Nullable Feed feed;
  private volatile @Nullable String rebuilt;
  private volatile @Nullable Inspection checked;
  private final AtomicBoolean checking = new AtomicBoolean();
  private volatile boolean closed;

  /** A volume that will take the place of the one that answers, and why. */
  private record Build(Volume volume, String why) {}

  /** What reads the stream for an archive. */
  interface Feed {
    /** Begins to read into a volume; ends when that is closed. */
    void into(Volume volume);

    /** Compares a volume with the stream. */
    Comparison compare(Volume volume);
  }

  private Archive(Shelf shelf, Volume current, ToLongFunction<Path> free) {
    this.shelf = shelf;
    this.current = current;
    this.free = free;
  }

  /**
   * Opens the archive in a folder, or begins one. What is found there is checked, thoroughly after
   * an end that was not clean. If it is broken or of another format, it answers as far as it can
   * while another is built; if it cannot even be opened, it is set aside.
   *
   * @throws ArchiveException when the folder is in use or cannot be read
   */
  public static Archive open(IndexSettings settings) {
    return open(settings, Archive::free);
  }

  /** As {@link #open(IndexSettings)}, where somebody else says how many bytes are free. */
  static Archive open(IndexSettings settings, ToLongFunction<Path> free) {
    Shelf shelf = new Shelf(settings.folder());
    Archive archive = new Archive(shelf, new Volume(Store.of(place(shelf::current))), free);
    archive.goOn();
    archive.every(settings.refresh(), () -> archive.current.refresh());
    archive.every(settings.commit(), archive::commit);
    archive.everyNight();
    return archive;
  }

  /** The offset of {@code vigie.filed} that is read next: what {@link #add} said last. */
  long nextOffset() {
    return current.nextOffset();
  }

  /** What stands before this offset of {@code vigie.filed} can be found. Never fails. */
  public long visibleOffset() {
    return current.visible().get();
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
    current.apply(changes, nextOffset);
  }

  /** Searches; what is wrong with the query is an answer, too. */
  public SearchOutcome search(SearchRequest request) {
    return search(request, LONGEST_SEARCH);
  }

  SearchOutcome search(SearchRequest request, Duration longest) {
    return switch (QueryLanguage.parse(request.query(), request.now())) {
      case Parsed.Bad bad -> bad;
      case Parsed.Good good ->
          read(searcher -> new Search(searcher, request, good.query(request.now()), longest).run());
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
    return read(searcher -> new Completer(searcher, locale, now, longest).complete(query, at));
  }

  /**
   * What a saved search would have told of what was first seen within some time.
   *
   * @param before an earlier one that it is compared with; null to compare with none
   */
  public RehearsalOutcome rehearse(
      Rehearsal.Piece piece, Rehearsal.@Nullable Piece before, Instant since, Instant until) {
    return switch (QueryLanguage.parse(piece.query(), until)) {
      case Parsed.Bad bad -> bad;
      case Parsed.Good good -> {
        Part earlier =
            before != null && QueryLanguage.parse(before.query(), until) instanceof Parsed.Good once
                ? new Part(before, once.query(until))
                : null;
        yield read(
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
      case Parsed.Bad bad -> bad;
      case Parsed.Good good ->
          read(
              searcher ->
                  new Tallying(Search.limited(searcher, LONGEST_SEARCH))
                      .run(subject, good.query(until), since, until));
    };
  }

  /** The article with an id, if it can be found. */
  public Optional<Filed> article(String id) {
    return read(searcher -> Search.article(searcher, id));
  }

  /** Articles like one, each of another story, the most like it first. */
  public List<Related> related(Filed filed, int most) {
    return read(searcher -> new Relations(searcher, filed).find(most));
  }

  /** The articles of a story, oldest first; at most {@value Search#MAX_STORY}. */
  public List<Filed> story(String story) {
    return read(searcher -> Search.story(searcher, story));
  }

  /** Shows every article to somebody, as they are at one moment, in no order. */
  public void each(Consumer<Filed> visitor) {
    read(
        searcher -> {
          Search.each(searcher, visitor);
          return true;
        });
  }

  /** How many articles can be found. */
  public int size() {
    return read(searcher -> searcher.getIndexReader().numDocs());
  }

  /** How the archive is. */
  public ArchiveState state() {
    Instant now = Instant.now();
    Volume shown = current;
    Build begun = build;
    long next = shown.nextOffset();
    Course course = shown.course();
    String rebuiltWhy = shown.rebuilt();
    int documents = size();
    return new ArchiveState(
        documents,
        next,
        shown.visible().get(),
        shown.committedOffset(),
        shown.bytes(),
        shown.refreshedAt(),
        shown.committedAt(),
        shown.trouble(),
        rebuiltWhy == null ? rebuilt : rebuiltWhy,
        shown.store().defect(),
        begun == null ? null : begun.volume().progress(begun.why(), now),
        noRoom,
        course.end() - next > NEAR
            ? course.progress("it has not read all of the stream yet", documents, next, now)
            : null,
        checking.get(),
        checked);
  }

  /**
   * Waits until all that stands before an offset of {@code vigie.filed} can be found.
   *
   * @return false when it did not come to that in time
   */
  public boolean awaitVisible(long offset, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Volume asked = current;
      if (asked.visible().await(offset, Duration.ofNanos(deadline - System.nanoTime()))) {
        return true;
      }
      if (asked == current) {
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
    return current.resume(stream, start, end);
  }

  /** Has the stream read into the archive, and into whatever is built to take its place. */
  void feedFrom(Feed reader) {
    exchange.lock();
    try {
      feed = reader;
      reader.into(current);
      Build begun = build;
      if (begun != null) {
        reader.into(begun.volume());
      }
    } finally {
      exchange.unlock();
    }
  }

  /**
   * Begins to build the archive anew from the stream. The old one answers, and is fed, until the
   * new one has all that it has; then that takes its place in one step. It goes on after a crash.
   *
   * @param why for an operator
   */
  public Rebuild rebuild(String why) {
    exchange.lock();
    try {
      if (closed || build != null) {
        return new Rebuild.Busy();
      }
      Room room = Room.beside(current.bytes(), free.applyAsLong(current.store().path()));
      noRoom = room.isEnough() ? null : room;
      if (!room.isEnough()) {
        log.error("the archive is not built anew: {} ({})", room.inWords(), why);
        return new Rebuild.NoRoom(room);
      }
      begin(new Volume(Store.of(place(shelf::next))), why);
      return new Rebuild.Begun();
    } finally {
      exchange.unlock();
    }
  }

  /**
   * Ends the building of another archive, and removes what there is of it.
   *
   * @return false when none is built
   */
  public boolean endRebuild() {
    Build begun = build;
    boolean ended = !closed && begun != null && abandon(begun.volume());
    if (ended) {
      log.info("the archive is no longer built anew");
    }
    return ended;
  }

  private static long free(Path folder) {
    return place(() -> Files.getFileStore(folder).getUsableSpace());
  }

  /**
   * Begins to check the archive, beside its work: the sums of all files, and every article against
   * the stream. What is wrong is said, and the archive then built anew.
   *
   * @return false when it is being checked already
   */
  public boolean check() {
    if (closed || !checking.compareAndSet(false, true)) {
      return false;
    }
    Thread.ofPlatform().daemon().name("archive-check").start(this::inspect);
    return true;
  }

  private void inspect() {
    try {
      Volume asked = current;
      Inspection found = new Inspector(asked, feed).run();
      if (closed || asked != current) {
        return;
      }
      checked = found;
      if (found.wrong().isEmpty()) {
        log.info("the archive was checked: {} articles, all is well", found.articles());
      } else {
        String wrong = String.join(" ", found.wrong());
        log.error("the archive was checked: {} It is built anew", wrong);
        asked.store().distrust(wrong);
      }
      String defect = asked.store().defect();
      if (defect != null) {
        rebuild(defect); // once more, if there was no room for it
      }
    } catch (ArchiveException | KafkaException e) {
      log.warn("the archive could not be checked: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("the check of the archive failed", e);
    } finally {
      checking.set(false);
    }
  }

  /**
   * Takes note that a volume has all that the stream held when it was asked last. If it was built
   * to take the other's place, it does so now, unless the other has become newer meanwhile.
   */
  void complete(Volume volume) {
    exchange.lock();
    try {
      Build done = build;
      if (closed || done == null || done.volume() != volume) {
        return;
      }
      volume.commit();
      volume.refresh();
      Volume old = current;
      if (volume.trouble() == null
          && volume.store().defect() == null
          && old.still(() -> turnTo(volume, old))) {
        rebuilt = done.why();
        log.info("the archive was built anew: it has {} articles", volume.size());
        old.retire();
        shelf.tidy();
      }
    } catch (IOException e) {
      throw new ArchiveException("The archive cannot turn to what was built: " + e, e);
    } finally {
      exchange.unlock();
    }
  }

  private boolean turnTo(Volume volume, Volume old) throws IOException {
    if (volume.visible().get() < old.visible().get()) {
      return false;
    }
    shelf.turnTo(volume.store().path());
    current = volume;
    build = null;
    return true;
  }

  /**
   * Opens the files again after a failure, at the last commit. What could be found can be found
   * meanwhile.
   *
   * @throws ArchiveException when they still cannot be opened
   */
  void reopen() {
    reopen(current);
  }

  /** As {@link #reopen()}; false when the volume can no longer be fed. */
  boolean reopen(Volume volume) {
    boolean fed = volume.reopen();
    String defect = volume.store().defect();
    if (defect != null && abandon(volume)) {
      rebuild(defect);
      return false;
    }
    if (fed && volume == current && defect != null) {
      rebuild(defect);
    }
    return fed;
  }

  /** Gives up what is built to take the place of the other; false when it is not that. */
  private boolean abandon(Volume volume) {
    exchange.lock();
    try {
      Build begun = build;
      if (begun == null || begun.volume() != volume) {
        return false;
      }
      build = null;
      volume.retire();
      shelf.remove(volume.store().path());
      return true;
    } catch (IOException e) {
      throw new ArchiveException("What was built is broken and cannot be removed: " + e, e);
    } finally {
      exchange.unlock();
    }
  }

  /** The files, for a test that breaks them. */
  Store files() {
    return current.store();
  }

  /** Makes durable what was added since the last time. */
  void commit() {
    current.commit();
    Build begun = build;
    if (begun != null) {
      begun.volume().commit();
    }
  }

  /** Commits and closes. */
  @Override
  public void close() {
    exchange.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      clock.shutdown(); // never an interrupt: it would close the files under a write
      Build begun = build;
      if (begun != null) {
        begun.volume().close();
      }
      current.close();
    } finally {
      exchange.unlock();
    }
  }

  /** What the last run of the program left to be done. */
  private void goOn() {
    exchange.lock();
    try {
      shelf.tidy();
      String defect = current.store().defect();
      if (defect != null) {
        log.warn("the archive answers as far as it can and is built anew: {}", defect);
      }
      Optional<Path> begun = shelf.begun();
      if (begun.isPresent()) {
        Store found = Store.of(begun.get());
        if (found.defect() == null) {
          begin(new Volume(found), defect == null ? "begun before the last start" : defect);
          return;
        }
        found.close();
        shelf.remove(begun.get());
      }
      if (defect != null) {
        rebuild(defect);
      }
    } catch (IOException e) {
      throw new ArchiveException("Cannot read the archive's folder: " + e.getMessage(), e);
    } finally {
      exchange.unlock();
    }
  }

  private void begin(Volume volume, String why) {
    log.info("the archive is built anew from the stream: {}", why);
    build = new Build(volume, why);
    Feed reader = feed;
    if (reader != null) {
      reader.into(volume);
    }
  }

  /** Something in the archive's folder. */
  private interface Place<T> {
    T find() throws IOException;
  }

  private static <T> T place(Place<T> place) {
    try {
      return place.find();
    } catch (IOException e) {
      throw new ArchiveException("Cannot read the archive's folder: " + e.getMessage(), e);
    }
  }

  private void every(Duration period, Runnable task) {
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                current.troubled(String.valueOf(e));
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

  /** Reads from what answers; if another takes its place meanwhile, from that. */
  private <T> T read(Volume.Reading<T> reading) {
    Volume asked = current;
    try {
      return asked.read(reading);
    } catch (ArchiveException e) {
      Volume now = current;
      if (asked == now) {
        throw e;
      }
      return now.read(reading);
    }
  }
}
