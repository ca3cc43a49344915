package org.vigie.app;

import java.util.Map;
import org.vigie.app.instance.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private Instance instance = new Instance();

  @Override
  public void run() {
    System.out.println(
        instance
            .client()
            .send("POST", "/api/v1/sign-in-links", Map.of())
            .path("link")
            .asString(""));
  }
}
