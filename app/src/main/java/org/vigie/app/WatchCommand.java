package org.vigie.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code vigie watch}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "watch",
    subcommands = WatchApplyCommand.class,
    description = "What a running Vigie watches for: topics, actors, places.")
final class WatchCommand implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
