package io.signboard.cli;

import picocli.CommandLine.Command;

/** {@code signboard rejects}. */
@Command(
        name = "rejects",
        description = "Shows what was refused and why, and sends it again.",
        subcommands = {RejectsListCommand.class, RejectsReplayCommand.class})
final class RejectsCommand {}
