package io.signboard.bench;

import io.signboard.feed.FeedGenerator;
import io.signboard.feed.FeedLine;
import io.signboard.feed.FeedReader;
import io.signboard.feed.FeedSource;
import io.signboard.model.EventType;
import io.signboard.model.ProjectEvent;
import io.signboard.support.ChildProgram;
import io.signboard.wire.EventDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memory}. */
@Command(
        name = "memory",
        description = {
            "What a processor's live heap grows by with each project in the ledger in memory.",
            "Counted once without projects and once with all, after a full collection."
        })
final class MemoryCommand implements Runnable {

    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int SAMPLE = 10_000;

    @Option(names = "--projects", defaultValue = "1000000", description = "In the ledger (${DEFAULT-VALUE}).")
    private int projects;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Override
    public void run() {
        Report.heading("Memory of %,d projects on %d partitions", projects, partitions);
        GeneratedFeed feed = new GeneratedFeed(projects, 1);
        try (Cluster cluster = Cluster.start(partitions);
                Programs programs = new Programs(cluster);
                CommittedSummaries summaries = new CommittedSummaries(cluster)) {
            ChildProgram processor = programs.startProcessor(0).awaitRunning();
            long empty = LiveHeap.bytes(processor.pid());
            feed.send(cluster);
            Tallied.await(cluster, summaries);
            Quiet.keep(SETTLING);
            long full = LiveHeap.bytes(processor.pid());
            double each = (double) (full - empty) / projects;
            double strings = strings(feed.ceremonyIds().get(0));
            Report.line(
                    "a project takes %.0f bytes, %.0f of them its strings, so %.0f beyond these",
                    each, strings, each - strings);
        }
    }

    /** The bytes of the texts of a signed project, in UTF-8, on average: the ids of its key and what it says. */
    private double strings(String ceremonyId) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int sample = Math.min(projects, SAMPLE);
        new FeedGenerator(Definitions.settings(ceremonyId, sample)).writeFeed(lines, done -> {});
        EventDecoder decoder = new EventDecoder();
        long bytes = 0;
        long signed = 0;
        try (FeedReader reader = FeedReader.open(
                new FeedSource("the feed", false, () -> new ByteArrayInputStream(lines.toByteArray())))) {
            for (FeedLine line = reader.next(); line != null; line = reader.next()) {
                ProjectEvent event = decoder.decode(
                                Objects.requireNonNull(line.key()).getBytes(StandardCharsets.UTF_8),
                                Objects.requireNonNull(line.value()).get(),
                                null)
                        .event();
                if (event.type() == EventType.SIGNED) {
                    bytes += bytes(event);
                    signed++;
                }
            }
        }
        return (double) bytes / signed;
    }

    private static long bytes(ProjectEvent event) {
        return Stream.of(
                        event.ceremonyId(),
                        event.projectId(),
                        event.eventId(),
                        event.title(),
                        event.requireValue().currency().getCurrencyCode(),
                        event.sector(),
                        event.investorName(),
                        event.investorType(),
                        event.province())
                .filter(Objects::nonNull)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
