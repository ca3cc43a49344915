package org.vigie.index.volume;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole archive in one folder. One writer feeds it in the order of the stream; any number of
 * threads read. The archive has one that answers, and at times another that is built.
 */
public final class Volume implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Volume.class);

  /**
   * Held while files are committed or exchanged, so that a commit never pairs the documents of one
   * store with the offset of another. Taken before {@link #lock}, which {@link #apply} needs and
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
  private volatile Course course = Course.NONE;
  private volatile @Nullable Instant refreshedAt;
  private volatile @Nullable Instant committedAt;
  private volatile @Nullable String trouble;
  private volatile @Nullable String rebuilt;
  private volatile boolean closed;

  /** Counts stores and emptyings, so that a refresh that was overtaken by one is not believed. */
  private final AtomicLong generation = new AtomicLong();

  Volume(Store store) {
    this.store = store;
    this.origin = store.origin();
    this.next = store.nextOffset();
    this.committed = next;
    this.visible.set(next);
    this.rebuilt = store.fault();
  }

  /** Something to read from what is visible. */
  public interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  public long nextOffset() {
    return next;
  }

  /** Searches see all that stands before this offset of the stream. */
  public long visibleOffset() {
    return visible.get();
  }

  /** Waits until searches see all before an offset; false when the time is over first. */
  public boolean awaitVisible(long offset, Duration timeout) throws InterruptedException {
    return visible.await(offset, timeout);
  }

  public long committedOffset() {
    return committed;
  }

  public Course course() {
    return course;
  }

  public @Nullable Instant refreshedAt() {
    return refreshedAt;
  }

  public @Nullable Instant committedAt() {
    return committedAt;
  }

  public @Nullable String trouble() {
    return trouble;
  }

  public @Nullable String rebuilt() {
    return rebuilt;
  }

  boolean isClosed() {
    return closed;
  }

  public Store store() {
    return store;
  }

  public void apply(List<Change> changes, long nextOffset) {
    lock.lock();
    try {
      requireWhole();
      for (Change change : changes) {
        change.applyTo(store);
      }
      // Last: a commit in between then knows less than it holds, and reading again does no harm.
      next = nextOffset;
    } catch (IOException | AlreadyClosedException e) {
      throw failed("written", e);
    } catch (IllegalArgumentException e) {
      if (store.defect() == null) {
        throw e;
      }
      throw failed("written", e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes note of where the stream ends. */
  void seen(long end) {
    lock.lock();
    try {
      course = course.at(next, end, Instant.now());
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Reading<T> reading) {
    Store current = store;
    try {
      IndexSearcher searcher = current.searchers().acquire();
      try {
        return reading.read(searcher);
      } finally {
        current.searchers().release(searcher);
      }
    } catch (AlreadyClosedException e) {
      throw new ArchiveException("The archive is just being opened again; try once more", e);
    } catch (IOException | RuntimeException e) {
      throw unreadable(current, e);
    }
  }

  /** Files that others will replace may fail at one question and answer the next. */
  private ArchiveException unreadable(Store asked, Exception e) {
    if (asked.defect() != null) {
      return new ArchiveException("The archive cannot answer this until it is built anew: " + e, e);
    }
    if (e instanceof RuntimeException ours) {
      throw ours;
    }
    return failed("read", e);
  }

  /** How many articles can be found. */
  int size() {
    return read(searcher -> searcher.getIndexReader().numDocs());
  }

  public long bytes() {
    try {
      return store.bytes();
    } catch (IOException | AlreadyClosedException e) {
      return 0;
    }
  }

  /** How far it is, while it is built. */
  public Progress progress(String why, Instant now) {
    return course.progress(why, added(), next, now);
  }

  /** How many articles it has, those that cannot be found yet counted in. */
  private int added() {
    try {
      return store.writer().getDocStats().numDocs;
    } catch (AlreadyClosedException e) {
      return 0; // until it is open again
    }
  }

  /**
   * Where to read on, after it has made sure that it holds what this stream says; else it is
   * emptied first.
   */
  public long resume(Origin stream, long start, long end) {
    lockFiles();
    try {
      requireWhole();
      String reason = reasonToEmpty(stream, start, end);
      if (reason != null) {
        log.warn("the archive is built anew: {}", reason);
        rebuilt = reason;
        store.writer().deleteAll();
        store.entered().clear();
        store.commit(stream, start);
        store.searchers().maybeRefreshBlocking();
        show(store);
      }
      origin = stream;
      next = Math.max(next, start);
      course = new Course(start, next, end, Instant.now());
      return next;
    } catch (IOException | AlreadyClosedException e) {
      throw failed("emptied", e);
    } finally {
      unlockFiles();
    }
  }

  private @Nullable String reasonToEmpty(Origin stream, long start, long end) {
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
   * meanwhile. Files that others will replace stay as they are: nothing new comes in.
   *
   * @return whether it can be fed again
   * @throws ArchiveException when they still cannot be opened
   */
  boolean reopen() {
    lockFiles();
    try {
      Store old = store;
      if (closed || old.defect() != null) {
        return false;
      }
      old.abandon();
      Store fresh = Store.of(old.path());
      store = fresh;
      old.close();
      origin = fresh.origin();
      show(fresh);
      trouble = null;
      log.info("the archive is open again at offset {}", next);
      return true;
    } finally {
      unlockFiles();
    }
  }

  public void refresh() {
    long current = generation.get();
    long upTo = next;
    if (upTo == visible.get() || trouble != null || closed) {
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

  /** What is done while nothing is written here, by no thread. */
  interface Step {
    boolean take() throws IOException;
  }

  /** Does something while nothing is written here, and nothing more becomes visible. */
  boolean still(Step step) throws IOException {
    lockFiles();
    try {
      return step.take();
    } finally {
      unlockFiles();
    }
  }

  /** Something besides writing went wrong, which the next success does not mend. */
  public void troubled(String what) {
    trouble = what;
  }

  /** Commits and closes. */
  @Override
  public void close() {
    end(true);
  }

  /** Closes for good: others answer now. */
  void retire() {
    end(false);
  }

  private void end(boolean keep) {
    lockFiles();
    try {
      if (closed) {
        return;
      }
      closed = true;
      visible.end();
      if (!keep || trouble != null) {
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
    if (!closed) {
      trouble = message;
    }
    return new ArchiveException(message, e);
  }
}
