package org.vigie.app.evaluate;

import picocli.CommandLine.Command;

/** {@code vigie topics}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "topics",
    subcommands = {TopicsVerdictsCommand.class, TopicsTrainCommand.class},
    description = "What people said on the articles' pages of their topics, and what it teaches.")
public final class TopicsCommand {}
