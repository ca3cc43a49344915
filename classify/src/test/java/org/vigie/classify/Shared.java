package org.vigie.classify;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vigie.model.Watch;
import org.vigie.streams.Json;
import org.vigie.watch.WatchFolder;
import tools.jackson.databind.JsonNode;

/** Data to measure with, which lies beside the repository and not in it, and the bundled watch. */
public final class Shared {
  private static final Path FOLDER = Path.of("../../shared");

  private Shared() {}

  public static Watch sahel() {
    return switch (WatchFolder.bundled()) {
      case WatchFolder.Valid valid -> valid.watch();
      case WatchFolder.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  /** Skips the test where the data is absent. */
  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    assumeTrue(Files.exists(path), () -> "not measured: there is no " + path);
    return path;
  }

  public static List<JsonNode> lines(String name) throws IOException {
    return rows(Files.readAllLines(path(name)));
  }

  /** Rows that were written for this project and lie beside the tests. */
  public static List<JsonNode> own(String name) throws IOException {
    try (InputStream in = requireNonNull(Shared.class.getResourceAsStream(name))) {
      return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static List<JsonNode> rows(List<String> lines) {
    return lines.stream().map(Json.MAPPER::readTree).toList();
  }
}
