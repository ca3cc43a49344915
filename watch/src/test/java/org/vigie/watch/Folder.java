package org.vigie.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vigie.watch.WatchFolder.Invalid;
import org.vigie.watch.WatchFolder.Problem;
import org.vigie.watch.WatchFolder.Valid;

/** A folder that a test writes. */
record Folder(Path path) {

  Folder with(String file, String text) {
    try {
      Files.writeString(path.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Valid valid() {
    return switch (WatchFolder.read(path)) {
      case Valid valid -> valid;
      case Invalid invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }

  List<Problem> problems() {
    return switch (WatchFolder.read(path)) {
      case Valid _ -> List.of();
      case Invalid invalid -> invalid.problems();
    };
  }
}
