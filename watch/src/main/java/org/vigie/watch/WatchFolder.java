package org.vigie.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.model.Source;
import org.vigie.model.Watch;

/** A watch as a folder of YAML files. */
public final class WatchFolder {
  /** The most bytes that a file may have. */
  static final int MOST_BYTES = 8 << 20;

  static final String SETTINGS = "watch.yaml";

  /** The name of the bundled watch. */
  static final String BUNDLED = "sahel";

  static final List<String> FILES =
      List.of(SETTINGS, TopicReader.FILE, EntityReader.FILE, PlaceReader.FILE, SourceReader.FILE);

  private WatchFolder() {}

  /** What reading a folder came to. */
  public sealed interface Result {}

  /**
   * All is well.
   *
   * @param watch its version is a fingerprint of the files: positive, the same for the same content
   * @param sources in the order of the file; the extended watch's first
   */
  public record Valid(Watch watch, List<Source> sources) implements Result {
    public Valid {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Something is to be mended first.
   *
   * @param problems all that was found, by file and line; never empty
   */
  public record Invalid(List<Problem> problems) implements Result {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One thing to mend. Its text is {@code file:line: message}, as editors understand it.
   *
   * @param file name of the file in the folder, or the folder itself
   * @param line from 1
   * @param message what is wrong and what to write instead
   */
  public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }

  /** The watch on the Sahel that comes with Vigie. */
  public static Result bundled() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      texts.put(file, resource(file));
    }
    return new WatchReader().read(BUNDLED, texts);
  }

  /** Reads a folder; a file that is not there counts as empty. */
  public static Result read(Path folder) {
    WatchReader reader = new WatchReader();
    if (!Files.isDirectory(folder)) {
      return new Invalid(List.of(new Problem(folder.toString(), 1, "is not a folder")));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        text(file, reader, texts);
      }
    } catch (IOException e) {
      return new Invalid(List.of(new Problem(folder.toString(), 1, "cannot be read: " + e)));
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return reader.read(name, texts);
  }

  private static void text(Path file, WatchReader reader, Map<String, String> texts) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return;
    }
    Problems problems = reader.problems(name);
    if (!FILES.contains(name)) {
      problems.add(1, "is no file of a watch: call it " + String.join(", ", FILES) + " or move it");
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.add(1, "is larger than " + (MOST_BYTES >> 20) + " MB: split the watch");
        return;
      }
      texts.put(name, utf8(bytes));
    } catch (CharacterCodingException e) {
      problems.add(1, "is not UTF-8: save it in that encoding");
    } catch (IOException e) {
      problems.add(1, "cannot be read: " + e);
    }
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String resource(String file) {
    String path = BUNDLED + "/" + file;
    try (InputStream in = WatchFolder.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
