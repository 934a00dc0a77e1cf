package io.signboard.bench;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scale}. */
@Command(name = "scale", description = "Drains the same backlog with one processor and with several.")
final class ScaleCommand implements Runnable {

    @Option(names = "--events", defaultValue = "3000000", description = "How many events, about (${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--partitions", defaultValue = "4", description = "Of each event topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--processors", split = ",", defaultValue = "1,2,3", description = "How many (${DEFAULT-VALUE}).")
    private List<Integer> processors;

    @Override
    public void run() {
        Report.heading("About %,d events on %d partitions for several processors", events, partitions);
        try (Cluster cluster = Cluster.start(partitions)) {
            long sent = GeneratedFeed.ofEvents(events, 1).send(cluster);
            Backlog backlog =
                    new Backlog(cluster, sent, FoldRun.of(cluster, sent).figures());
            for (int count : processors) {
                ProductRun run = backlog.drain(count);
                Drain drain = run.drain().print(count + " processor(s)");
                double seconds = Report.seconds(drain.whole());
                Report.line(
                        "%-22s cores over the whole run: processors %s, broker %.2f",
                        "",
                        run.cpu().stream()
                                .map(cpu -> Report.text("%.2f", Report.seconds(cpu) / seconds))
                                .collect(Collectors.joining(" + ")),
                        drain.cpu().broker() * sent / 1e6 / seconds);
                cluster.forgetTally();
            }
        }
    }
}
