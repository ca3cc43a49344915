package org.vigie.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie source}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "source",
    description = "List, add, switch and remove the sources of the running Vigie.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie source list",
      "  vigie source add https://www.example.org/feed.xml --id=example --name='An example'",
      "  vigie source off example"
    })
final class SourceCommand {
  private static final String API = "/api/v1/sources";

  @Mixin private Instance instance = new Instance();

  @Command(description = "All sources: on or off, how they fare, when they are polled next.")
  int list() {
    for (JsonNode one : instance.client().get(API)) {
      JsonNode source = one.path("source");
      JsonNode state = one.path("health");
      System.out.printf(
          "%-4s %-28s %-10s %-22s %s%n",
          source.path("on").asBoolean() ? "on" : "off",
          source.path("id").asString(""),
          state.path("state").asString("-").toLowerCase(Locale.ROOT),
          state.path("due").asString("-"),
          source.path("offReason").asString(state.path("evidence").asString("")));
    }
    return 0;
  }

  @Command(description = "Add a feed or a listing page; it is polled at once.")
  int add(
      @Parameters(paramLabel = "URL", description = "Its address.") URI address,
      @Option(names = "--id", required = true, description = "Letters, digits, hyphens.") String id,
      @Option(names = "--name", required = true, description = "What readers call it.") String name,
      @Option(names = "--country", defaultValue = "XX", description = "ISO 3166 code.")
          String country,
      @Option(names = "--listing", description = "It is an HTML page that links to articles.")
          boolean listing,
      @Option(
              names = "--keep",
              defaultValue = "EXCERPT",
              description = "full, excerpt or link: what its terms allow (default: excerpt).")
          Keep keep) {
    Source source =
        source(
            () ->
                new Source(
                    id,
                    name,
                    name,
                    country,
                    List.of(),
                    listing ? Source.Kind.LISTING : Source.Kind.FEED,
                    address,
                    null,
                    "",
                    keep,
                    true,
                    null,
                    null,
                    (Duration) null,
                    Source.BACKFILL_AFTER));
    instance.client().send("POST", API, source);
    System.out.println("added " + id);
    return 0;
  }

  @Command(description = "Poll a source from now on.")
  int on(@Parameters(paramLabel = "ID") String id) {
    return turn(id, true);
  }

  @Command(description = "Poll a source no more; what was read of it stays.")
  int off(@Parameters(paramLabel = "ID") String id) {
    return turn(id, false);
  }

  @Command(description = "Remove a source; what was read of it stays.")
  int remove(@Parameters(paramLabel = "ID") String id) {
    instance.client().delete(API + "/" + Client.encode(id));
    System.out.println("removed " + id);
    return 0;
  }

  private int turn(String id, boolean on) {
    instance.client().send("POST", API + "/" + Client.encode(id) + "/turn", Map.of("on", on));
    System.out.println(id + " is " + (on ? "on" : "off"));
    return 0;
  }

  private static Source source(Supplier<Source> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }
}
