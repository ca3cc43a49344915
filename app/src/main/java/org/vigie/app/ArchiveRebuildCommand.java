package org.vigie.app;

import java.util.Locale;
import java.util.Map;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code vigie archive rebuild}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "rebuild",
    description = {
      "Build the archive anew from the stream, and tell how far it is. The old one answers, and",
      "learns what comes in, until the new one has all of it and takes its place in one step. It",
      "needs as much free room on its disk as the archive has and half as much more, and 256 MB for",
      "everything else, and is not begun without. To end this command does not end the building;",
      "called again it shows how far it is by then. A Vigie that is stopped or killed goes on at its",
      "next start."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie archive rebuild              and wait until it is done",
      "  vigie archive rebuild --no-wait    only begin it",
      "  vigie archive rebuild --cancel     give up what is being built"
    })
final class ArchiveRebuildCommand implements Runnable {
  @Option(names = "--no-wait", description = "Only begin it.")
  private boolean noWait;

  @Option(names = "--cancel", description = "Give up what is being built; the old one goes on.")
  private boolean cancel;

  @Mixin private Instance instance = new Instance();

  @Override
  public void run() {
    Client client = instance.client();
    if (cancel) {
      giveUp(client);
      return;
    }
    String before = volume(client.get(ArchiveWait.STATE));
    boolean begun =
        client.post("/api/v1/archive/rebuild", Map.of()).orFail().path("begun").asBoolean();
    System.out.println(begun ? "The archive is built anew." : "It is being built anew already.");
    if (!noWait) {
      JsonNode state = new ArchiveWait(client).until(now -> !now.hasNonNull("building"));
      if (volume(state).equals(before)) {
        throw new UserException(
            "it was not built anew: that was given up, or what was built is broken. The old one"
                + " goes on. Vigie's log says more; try again with 'vigie archive rebuild'.");
      }
      System.out.printf(
          Locale.ROOT, "Done: it has %,d articles.%n", state.path("documents").asLong());
    }
  }

  /** The one that answers. */
  private static String volume(JsonNode state) {
    return state.path("volume").asString("");
  }

  private static void giveUp(Client client) {
    JsonNode answer = client.delete("/api/v1/archive/rebuild");
    boolean ended = answer.path("ended").asBoolean();
    System.out.println(ended ? "It is no longer built anew." : "It is not being built anew.");
    if (answer.hasNonNull("defect")) {
      System.out.println(
          "What is new may not be found until it is: " + answer.path("defect").asString());
    }
  }
}
