package io.signboard.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many cores' worth of CPU some processes use over a time. For one thread. */
final class Load {

    private final Map<String, ProcessUsage> processes;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long startNanos = System.nanoTime();

    /**
     * Begins.
     *
     * @param processes by the names that they are printed with
     */
    Load(Map<String, ProcessUsage> processes) {
        this.processes = new TreeMap<>(processes);
        this.processes.forEach((name, process) -> before.put(name, process.cpu()));
    }

    /** The fraction of a core that each has used since. */
    Map<String, Double> cores() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        Map<String, Double> cores = new LinkedHashMap<>();
        processes.forEach(
                (name, process) -> cores.put(name, Report.seconds(process.cpu().minus(before.get(name))) / seconds));
        return cores;
    }

    /** The same in words, such as {@code processor 12.3 %, board 1.0 % of a core}. */
    String words() {
        return cores().entrySet().stream()
                        .map(process -> Report.text("%s %.1f %%", process.getKey(), 100 * process.getValue()))
                        .collect(Collectors.joining(", "))
                + " of a core";
    }
}
