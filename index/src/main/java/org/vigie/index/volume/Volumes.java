package org.vigie.index.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which volumes an archive has: the one that answers, and maybe one that is built from the stream
 * to take its place. The old one answers, and is fed, until the new one has all that it has.
 */
public final class Volumes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Volumes.class);

  private final Shelf shelf;
  private final ToLongFunction<Path> free;

  /** Guards which volumes there are. Taken before the locks of a volume. */
  private final ReentrantLock exchange = new ReentrantLock();

  private volatile Volume current;
  private volatile @Nullable Build build;
  private volatile boolean lacked;
  private volatile @Nullable Feed feed;
  private volatile @Nullable String rebuilt;
  private volatile boolean closed;

  /** A volume that will take the place of the one that answers, and why. */
  public record Build(Volume volume, String why) {}

  /** What reads the stream for an archive. */
  public interface Feed {
    /** Begins to read into a volume; ends when that is closed. */
    void into(Volume volume);

    /** Compares a volume with the stream. */
    Comparison compare(Volume volume);
  }

  private Volumes(Shelf shelf, Volume current, ToLongFunction<Path> free) {
    this.shelf = shelf;
    this.current = current;
    this.free = free;
  }

  /**
   * Opens what there is in a folder, or an empty one, and goes on with a building.
   *
   * @param free says how many bytes are free where a folder is
   */
  public static Volumes open(Path folder, ToLongFunction<Path> free) {
    Shelf shelf = new Shelf(folder);
    Volumes volumes = new Volumes(shelf, new Volume(Store.of(place(shelf::current))), free);
    volumes.goOn();
    return volumes;
  }

  /** The one that answers. */
  public Volume current() {
    return current;
  }

  /** What is built; null when nothing is. */
  public @Nullable Build build() {
    return build;
  }

  /**
   * How much room there is now, when it was too little for one that was to be built; null when
   * there was enough, or is by now.
   */
  public @Nullable Room noRoom() {
    Room now = lacked ? room() : null;
    return now == null || now.isEnough() ? null : now;
  }

  private Room room() {
    return Room.beside(current.bytes(), free.applyAsLong(current.store().path()));
  }

  /** Why the one that answers was built; null when it was not since the start. */
  public @Nullable String rebuilt() {
    return rebuilt;
  }

  /** What reads the stream; null while nothing does. */
  @Nullable Feed feed() {
    return feed;
  }

  boolean isClosed() {
    return closed;
  }

  /** Reads from what answers; if another takes its place meanwhile, from that. */
  public <T> T read(Volume.Reading<T> reading) {
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

  /** Has the stream read into the one that answers, and into whatever is built. */
  public void feedFrom(Feed reader) {
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

  /** Begins to build another set of files; the one that answers stays until that has caught up. */
  public Rebuild rebuild(String why) {
    exchange.lock();
    try {
      if (closed || build != null) {
        return new Rebuild.Busy();
      }
      Room room = room();
      lacked = !room.isEnough();
      if (lacked) {
        log.error("the archive is not built anew: {} ({})", room.inWords(), why);
        return new Rebuild.NoRoom(room);
      }
      begin(new Volume(Store.of(place(shelf::next))), why);
      return new Rebuild.Begun();
    } finally {
      exchange.unlock();
    }
  }

  /** Ends the building of another set of files; false when none is built. */
  public boolean endRebuild() {
    Build begun = build;
    boolean ended = !closed && begun != null && abandon(begun.volume());
    if (ended) {
      log.info("the archive is no longer built anew");
    }
    return ended;
  }

  /** How many bytes are free where a folder is; where nobody can tell, as many as one may want. */
  public static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      log.warn(
          "nobody can tell how much room the archive has; it is taken for enough: {}",
          e.toString());
      return Long.MAX_VALUE;
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
    if (volume.visibleOffset() < old.visibleOffset()) {
      return false;
    }
    shelf.turnTo(volume.store().path());
    current = volume;
    build = null;
    return true;
  }

  /**
   * Opens the files of a volume again after a failure, at the last commit. What could be found can
   * be found meanwhile.
   *
   * @return false when it can no longer be fed
   * @throws ArchiveException when they still cannot be opened
   */
  public boolean reopen(Volume volume) {
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

  /** Makes durable what was added since the last time. */
  public void commit() {
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
}
