package io.signboard.board.metrics;

import java.util.List;

/**
 * Which build runs.
 *
 * @param version the version that the program was built as
 */
public record BuildInfo(String version) implements MetricSource {

    private static final Family INFO =
            Family.gauge("signboard_build_info", "Always 1; the label says which version runs.", "version");

    @Override
    public List<Family> families() {
        return List.of(INFO);
    }

    @Override
    public void read(Samples samples) {
        samples.give(INFO, 1, version);
    }
}
