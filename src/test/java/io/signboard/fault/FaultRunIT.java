package io.signboard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was committed adds up whatever happens to the programs that commit it. How many faults there are is
 * {@code -Dchaos.faults}; {@code -Dchaos.seed} repeats a run's draws.
 */
class FaultRunIT {

    /** Keeps all that was committed if it fails: there is nothing else to find the cause by. */
    @Test
    @SuppressWarnings("SystemOut")
    void shouldLoseNothingAndDoubleNothingUnderFaults(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        String given = System.getProperty("chaos.seed", "");
        long seed =
                given.isEmpty() ? RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE) : Long.parseLong(given);
        System.out.println("fault run: seed " + seed);

        FaultReport report =
                new FaultRun(folder, seed, List.of(), System.out).run(Integer.getInteger("chaos.faults", 10));

        System.out.println(report.text());
        assertEquals(List.of(), report.violations());
    }
}
