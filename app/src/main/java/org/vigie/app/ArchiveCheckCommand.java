package org.vigie.app;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code vigie archive check}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "check",
    description = {
      "Check the archive while it works: every byte of its files against their sums, and every",
      "article against the stream. Done each night anyway. If something is wrong, it is said, the",
      "exit code is 1, and the archive is built anew while the old one answers."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie archive check",
      "  vigie archive check || mail -s 'Vigie: archive' operator@example.org </dev/null"
    })
final class ArchiveCheckCommand implements Callable<Integer> {
  @Mixin private Instance instance = new Instance();

  @Override
  public Integer call() {
    Client client = instance.client();
    String before = client.get(ArchiveWait.STATE).at("/checked/at").asString("");
    client.post("/api/v1/archive/check", Map.of()).orFail();
    JsonNode found =
        new ArchiveWait(client).until(state -> !state.path("checking").asBoolean()).path("checked");
    if (found.path("at").asString("").equals(before)) {
      throw new UserException("the archive could not be checked now; the log of Vigie says why");
    }
    if (found.path("wrong").isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "All is well: %,d articles are as in the stream, %,d bytes as they were written.%n",
          found.path("articles").asLong(),
          found.path("bytes").asLong());
      return 0;
    }
    found.path("wrong").forEach(one -> System.out.println(Terminal.harmless(one.asString())));
    System.out.println("It is built anew while the old one answers; see 'vigie archive rebuild'.");
    return 1;
  }
}
