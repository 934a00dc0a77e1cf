package io.signboard.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code growth}. */
@Command(
        name = "growth",
        description = {
            "Drains one backlog in which the projects grow from size to size.",
            "At each size as many amendments of any of the projects follow, so that the sizes can be compared."
        })
final class GrowthCommand implements Runnable {

    private static final String CEREMONY = "growth";
    private static final Duration BETWEEN = Duration.ofMillis(3);

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "How many projects, ascending (${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--warm-up",
            defaultValue = "4000000",
            description = "Amendments first, not measured (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--amendments", defaultValue = "2000000", description = "At each size (${DEFAULT-VALUE}).")
    private int amendments;

    /**
     * A part of the backlog.
     *
     * @param from the number of events before it
     * @param to the number of events up to its end
     */
    private record Part(String name, long from, long to) {}

    @Override
    public void run() {
        Report.heading("Growing to %,d projects, %d partitions", sizes.get(sizes.size() - 1), partitions);
        try (Cluster cluster = Cluster.start(partitions)) {
            Definitions.publish(cluster, List.of(CEREMONY));
            GrowingProjects projects = new GrowingProjects(new Signings(CEREMONY, BETWEEN));
            List<Part> parts = send(cluster, projects);
            long events = parts.get(parts.size() - 1).to();
            ProductRun run = new Backlog(cluster, events, projects.figures()).drain(1);
            for (Part part : parts) {
                Stretch stretch = run.watch().between(part.from(), part.to());
                Report.line(
                        "%-28s %,9.0f events/s  CPU an event %5.2f + %4.2f µs",
                        part.name(),
                        stretch.perSecond(),
                        stretch.cpu().program(),
                        stretch.cpu().broker());
            }
            Report.line("memory at most %s", Report.mebibytes(run.peakMemory()));
        }
    }

    private List<Part> send(Cluster cluster, GrowingProjects projects) {
        List<Part> parts = new ArrayList<>();
        long total = warmUp + sizes.get(sizes.size() - 1) + (long) sizes.size() * amendments;
        try (Sender sender = new Sender(cluster, total)) {
            projects.grow(sender, sizes.get(0));
            projects.amend(sender, warmUp);
            for (int size : sizes) {
                long before = projects.events();
                projects.grow(sender, size);
                long grown = projects.events();
                projects.amend(sender, amendments);
                if (grown > before) {
                    parts.add(new Part(Report.text("growing to %,d", size), before, grown));
                }
                parts.add(new Part(Report.text("amending %,d", size), grown, projects.events()));
            }
            sender.flush();
        }
        return parts;
    }
}
