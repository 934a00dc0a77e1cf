package io.signboard.cli;

import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.admin.doctor.Words;
import io.signboard.feed.FeedException;
import io.signboard.feed.FeedReplay;
import io.signboard.feed.FeedSource;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.ReplayResult;
import io.signboard.feed.ReplaySpeed;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signboard feed replay}. */
@Command(
        name = "replay",
        description = {
            "Sends feed files to the event topics, merged by arrival.",
            "A feed file is JSON Lines: each line an event plus 'channel', and 'arrivesAt' where it isn't 'dateSigned'."
        })
final class FeedReplayCommand extends ClientCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Feed files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "1",
            converter = SpeedConverter.class,
            description = "How many times the feed's own pace; max waits for nothing.")
    private ReplaySpeed speed;

    FeedReplayCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (Files.notExists(file) || Files.isDirectory(file)) {
                throw new InvalidInputException(
                        file + (Files.isDirectory(file) ? " is a folder, not a feed file." : " does not exist."));
            }
        }
        requireTopics();
        ReplayProgress progress = new ReplayProgress(surroundings());
        try (FeedReplay replay = new FeedReplay(
                        ReplayProducer.connect(connection().clientProperties()),
                        speed,
                        Pacer.monotonic(),
                        surroundings().clock(),
                        progress);
                progress) {
            surroundings().stop().heed(replay::stop);
            return tell(run(replay), progress);
        }
    }

    /** Who is to go on after a failure must know how far it went. */
    private ReplayResult run(FeedReplay replay) {
        try {
            return replay.run(files.stream().map(FeedSource::file).toList());
        } catch (InvalidInputException e) {
            throw failure(e, " Before that, %s sent.", replay.sent());
        } catch (FeedException e) { // several are under way at once
            throw failure(e, " In all, %s sent.", replay.sent());
        }
    }

    private static CommandFailure failure(Exception e, String how, long sent) {
        return new CommandFailure(
                Failure.sentence(Failure.message(e)) + String.format(Locale.ROOT, how, were(sent)), e);
    }

    /** A feed's own login sees its own topic only; that it may not write to another one is for a line to tell. */
    private void requireTopics() {
        KafkaClients clients = clients();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            RecordReader reader = new RecordReader(consumer, clients.timeout());
            if (Topics.EVENTS.stream()
                            .filter(topic -> mayDescribe(reader, topic.name()))
                            .count()
                    == 0) {
                throw new CommandFailure("This login may write to none of the event topics.");
            }
        }
    }

    private static boolean mayDescribe(RecordReader reader, String topic) {
        try {
            return !reader.partitions(topic).isEmpty();
        } catch (TopicAuthorizationException e) {
            return false;
        }
    }

    private int tell(ReplayResult result, ReplayProgress progress) {
        progress.close();
        print((result.complete() ? "Sent " : "Stopped after ") + Words.count(result.sent(), "event") + ".");
        if (!result.complete()) {
            remark("To go on, send the same files again: what was sent already counts once.");
        }
        return result.complete() ? 0 : 1;
    }

    private static String were(long number) {
        return Words.count(number, "event") + (number == 1 ? " was" : " were");
    }
}
