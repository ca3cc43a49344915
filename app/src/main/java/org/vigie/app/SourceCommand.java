package org.vigie.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.watch.Opml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie source}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "source",
    description = "List, check, add, switch, remove, import and export sources.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie source list --state=late",
      "  vigie source check https://www.example.org/",
      "  vigie source add https://www.example.org/ --keep=link",
      "  vigie source import feeds.opml --dry-run",
      "  vigie source off example"
    },
    subcommands = {SourceCheckCommand.class, SourceAddCommand.class})
final class SourceCommand {
  static final String API = "/api/v1/sources";

  @Mixin private Instance instance = new Instance();

  Instance instance() {
    return instance;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "The sources: on or off, how they fare, when they are polled next.")
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              defaultValue = "",
              description = "Those in a state (fresh, silent, blocked ...), on, off, or late.")
          String state,
      @Option(
              names = "--country",
              paramLabel = "CODE",
              defaultValue = "",
              description = "Those of a country (ISO 3166: ML).")
          String country,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              defaultValue = "",
              description = "Those of a kind (feed, sitemap, listing, site, mailbox).")
          String kind,
      @Option(names = "--off", description = "Those that are off, with the reason.") boolean off,
      @Option(names = "--json", description = "Print the answer of the API as it is.") boolean json,
      @Parameters(
              arity = "0..1",
              paramLabel = "WORDS",
              defaultValue = "",
              description = "In its name, publisher, description or address.")
          String words) {
    Map<String, String> filter = new LinkedHashMap<>();
    filter.put("q", words);
    filter.put("state", off ? "off" : state);
    filter.put("country", country);
    filter.put("kind", kind);
    String query =
        filter.entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .map(entry -> entry.getKey() + "=" + Client.encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    JsonNode all = instance.client().get(API + (query.isEmpty() ? "" : "?" + query));
    if (json) {
      System.out.println(Terminal.json(all));
      return 0;
    }
    for (JsonNode one : all) {
      JsonNode source = one.path("source");
      JsonNode health = one.path("health");
      System.out.printf(
          "%-4s %-28s %-10s %-22s %s%n",
          source.path("on").asBoolean() ? "on" : "off",
          Terminal.text(source, "id"),
          Terminal.harmless(health.path("state").asString("-")).toLowerCase(Locale.ROOT),
          Terminal.time(health, "due"),
          source.path("on").asBoolean()
              ? Terminal.text(health, "evidence")
              : Terminal.harmless(source.path("offReason").asString("switched off")));
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Try a source with its own settings, without keeping anything of it.")
  int test(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--json", description = "Print the answer of the API as it is.")
          boolean json) {
    return CheckReport.print(
        instance.client().ask(API + "/" + Client.encode(id) + "/test", Map.of()), json);
  }

  @Command(mixinStandardHelpOptions = true, description = "Poll a source from now on.")
  int on(
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--permission",
              description =
                  "You have the publisher's permission, or answer for it yourself; it is written"
                      + " down.")
          boolean permission) {
    JsonNode source = instance.client().get(API + "/" + Client.encode(id)).path("source");
    String reason = source.path("offReason").asString("");
    if (!reason.isEmpty() && !permission && source.path("permission").isMissingNode()) {
      throw new UserException(
          "%s is off because: %s. If you have a permission, or answer for it yourself: vigie source on %s --permission"
              .formatted(id, reason, id));
    }
    return turn(id, Map.of("on", true, "permission", permission));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Poll a source no more; what was read of it stays.")
  int off(@Parameters(paramLabel = "ID") String id) {
    return turn(id, Map.of("on", false));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Remove a source; what was read of it stays. Asks first.")
  int remove(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--yes", description = "Do not ask.") boolean yes) {
    JsonNode source = instance.client().get(API + "/" + Client.encode(id)).path("source");
    String question =
        "Remove %s (%s)?"
            .formatted(Terminal.text(source, "name"), Terminal.text(source, "address"));
    if (!yes && !agreed(question)) {
      throw new UserException(id + " stays. To remove it without being asked: --yes");
    }
    instance.client().delete(API + "/" + Client.encode(id));
    System.out.println("removed " + id);
    return 0;
  }

  private static boolean agreed(String question) {
    System.out.print(question + " [y/N] ");
    System.out.flush();
    Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
    return in.hasNextLine() && in.nextLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "What was done to a source: when, by whom, and what it overruled.")
  int history(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--json", description = "Print the answer of the API as it is.")
          boolean json) {
    JsonNode steps = instance.client().get(API + "/" + Client.encode(id) + "/history");
    if (json) {
      System.out.println(Terminal.json(steps));
      return 0;
    }
    for (JsonNode step : steps) {
      String overruled = Terminal.text(step, "overruled");
      System.out.printf(
          "%s  %-8s by %s%s%n",
          Terminal.time(step, "at"),
          Terminal.text(step, "what"),
          Terminal.text(step, "who"),
          overruled.isEmpty() ? "" : ", in spite of: " + overruled);
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "import",
      description = "Add the feeds of an OPML file that are not there yet.")
  int add(
      @Parameters(paramLabel = "FILE", description = "As feed readers export it.") Path file,
      @Option(names = "--dry-run", description = "Show what would be added.") boolean dry,
      @Option(names = "--json", description = "Print the answer of the API as it is.")
          boolean json) {
    JsonNode came =
        instance.client().upload(API + "/import?dryRun=" + dry, "text/x-opml", read(file));
    if (json) {
      System.out.println(Terminal.json(came));
      return 0;
    }
    for (JsonNode one : came.path("added")) {
      System.out.printf(
          "%s %-28s %s%n",
          dry ? "would add" : "added", Terminal.text(one, "id"), Terminal.text(one, "address"));
    }
    for (JsonNode one : came.path("existing")) {
      System.out.printf(
          "there     %-28s %s%n", Terminal.text(one, "id"), Terminal.text(one, "name"));
    }
    for (JsonNode one : came.path("skipped")) {
      System.out.printf(
          "left out  %s: %s%n", Terminal.text(one, "name"), Terminal.text(one, "reason"));
    }
    System.out.printf(
        "%d %s, %d there already, %d left out%n",
        came.path("added").size(),
        dry ? "would be added" : "added",
        came.path("existing").size(),
        came.path("skipped").size());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Write all sources as OPML, which feed readers import.")
  int export(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              description = "Where to (default: standard output).")
          @Nullable Path file) {
    String opml = instance.client().text(API + "/export");
    if (file == null) {
      System.out.print(Terminal.xml(opml));
      return 0;
    }
    try {
      Files.writeString(file, opml, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + e.getMessage(), e);
    }
    System.out.println("wrote " + file);
    return 0;
  }

  private int turn(String id, Map<String, Object> turn) {
    instance.client().send("POST", API + "/" + Client.encode(id) + "/turn", turn);
    System.out.println(id + " is " + (Boolean.TRUE.equals(turn.get("on")) ? "on" : "off"));
    return 0;
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > Opml.MAX_BYTES) {
        throw new UserException(file + " is larger than 1 MB: split it");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e, e);
    }
  }
}
