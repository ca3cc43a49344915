package org.vigie.app.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.UserException;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;

/**
 * How far imports have come: a file of lines, of which the newest of each file counts. A line is
 * written after the running Vigie has confirmed what stands before it; what was sent after the last
 * line is sent again, which is safe.
 */
final class Checkpoint {
  private final @Nullable Path file;
  private final String key;
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * How far one file was read.
   *
   * @param path of it
   * @param key stands for the options of the import
   * @param size of it, in bytes
   * @param modified when it was changed last, in milliseconds
   * @param records how many of its records are done
   * @param whole whether that is all
   */
  record Mark(String path, String key, long size, long modified, long records, boolean whole) {
    private String name() {
      return key + " " + path;
    }
  }

  private Checkpoint(@Nullable Path file, String key) {
    this.file = file;
    this.key = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** One that remembers nothing. */
  static Checkpoint none() {
    return new Checkpoint(null, "");
  }

  /**
   * One that is kept in a file.
   *
   * @param key stands for the options of the import
   * @param forget whether to begin anew
   */
  static Checkpoint of(Path file, String key, boolean forget) {
    Checkpoint checkpoint = new Checkpoint(file, key);
    if (Files.exists(file)) {
      checkpoint.load(file);
    }
    if (forget) {
      checkpoint.marks.values().removeIf(mark -> mark.key().equals(checkpoint.key));
    }
    return checkpoint;
  }

  /** How far a file was read, as it is now; empty of records when it was not, or has changed. */
  Mark mark(Path path) throws IOException {
    long size = Files.size(path);
    long modified = Files.getLastModifiedTime(path).toMillis();
    Mark begun = new Mark(path.toString(), key, size, modified, 0, false);
    Mark known = marks.get(begun.name());
    return known != null && known.size() == size && known.modified() == modified ? known : begun;
  }

  /** Remembers how far files were read. */
  void write(Collection<Mark> done) {
    done.forEach(mark -> marks.put(mark.name(), mark));
    if (file == null || done.isEmpty()) {
      return;
    }
    try {
      Files.write(file, lines(done), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UserException("cannot write to " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<String> lines(Collection<Mark> marks) {
    return marks.stream().map(Json.MAPPER::writeValueAsString).toList();
  }

  private void load(Path from) {
    long lines = 0;
    boolean whole = true;
    try (BufferedReader reader = Files.newBufferedReader(from)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        whole &= read(line);
      }
      if (!whole || lines > 2L * marks.size()) {
        Path next = from.resolveSibling(from.getFileName() + ".new");
        Files.write(next, lines(marks.values()));
        Files.move(next, from, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UserException("cannot use " + from + ": " + e.getMessage(), e);
    }
  }

  /** Whether it is a line; one that a kill has cut off says nothing. */
  private boolean read(String line) {
    try {
      Mark mark = Json.MAPPER.readValue(line, Mark.class);
      marks.put(mark.name(), mark);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
