package io.signboard.app;

import io.signboard.board.metrics.Family;
import io.signboard.board.metrics.MetricSource;
import io.signboard.board.metrics.Samples;
import io.signboard.model.Channel;
import io.signboard.topology.SignboardTopology;
import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What an operator asks of a processor first: its state, how far it is behind, and what it keeps. */
final class ProcessorGauges implements MetricSource {

    private static final Family STATE =
            Family.gauge("signboard_processor_state", "1 for the processor's state; 0 for the others.", "state");
    private static final Family LAG = Family.gauge(
            "signboard_input_lag_records",
            "Records behind the last committed one, by partition that this program works on.",
            "channel",
            "partition");
    private static final Family RESTORE = Family.gauge(
            "signboard_restore_remaining_records", "Records of the state that have yet to be read back; about.");
    private static final Family ENTRIES =
            Family.gauge("signboard_store_entries", "Entries that this program keeps in a state store.", "store");
    private static final Family IGNORED = Family.counter(
            "signboard_ignored_definitions",
            "Records of ceremony.definitions, from its beginning, that are invalid or not of a higher version.");

    private final KafkaStreams streams;
    private final InputLag lag;
    private final RestoreProgress restore;
    private volatile OptionalLong ignored = OptionalLong.empty();

    ProcessorGauges(KafkaStreams streams, InputLag lag, RestoreProgress restore) {
        this.streams = streams;
        this.lag = lag;
        this.restore = restore;
    }

    @Override
    public List<Family> families() {
        return List.of(STATE, LAG, RESTORE, ENTRIES, IGNORED);
    }

    @Override
    public void read(Samples samples) {
        KafkaStreams.State now = streams.state();
        for (KafkaStreams.State state : KafkaStreams.State.values()) {
            samples.give(STATE, state == now ? 1 : 0, state.name().toLowerCase(Locale.ROOT));
        }
        assigned().forEach(partition -> giveLag(samples, partition));
        samples.give(RESTORE, restore.remaining());
        for (Store<?, ?> store : Stores.ALL) {
            samples.give(ENTRIES, entries(store), store.name());
        }
        ignored().ifPresent(count -> samples.give(IGNORED, count));
    }

    private void giveLag(Samples samples, TopicPartition partition) {
        Topics.channelOf(partition.topic()).map(Channel::id).ifPresent(channel -> lag.of(partition)
                .ifPresent(records -> samples.give(LAG, records, channel, String.valueOf(partition.partition()))));
    }

    /** The partitions that this program's threads work on, or take up. */
    private Set<TopicPartition> assigned() {
        try {
            return streams.metadataForLocalThreads().stream()
                    .flatMap(thread -> thread.activeTasks().stream())
                    .flatMap(task -> task.topicPartitions().stream())
                    .collect(Collectors.toSet());
        } catch (IllegalStateException | InvalidStateStoreException e) {
            return Set.of(); // not started, or stopped
        }
    }

    private long entries(Store<?, ?> store) {
        try {
            return SignboardTopology.entries(streams, store);
        } catch (IllegalStateException e) {
            return 0; // stopped meanwhile
        }
    }

    /** Not known before the topic has been read; after that the last number stands, so that it never seems to begin anew. */
    private OptionalLong ignored() {
        if (streams.state() == KafkaStreams.State.RUNNING) {
            try {
                ignored = OptionalLong.of(SignboardTopology.ignoredDefinitions(streams));
            } catch (IllegalStateException | InvalidStateStoreException e) {
                return ignored; // stopped meanwhile
            }
        }
        return ignored;
    }
}
