package org.vigie.app;

import picocli.CommandLine.Command;

/** {@code vigie archive}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "archive",
    subcommands = {ArchiveCheckCommand.class, ArchiveRebuildCommand.class},
    description = "Check the archive of the running Vigie, or have it built anew.")
final class ArchiveCommand {}
