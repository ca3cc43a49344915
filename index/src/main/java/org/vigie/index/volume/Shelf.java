package org.vigie.index.volume;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of an archive: the volume that answers, and the one that is built to take its place.
 * Which of them answers stands in one file, which is exchanged in one step; volumes are numbered,
 * so that after a crash an older one is known for what was left behind, and a newer one for what
 * was begun.
 */
public final class Shelf {
  private static final String FIRST = "lucene";
  private static final Pattern NAME = Pattern.compile(FIRST + "(?:-(\\d{1,9}))?");

  private final Path folder;

  public Shelf(Path folder) {
    this.folder = folder;
  }

  /** The volume that answers. */
  Path current() throws IOException {
    Path pointer = pointer();
    return folder.resolve(Files.exists(pointer) ? Files.readString(pointer).strip() : FIRST);
  }

  /** The volume that was begun before this start, and not finished. */
  Optional<Path> begun() throws IOException {
    int now = number(current());
    return volumes().stream().filter(volume -> number(volume) > now).findFirst();
  }

  /** The place for another volume. */
  Path next() throws IOException {
    int last = number(current());
    for (Path volume : volumes()) {
      last = Math.max(last, number(volume));
    }
    return folder.resolve(FIRST + "-" + (last + 1));
  }

  /** From now on, and after each start, this volume answers. */
  public void turnTo(Path volume) throws IOException {
    Path draft = folder.resolve("current.new");
    Files.writeString(draft, volume.getFileName().toString());
    try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(
        draft, pointer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    IOUtils.fsync(folder, true);
  }

  /** Removes what was left of volumes that no longer answer. */
  void tidy() throws IOException {
    int now = number(current());
    for (Path volume : volumes()) {
      if (number(volume) < now) {
        remove(volume);
      }
    }
  }

  void remove(Path volume) throws IOException {
    IOUtils.rm(volume);
    Files.deleteIfExists(Store.marker(volume));
  }

  private List<Path> volumes() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.isDirectory(path) && number(path) > 0).toList();
    }
  }

  /** 0 of anything that is no volume. */
  private static int number(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return 0;
    }
    return name.group(1) == null ? 1 : Integer.parseInt(name.group(1));
  }

  private Path pointer() {
    return folder.resolve("current");
  }
}
