package org.vigie.classify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.model.Watch;
import org.vigie.streams.Json;
import org.vigie.watch.WatchFolder;
import tools.jackson.databind.JsonNode;

/** Data to measure with, which lies beside the repository and not in it, and the bundled watch. */
final class Shared {
  private static final Path FOLDER = Path.of("../../shared");

  private Shared() {}

  static Watch sahel() {
    return switch (WatchFolder.bundled()) {
      case WatchFolder.Valid valid -> valid.watch();
      case WatchFolder.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  /** Skips the test where the data is absent. */
  static Path path(String name) {
    Path path = FOLDER.resolve(name);
    assumeTrue(Files.exists(path), () -> "not measured: there is no " + path);
    return path;
  }

  static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(path(name))) {
      rows.add(Json.MAPPER.readTree(line));
    }
    return rows;
  }
}
