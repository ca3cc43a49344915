package org.vigie.index;

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
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of an archive: opened, checked, set aside when they are not to be trusted. */
final class Store implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final String FORMAT = "vigie.format";
  private static final String NEXT_OFFSET = "vigie.next-offset";
  private static final String CLUSTER = "vigie.cluster";
  private static final String TOPIC = "vigie.topic";

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final @Nullable String fault;

  private Store(Path folder, @Nullable String fault) throws IOException {
    this.folder = folder;
    this.fault = fault;
    this.directory = FSDirectory.open(index(folder));
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
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(opened, directory);
      throw e;
    }
  }

  /**
   * The files of an archive, which says what became of those that were not to be trusted.
   *
   * @throws ArchiveException when they cannot be opened
   */
  static Store of(IndexSettings settings) {
    try {
      Store opened = open(settings.folder());
      if (opened.fault() != null) {
        log.warn("the archive was set aside, because {}", opened.fault());
      }
      return opened;
    } catch (IOException e) {
      throw new ArchiveException(
          "Cannot open the archive in " + settings.folder() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens the files in a folder. After an end that was not clean every byte of them is checked;
   * files that are broken or not ours are set aside, and an empty archive takes their place.
   */
  static Store open(Path folder) throws IOException {
    Files.createDirectories(index(folder));
    String fault = fault(folder);
    if (fault != null) {
      setAside(folder);
    }
    Files.write(marker(folder), new byte[0]);
    return new Store(folder, fault);
  }

  /** What was wrong with the files that were set aside; null when they were good. */
  @Nullable String fault() {
    return fault;
  }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /** The offset in the last commit. */
  long nextOffset() {
    String offset = committed().get(NEXT_OFFSET);
    return offset == null ? 0 : Long.parseLong(offset);
  }

  /** The origin in the last commit; {@link Origin#NONE} when nothing was committed yet. */
  Origin origin() {
    Map<String, String> data = committed();
    return new Origin(data.getOrDefault(CLUSTER, ""), data.getOrDefault(TOPIC, ""));
  }

  /** Makes all changes durable, and in the same commit up to where the stream was read. */
  void commit(Origin origin, long nextOffset) throws IOException {
    Map<String, String> data =
        Map.of(
            FORMAT,
            Integer.toString(ArticleDocument.VERSION),
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
  void abandon() {
    IOUtils.closeWhileHandlingException(writer::rollback);
  }

  /** Closes after a last {@link #commit}: the next opening need not check every byte. */
  void closeCleanly() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
    Files.deleteIfExists(marker(folder));
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

  private static @Nullable String fault(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(index(folder));
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      if (DirectoryReader.indexExists(directory)) {
        return fault(directory, Files.exists(marker(folder)));
      }
      boolean leftovers =
          Arrays.stream(directory.listAll())
              .anyMatch(file -> !file.equals(IndexWriter.WRITE_LOCK_NAME));
      return leftovers ? "its list of segments is missing" : null;
    } catch (LockObtainFailedException e) {
      throw new ArchiveException(
          "The archive in " + folder + " is in use by another Vigie; stop that one first", e);
    }
  }

  private static @Nullable String fault(Directory directory, boolean thorough) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String format = reader.getIndexCommit().getUserData().get(FORMAT);
      if (!Integer.toString(ArticleDocument.VERSION).equals(format)) {
        return "its format is " + format + ", not " + ArticleDocument.VERSION;
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        if (thorough && leaf.reader() instanceof CodecReader segment) {
          segment.checkIntegrity();
        }
      }
      return null;
    } catch (CorruptIndexException
        | IndexFormatTooNewException
        | IndexFormatTooOldException
        | EOFException
        | NoSuchFileException
        | FileNotFoundException
        | IllegalArgumentException
        | IllegalStateException e) {
      // Only what says that the files are bad; a disk that cannot be read now may be read later.
      return "it is damaged: " + e.getMessage();
    }
  }

  /** Keeps the last archive that was not to be trusted, for whoever wants to know why. */
  private static void setAside(Path folder) throws IOException {
    Path aside = folder.resolve("set-aside");
    IOUtils.rm(aside);
    Files.move(index(folder), aside, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectories(index(folder));
  }

  private static Path index(Path folder) {
    return folder.resolve("lucene");
  }

  private static Path marker(Path folder) {
    return folder.resolve("open");
  }
}
