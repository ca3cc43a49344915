package org.vigie.app;

import org.vigie.app.evaluate.EvaluateCommand;
import org.vigie.app.evaluate.TopicsCommand;
import org.vigie.app.evaluate.TryCommand;
import org.vigie.app.imports.ImportCommand;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.app.run.DemoCommand;
import org.vigie.app.run.PrepareCommand;
import org.vigie.app.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
    mixinStandardHelpOptions = true,
    name = "vigie",
    description = {
      "An event-driven news watch: reads sources, classifies articles, files them under stories,",
      "keeps a searchable archive, and alerts when an article matches a saved search."
    },
    versionProvider = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  vigie demo                 see it work in two minutes, without a network",
      "  vigie run                  watch the Sahel: page, archive and broker in one program",
      "  vigie try article.html     what would be made of a page, feed or text",
      "  vigie COMMAND --help       more on a command"
    },
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      TryCommand.class,
      SearchCommand.class,
      SourceCommand.class,
      AddCommand.class,
      ImportCommand.class,
      PlacesCommand.class,
      WatchCommand.class,
      TopicsCommand.class,
      ArchiveCommand.class,
      LinkCommand.class,
      EvaluateCommand.class,
      VersionCommand.class,
      PrepareCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Vigie implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  private Vigie() {}

  /** Runs a command and ends the process with its exit code when it is done. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.exit(code);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Vigie())
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Vigie::explain);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  /** What a user can do something about is one sentence; anything else keeps its stack trace. */
  private static int explain(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof UserException || e instanceof org.vigie.broker.BrokerException) {
      commandLine.getErr().println("vigie: " + Terminal.harmless(String.valueOf(e.getMessage())));
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }
}
