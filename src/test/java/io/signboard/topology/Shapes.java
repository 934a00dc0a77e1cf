package io.signboard.topology;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The shapes that the topology comes in and the drivers that run them: whatever holds in one holds in all. */
final class Shapes {

    /** Kafka's test driver for both shapes, where all that a test names must lie in partition 0. */
    static final int SEVERAL = 3;

    private Shapes() {}

    /** A shape under test. */
    record Shape(String name, int partitions, Function<TopologySettings, TallyDriver> maker) {

        TallyDriver start() {
            return start(TopologySettings.DEFAULTS);
        }

        TallyDriver start(TopologySettings settings) {
            return maker.apply(settings.withPartitions(partitions));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Kafka's test driver with the one-partition shape, and real processors on several partitions. */
    static Stream<Arguments> all() {
        return Stream.of(
                        new Shape("one partition", 1, TopologyDriver::new),
                        new Shape("several partitions", SEVERAL, ClusterDriver::new))
                .map(Arguments::of);
    }

    /** Settings that count {@code slice} projects a tick when they count again. */
    static TopologySettings slicing(int slice) {
        TopologySettings d = TopologySettings.DEFAULTS;
        return new TopologySettings(1, d.publishGap(), d.tick(), d.heartbeat(), d.windowing(), slice, d.ledger());
    }
}
