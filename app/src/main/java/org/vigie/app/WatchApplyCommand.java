package org.vigie.app;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.model.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie watch apply}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "apply",
    description = {
      "Try a watch on the archive of the running Vigie, show what it would change, and apply it when",
      "told so: to what comes from then on, and to the archive. What people ruled stays."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie watch apply my-watch             shows the difference and asks",
      "  vigie watch apply --dry-run my-watch   shows the difference",
      "  vigie watch apply                      by the bundled watch, as after an update"
    })
final class WatchApplyCommand implements Callable<Integer> {
  private static final String TRIAL = "/api/v1/watch/trial";
  private static final Duration ASK_EVERY = Duration.ofMillis(500);

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Folder of YAML with the watch (default: the bundled one).")
  private @Nullable Path folder;

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Apply it without asking.")
  private boolean yes;

  @Option(names = "--json", description = "Print the difference as JSON.")
  private boolean json;

  @Mixin private Instance instance = new Instance();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() {
    Watch watch = Contents.toRun(folder).watch();
    Client client = instance.client();
    client.ask(TRIAL, watch);
    JsonNode tried = await(client, "trying", "tried");
    JsonNode difference = tried.path("difference");
    out.print(json ? Terminal.json(difference) + "\n" : described(difference, watch));
    if (dryRun || !agreed(watch)) {
      client.delete(TRIAL);
      return 0;
    }
    client.ask(TRIAL + "/apply?version=" + tried.path("version").asLong(), Map.of());
    JsonNode applied = await(client, "applying", "applied");
    System.err.printf(
        Locale.ROOT,
        "applied; %,d articles of the archive are judged otherwise%n",
        applied.path("changed").asLong());
    return 0;
  }

  private boolean agreed(Watch watch) {
    if (folder != null && watch.name().equals(Contents.toRun(null).watch().name())) {
      System.err.println(
          "It has the name of the bundled watch, which the next start would put in its place: give it"
              + " another in watch.yaml, or start with --watch.");
    }
    if (yes) {
      return true;
    }
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (terminal.isEmpty()) {
      System.err.println("Nothing was changed. Run it again with --yes to apply it.");
    }
    return terminal
        .map(console -> console.readLine("Apply it? [y/N] "))
        .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
        .isPresent();
  }

  private static JsonNode await(Client client, String during, String end) {
    String told = "";
    while (true) {
      JsonNode trial = client.get(TRIAL);
      String state = trial.path("state").asString("");
      if (state.equals(end)) {
        return trial;
      }
      if (!state.equals(during)) {
        throw new UserException(
            "it ended as '%s': %s".formatted(state, trial.path("reason").asString("")));
      }
      String now =
          String.format(
              Locale.ROOT,
              "%s %,d of %,d articles",
              during,
              trial.path("done").asLong(),
              trial.path("all").asLong());
      if (!now.equals(told)) {
        System.err.println(now);
        told = now;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ASK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted; the running Vigie goes on", e);
    }
  }

  private static String described(JsonNode difference, Watch watch) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "By watch %s %,d of %,d articles would be judged otherwise; %,d more are held as"
                + " excerpts and stay as they are.",
            watch.name(),
            difference.path("changed").asLong(),
            difference.path("articles").asLong(),
            difference.path("leftOut").asLong()));
    lines.add("");
    lines.add("%-24s %9s %9s %9s %9s".formatted("topic", "now", "then", "gained", "lost"));
    for (JsonNode topic : difference.path("topics")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-24s %,9d %,9d %,9d %,9d",
              topic.path("topic").asString(),
              topic.path("before").asLong(),
              topic.path("after").asLong(),
              topic.path("gained").asLong(),
              topic.path("lost").asLong()));
      topic.path("gains").forEach(example -> lines.add("  + " + described(example)));
      topic.path("losses").forEach(example -> lines.add("  - " + described(example)));
    }
    return Terminal.harmless(String.join("\n", lines) + "\n");
  }

  private static String described(JsonNode example) {
    List<String> words = new ArrayList<>();
    example.path("why").forEach(word -> words.add(word.asString()));
    return "%s (%s, %s): %s"
        .formatted(
            example.path("title").asString(),
            example.path("sourceName").asString(),
            example.path("date").asString("").substring(0, 10),
            String.join(", ", words));
  }
}
