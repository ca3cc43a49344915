package org.vigie.app;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vigie link}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "link",
    description = {
      "Print a new link that signs a browser in to the running Vigie.",
      "",
      "It works once. Whoever can read the data folder can make one."
    })
final class LinkCommand implements Runnable {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:VIGIE_DATA:-data}",
      description = "Data folder of the running Vigie (VIGIE_DATA; default: ./data).")
  private Path data = Path.of("data");

  @Override
  public void run() {
    System.out.println(
        Client.of(data).send("POST", "/api/v1/sign-in-links", Map.of()).path("link").asString(""));
  }
}
