package org.vigie.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Filed;

/**
 * All that was filed, searchable. One writer feeds it in the order of the stream; any number of
 * threads search.
 */
public final class Archive implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Archive.class);

  /** What a search may cost: far more than any that someone waits for. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

  private final IndexSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("archive-", 0).factory());

  /**
   * Held while files are committed or exchanged, so that a commit never pairs the documents of one
   * store with the offset of another. Taken before {@link #lock}, which {@link #add} needs and
   * which is never held during a commit's writing to disk.
   */
  private final ReentrantLock filesLock = new ReentrantLock();

  /** Guards all fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private volatile Store store;
  private volatile Origin origin;
  private volatile long next;
  private final Watermark visible = new Watermark();
  private volatile long committed;
  private volatile @Nullable Instant refreshedAt;
  private volatile @Nullable Instant committedAt;
  private volatile @Nullable String trouble;
  private volatile @Nullable String rebuilt;
  private volatile boolean closed;

  /** Counts stores and emptyings, so that a refresh that was overtaken by one is not believed. */
  private final AtomicLong generation = new AtomicLong();

  private Archive(IndexSettings settings, Store store) {
    this.settings = settings;
    this.store = store;
    this.origin = store.origin();
    this.next = store.nextOffset();
    this.committed = next;
    this.visible.set(next);
    this.rebuilt = store.fault();
  }

  /**
   * Opens the archive in a folder, or begins one. What is found there is checked, thoroughly after
   * an end that was not clean; if it is broken or not ours it is set aside and {@link #nextOffset}
   * is 0.
   *
   * @throws ArchiveException when the folder is in use or cannot be read
   */
  public static Archive open(IndexSettings settings) {
    Archive archive = new Archive(settings, Store.of(settings));
    archive.every(settings.refresh(), archive::refresh);
    archive.every(settings.commit(), archive::commit);
    return archive;
  }

  /** The offset of {@code vigie.filed} that is read next: what {@link #add} said last. */
  long nextOffset() {
    return next;
  }

  /** What stands before this offset of {@code vigie.filed} can be found. Never fails. */
  public long visibleOffset() {
    return visible.get();
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
    lock.lock();
    try {
      requireWhole();
      for (Change change : changes) {
        Term id = new Term(ArticleDocument.ID, change.id());
        store.writer().updateDocument(id, change.document());
      }
      // Last: a commit in between then knows less than it holds, and reading again does no harm.
      next = nextOffset;
    } catch (IOException | AlreadyClosedException e) {
      throw failed("written", e);
    } finally {
      lock.unlock();
    }
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
    return read(searcher -> new Completer(searcher, locale, now).complete(query, at));
  }

  /** The article with an id, if it can be found. */
  public Optional<Filed> article(String id) {
    return read(searcher -> Search.article(searcher, id));
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
    long bytes;
    try {
      bytes = store.bytes();
    } catch (IOException | AlreadyClosedException e) {
      bytes = 0;
    }
    return new ArchiveState(
        size(), next, visible.get(), committed, bytes, refreshedAt, committedAt, trouble, rebuilt);
  }

  /**
   * Waits until all that stands before an offset of {@code vigie.filed} can be found.
   *
   * @return false when it did not come to that in time
   */
  public boolean awaitVisible(long offset, Duration timeout) throws InterruptedException {
    return visible.await(offset, timeout);
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
    lockFiles();
    try {
      requireWhole();
      String reason = reasonToRebuild(stream, start, end);
      if (reason != null) {
        log.warn("the archive is built anew: {}", reason);
        rebuilt = reason;
        store.writer().deleteAll();
        store.commit(stream, start);
        store.searchers().maybeRefreshBlocking();
        show(store);
      }
      origin = stream;
      next = Math.max(next, start);
      return next;
    } catch (IOException | AlreadyClosedException e) {
      throw failed("emptied", e);
    } finally {
      unlockFiles();
    }
  }

  private @Nullable String reasonToRebuild(Origin stream, long start, long end) {
    if (next == 0) {
      return null;
    }
    if (!origin.equals(stream)) {
      return "it was built from another stream (" + origin + ", now " + stream + ")";
    }
    if (next < start) {
      return "the stream now begins at %d, after %d".formatted(start, next);
    }
    return next > end ? "the stream ends at %d, before %d".formatted(end, next) : null;
  }

  /**
   * Opens the files again after a failure, at the last commit. What could be found can be found
   * meanwhile.
   *
   * @throws ArchiveException when they still cannot be opened
   */
  void reopen() {
    lockFiles();
    try {
      if (closed) {
        return;
      }
      Store old = store;
      old.abandon();
      Store fresh = Store.of(settings);
      store = fresh;
      old.close();
      origin = fresh.origin();
      show(fresh);
      trouble = null;
      log.info("the archive is open again at offset {}", next);
    } finally {
      unlockFiles();
    }
  }

  /** The files, for a test that breaks them. */
  Store files() {
    return store;
  }

  /** Commits and closes. */
  @Override
  public void close() {
    lockFiles();
    try {
      if (closed) {
        return;
      }
      closed = true;
      clock.shutdown(); // never an interrupt: it would close the files under a write
      if (trouble != null) {
        store.close();
        return;
      }
      store.commit(origin, next);
      store.closeCleanly();
    } catch (IOException | AlreadyClosedException e) {
      log.warn("the archive was not closed cleanly: {}", e.toString());
      store.close();
    } finally {
      unlockFiles();
    }
  }

  private void lockFiles() {
    filesLock.lock();
    lock.lock();
  }

  private void unlockFiles() {
    lock.unlock();
    filesLock.unlock();
  }

  private void show(Store opened) {
    generation.incrementAndGet();
    next = opened.nextOffset();
    committed = next;
    visible.set(next);
    if (opened.fault() != null) {
      rebuilt = opened.fault();
    }
  }

  private void refresh() {
    long current = generation.get();
    long upTo = next;
    if (upTo == visible.get() || trouble != null) {
      return;
    }
    try {
      store.searchers().maybeRefreshBlocking();
      lock.lock();
      try {
        if (current == generation.get()) {
          visible.set(upTo);
          refreshedAt = Instant.now();
        }
      } finally {
        lock.unlock();
      }
    } catch (IOException | AlreadyClosedException e) {
      failedIn(current, "refreshed", e);
    }
  }

  /** Makes durable what was added since the last time. */
  void commit() {
    filesLock.lock();
    try {
      long upTo = next;
      if (upTo == committed || trouble != null || closed) {
        return;
      }
      store.commit(origin, upTo);
      committed = upTo;
      committedAt = Instant.now();
    } catch (IOException | AlreadyClosedException e) {
      failedIn(generation.get(), "committed", e);
    } finally {
      filesLock.unlock();
    }
  }

  private void every(Duration period, Runnable task) {
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                trouble = String.valueOf(e);
                log.error("the archive cannot keep itself up to date", e);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Something to read from what is visible. */
  private interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    Store current = store;
    try {
      IndexSearcher searcher = current.searchers().acquire();
      try {
        return reading.read(searcher);
      } finally {
        current.searchers().release(searcher);
      }
    } catch (IOException e) {
      throw failed("read", e);
    } catch (AlreadyClosedException e) {
      throw new ArchiveException("The archive is just being opened again; try once more", e);
    }
  }

  private void requireWhole() {
    String wrong = trouble;
    if (wrong != null) {
      throw new ArchiveException(wrong, null);
    }
  }

  private void failedIn(long failed, String what, Exception e) {
    if (failed == generation.get() && !closed) {
      log.error("{}", failed(what, e).getMessage(), e);
    }
  }

  private ArchiveException failed(String what, Exception e) {
    String message = "The archive cannot be %s: %s".formatted(what, e);
    trouble = message;
    return new ArchiveException(message, e);
  }
}
