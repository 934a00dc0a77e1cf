package io.signboard.bench;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code all}. */
@Command(name = "all", description = "Runs every scenario with its defaults, one after the other.")
final class AllCommand implements Runnable {

    private static final List<String> SCENARIOS = List.of(
            "backlog", "latency", "idle", "restart", "retally", "ceremonies", "growth", "memory", "screens", "scale");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine bench = spec.parent().commandLine();
        for (String scenario : SCENARIOS) {
            if (bench.execute(scenario) != 0) {
                throw new CommandLine.ExecutionException(bench, scenario + " has failed");
            }
        }
    }
}
