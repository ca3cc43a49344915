package org.vigie.app;

import picocli.CommandLine.Command;

/** {@code vigie watch}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "watch",
    subcommands = WatchApplyCommand.class,
    description = "What a running Vigie watches for: topics, actors, places.")
final class WatchCommand {}
