package org.vigie.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in files now, read again when one of them changed: a running Vigie follows them. */
public final class Followed<T> implements Supplier<T> {
  private static final Logger log = LoggerFactory.getLogger(Followed.class);

  private final List<Path> files;
  private final Supplier<T> reader;
  private List<FileTime> read = List.of();
  private T good;

  /**
   * Reads nothing yet.
   *
   * @param none what there is before the first good reading
   * @param reader fails with a {@link UserException} when a file cannot be read
   */
  Followed(List<Path> files, T none, Supplier<T> reader) {
    this.files = List.copyOf(files);
    this.reader = reader;
    good = none;
  }

  /** What stands there; when a file cannot be read, what was good. */
  @Override
  public synchronized T get() {
    List<FileTime> now = files.stream().map(Followed::changed).toList();
    if (!now.equals(read)) {
      read = now;
      try {
        good = reader.get();
      } catch (UserException e) {
        log.error("{}; what was good before is used", e.getMessage());
      }
    }
    return good;
  }

  /**
   * What stands there, read now.
   *
   * @throws UserException when a file cannot be read
   */
  public T now() {
    return reader.get();
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it is not there
    }
  }
}
