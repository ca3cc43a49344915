package org.vigie.app.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which running Vigie a command talks to. */
public final class Instance {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "${env:VIGIE_DATA:-data}",
      description = "Data folder of the running Vigie (VIGIE_DATA; default: ./data).")
  private Path data = Path.of("data");

  /** Its data folder. */
  public Path data() {
    return data;
  }

  /** Whether one runs, or was killed while it ran. */
  public boolean isThere() {
    return Files.exists(DataFolder.addressFile(data));
  }

  /**
   * Its API.
   *
   * @throws UserException when none has run on that folder
   */
  public Client client() {
    return Client.of(data);
  }
}
