package io.signboard.board.metrics;

import io.signboard.board.HealthCheck;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whether a part of the program is ready, and whether it reaches the broker.
 *
 * @param check says whether it is ready, and names it
 * @param brokerReachable whether the broker answered it when it last asked
 */
public record Component(HealthCheck check, BooleanSupplier brokerReachable) {

    private static final Family READY = Family.gauge(
            "signboard_ready", "1 if this part of the program is ready, as /health/ready says; else 0.", "component");
    private static final Family REACHABLE = Family.gauge(
            "signboard_broker_reachable",
            "1 if the broker answered this part of the program when it last asked, a few seconds ago; else 0.",
            "component");

    /** Shows these parts of one program. */
    public static MetricSource source(List<Component> components) {
        List<Component> all = List.copyOf(components);
        return new MetricSource() {
            @Override
            public List<Family> families() {
                return List.of(READY, REACHABLE);
            }

            @Override
            public void read(Samples samples) {
                all.forEach(component -> component.read(samples));
            }
        };
    }

    private void read(Samples samples) {
        samples.give(READY, check.problem().isEmpty() ? 1 : 0, check.name());
        samples.give(REACHABLE, brokerReachable.getAsBoolean() ? 1 : 0, check.name());
    }
}
