package io.signboard.cli;

import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(FeedReplayCommand.class);

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
            return tell(replay.run(files.stream().map(FeedSource::file).toList()), progress);
        }
    }

    /** A topic that this login may not write to is for its lines to tell: the feed may have none. */
    private void requireTopics() {
        KafkaClients clients = clients();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            RecordReader reader = new RecordReader(consumer, clients.timeout());
            Topics.EVENTS.forEach(topic -> requireTopic(reader, topic.name()));
        }
    }

    private static void requireTopic(RecordReader reader, String topic) {
        try {
            reader.partitions(topic);
        } catch (TopicAuthorizationException e) {
            LOG.debug("Whether {} exists is not to be told", topic, e);
        }
    }

    private int tell(ReplayResult result, ReplayProgress progress) {
        progress.close();
        print(String.format(
                Locale.ROOT, result.complete() ? "Sent %,d events." : "Stopped after %,d events.", result.sent()));
        return result.complete() ? 0 : 1;
    }
}
