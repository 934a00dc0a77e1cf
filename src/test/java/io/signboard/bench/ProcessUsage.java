package io.signboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a running process uses of the machine, as the system tells.
 *
 * @param pid the process
 */
record ProcessUsage(long pid) {

    private static final int KIBI = 1024;

    /** The CPU time of all its threads since its start, in the system's ticks (10 ms on Linux). */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the process " + pid + " has ended"));
    }

    /** The bytes of memory that it holds now; empty where there is no /proc. */
    OptionalLong memory() {
        return status("VmRSS:");
    }

    /** The most that it ever held; empty where there is no /proc. */
    OptionalLong peakMemory() {
        return status("VmHWM:");
    }

    private OptionalLong status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> KIBI * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
