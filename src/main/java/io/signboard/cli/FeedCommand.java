package io.signboard.cli;

import picocli.CommandLine.Command;

/** {@code signboard feed}. */
@Command(
        name = "feed",
        description = "Sends feed files to the event topics, and writes made-up ones.",
        subcommands = {FeedReplayCommand.class, FeedGenerateCommand.class})
final class FeedCommand {}
