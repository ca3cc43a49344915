package org.vigie.app;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which running Vigie a command talks to. */
final class Instance {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "${env:VIGIE_DATA:-data}",
      description = "Data folder of the running Vigie (VIGIE_DATA; default: ./data).")
  private Path data = Path.of("data");

  /** Its data folder. */
  Path data() {
    return data;
  }

  /** Whether one runs, or was killed while it ran. */
  boolean isThere() {
    return Files.exists(DataFolder.addressFile(data));
  }

  /**
   * Its API.
   *
   * @throws UserException when none has run on that folder
   */
  Client client() {
    return Client.of(data);
  }

  /**
   * How far imports into it have come.
   *
   * @param key stands for the options of the import
   * @param forget whether to begin anew
   */
  Checkpoint checkpoint(String key, boolean forget) {
    return Checkpoint.of(data.resolve("imports"), key, forget);
  }
}
