package org.vigie.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code vigie topics}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "topics",
    subcommands = {TopicsVerdictsCommand.class, TopicsTrainCommand.class},
    description = "What people said on the articles' pages of their topics, and what it teaches.")
final class TopicsCommand implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
