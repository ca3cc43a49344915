package org.vigie.index.volume;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.query.ArticleDocument;

/** The files of a volume: opened, checked, set aside when they cannot be read. */
public final class Store implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final String FORMAT = "vigie.format";
  private static final String NEXT_OFFSET = "vigie.next-offset";
  private static final String CLUSTER = "vigie.cluster";
  private static final String TOPIC = "vigie.topic";
  private static final int ATTEMPTS = 3;
  private static final int MOST_REMEMBERED = 50_000;

  private final Path files;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final String format;
  private final @Nullable String fault;
  private final Map<String, Long> entered = new HashMap<>();
  private volatile @Nullable String defect;

  /**
   * What the files were found to be.
   *
   * @param wrong what is wrong with them; null when they are good
   * @param readable whether they can answer all the same
   */
  private record Found(@Nullable String wrong, boolean readable) {
    static final Found GOOD = new Found(null, true);
  }

  private Store(Path files, @Nullable String fault, @Nullable String defect) throws IOException {
    this.files = files;
    this.fault = fault;
    this.directory = FSDirectory.open(files);
    IndexWriter opened = null;
    try {
      opened =
          new IndexWriter(
              directory,
              new IndexWriterConfig(ArticleDocument.analyzer())
                  .setRAMBufferSizeMB(64)
                  .setCommitOnClose(false));
      this.writer = opened;
      this.searchers = new SearcherManager(opened, null);
      this.format = committed().getOrDefault(FORMAT, Integer.toString(ArticleDocument.VERSION));
      if (committed().isEmpty()) {
        commit(Origin.NONE, 0); // a crash from now on leaves an archive, if an empty one
      }
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(opened, directory);
      throw e;
    }
    if (defect != null) {
      distrust(defect);
    }
  }

  /**
   * The files of a volume, which says what became of those that were not to be trusted.
   *
   * @throws ArchiveException when they cannot be opened
   */
  static Store of(Path files) {
    try {
      Store opened = open(files);
      if (opened.fault() != null) {
        log.warn("the archive was set aside, because {}", opened.fault());
      }
      return opened;
    } catch (IOException e) {
      throw new ArchiveException("Cannot open the archive in " + files + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens the files in a folder. After an end that was not clean every byte of them is checked. Of
   * another format, or damaged, they can be searched until others take their place, see {@link
   * #defect}; those that cannot even be opened, or are not ours, are set aside for empty ones.
   */
  public static Store open(Path files) throws IOException {
    Files.createDirectories(files);
    Found found = find(files);
    Files.write(marker(files), new byte[0]);
    if (found.readable()) {
      try {
        return new Store(files, null, found.wrong());
      } catch (IOException | RuntimeException e) {
        if (found.wrong() == null) {
          throw e;
        }
        log.warn("it cannot be searched either: {}", e.toString());
      }
    }
    setAside(files);
    return new Store(files, found.wrong(), null);
  }

  /** What was wrong with the files that were set aside; null when they were not. */
  @Nullable String fault() {
    return fault;
  }

  /** Why others should take their place; null when they are good. */
  public @Nullable String defect() {
    return defect;
  }

  /** Takes note that others should take their place; bad files are no longer made into new ones. */
  void distrust(String why) {
    defect = why;
    writer.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
  }

  public Path path() {
    return files;
  }

  /**
   * Reads every byte of the last commit anew, and compares the sums.
   *
   * @return what is wrong; null when nothing is
   */
  @Nullable String damage() throws IOException {
    try (Directory again = FSDirectory.open(files)) {
      String wrong = damage(again);
      // What was merged away while it was opened is missing once, what is lost each time.
      for (int more = 1; wrong != null && more < ATTEMPTS; more++) {
        wrong = damage(again);
      }
      return wrong;
    }
  }

  public IndexWriter writer() {
    return writer;
  }

  public SearcherManager searchers() {
    return searchers;
  }

  /** A number of a document that can be found, 0 where that has none; empty without one. */
  OptionalLong number(Term id, String field) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      ScoreDoc[] found = searcher.search(new TermQuery(id), 1).scoreDocs;
      if (found.length == 0) {
        return OptionalLong.empty();
      }
      NumericDocValues values = MultiDocValues.getNumericValues(searcher.getIndexReader(), field);
      boolean has = values != null && values.advanceExact(found[0].doc);
      return OptionalLong.of(has ? values.longValue() : 0);
    } finally {
      searchers.release(searcher);
    }
  }

  /**
   * {@link Change#ENTERED} of articles that were written lately and may not be found yet. Only for
   * who writes.
   */
  Map<String, Long> entered() {
    return entered;
  }

  /** Nobody refreshes files that are being built: they would remember everything. */
  void forgetWhatCanBeFound() throws IOException {
    if (entered.size() > MOST_REMEMBERED) {
      searchers.maybeRefreshBlocking();
      entered.clear();
    }
  }

  /** The offset in the last commit. */
  long nextOffset() {
    String offset = committed().get(NEXT_OFFSET);
    return offset == null ? 0 : Long.parseLong(offset);
  }

  /** The origin in the last commit; of empty names when nothing was committed yet. */
  Origin origin() {
    Map<String, String> data = committed();
    return new Origin(
        data.getOrDefault(CLUSTER, Origin.NONE.cluster()),
        data.getOrDefault(TOPIC, Origin.NONE.topic()));
  }

  /** Makes all changes durable, and in the same commit up to where the stream was read. */
  public void commit(Origin origin, long nextOffset) throws IOException {
    Map<String, String> data =
        Map.of(
            FORMAT,
            format,
            NEXT_OFFSET,
            Long.toString(nextOffset),
            CLUSTER,
            origin.cluster(),
            TOPIC,
            origin.topic());
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += length(file);
    }
    return bytes;
  }

  /** Gives up writing, uncommitted changes included; what is visible can still be searched. */
  public void abandon() {
    IOUtils.closeWhileHandlingException(writer::rollback);
  }

  /** Closes after a last {@link #commit}: good files need not be checked at the next opening. */
  void closeCleanly() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
    if (defect == null) {
      Files.deleteIfExists(marker(files));
    }
  }

  /** Closes without a commit, as a crash does. */
  @Override
  public void close() {
    IOUtils.closeWhileHandlingException(searchers, writer::rollback, directory);
  }

  private Map<String, String> committed() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    Map<String, String> map = new HashMap<>();
    if (data != null) {
      data.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    }
    return map;
  }

  private long length(String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return 0; // merged away since it was listed
    }
  }

  private static Found find(Path files) throws IOException {
    try (Directory directory = FSDirectory.open(files);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      if (DirectoryReader.indexExists(directory)) {
        return find(directory, Files.exists(marker(files)));
      }
      boolean leftovers =
          Arrays.stream(directory.listAll())
              .anyMatch(file -> !file.equals(IndexWriter.WRITE_LOCK_NAME));
      return leftovers ? new Found("its list of segments is missing", false) : Found.GOOD;
    } catch (LockObtainFailedException e) {
      throw new ArchiveException(
          "The archive in " + files + " is in use by another Vigie; stop that one first", e);
    }
  }

  private static Found find(Directory directory, boolean thorough) throws IOException {
    String format;
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      format = reader.getIndexCommit().getUserData().get(FORMAT);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new Found(damaged(e), false);
    }
    if (!Integer.toString(ArticleDocument.VERSION).equals(format)) {
      return new Found(
          "its format is " + format + ", not " + ArticleDocument.VERSION, format != null);
    }
    return thorough ? new Found(damage(directory), true) : Found.GOOD;
  }

  private static @Nullable String damage(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader segment) {
          segment.checkIntegrity();
        }
      }
      return null;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return damaged(e);
    }
  }

  /** What says that the files are bad; a disk that cannot be read now may be read later. */
  private static String damaged(Exception e) throws IOException {
    String said = "it is damaged: " + e.getMessage();
    return switch (e) {
      case CorruptIndexException _,
          IndexFormatTooNewException _,
          IndexFormatTooOldException _,
          EOFException _,
          NoSuchFileException _,
          FileNotFoundException _ ->
          said;
      case IOException unreadable -> throw unreadable;
      default -> said;
    };
  }

  /** Keeps the last files that were not to be trusted, for whoever wants to know why. */
  private static void setAside(Path files) throws IOException {
    Path aside = files.resolveSibling("set-aside");
    IOUtils.rm(aside);
    Files.move(files, aside, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectories(files);
  }

  /** Stands beside the files while they are open, and after an end that was not clean. */
  static Path marker(Path files) {
    return files.resolveSibling(files.getFileName() + ".open");
  }
}
