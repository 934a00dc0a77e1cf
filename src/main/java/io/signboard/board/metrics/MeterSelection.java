package io.signboard.board.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which meters are kept: our own, and of the hundreds that libraries bring those that an operator looks at. None
 * of Kafka's averages and maxima is among them, which are not numbers while nothing happens.
 */
final class MeterSelection implements MeterFilter {

    private static final String OWN = "signboard.";

    private static final Set<String> OF_LIBRARIES = Set.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.punctuate.ratio",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "jvm.gc.pause",
            "jvm.memory.max",
            "jvm.memory.used",
            "jvm.threads.live",
            "process.cpu.usage",
            "process.files.max",
            "process.files.open",
            "process.uptime",
            "system.cpu.count",
            "system.cpu.usage");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean wanted = id.getName().startsWith(OWN)
                || (OF_LIBRARIES.contains(id.getName()) && !isRespelled(id.getTag("topic")));
        return wanted ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    /** Kafka's consumers count a topic with dots in its name twice, once with underscores for them; none of ours has any. */
    private static boolean isRespelled(@Nullable String topic) {
        return topic != null && topic.contains("_");
    }
}
