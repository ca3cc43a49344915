package org.vigie.app;

import picocli.CommandLine.Command;

/** {@code vigie places}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "places",
    subcommands = PlacesImportCommand.class,
    description = "The places that are looked for in articles, beside those of the watch.")
final class PlacesCommand {}
