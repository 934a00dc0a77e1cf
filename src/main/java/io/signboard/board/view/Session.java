package io.signboard.board.view;

import io.signboard.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One consumer at work, from its start to its failure or close. For the reading thread. */
final class Session {

    /** How often it is asked where the topics end, and how far behind the board may fall before it says so. */
    static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(3);
    private static final List<String> TOPICS =
            List.of(Topics.SUMMARIES.name(), Topics.WINDOWS.name(), Topics.DEFINITIONS.name());

    private final Consumer<byte[], byte[]> consumer;
    private final Fold fold;
    private final CatchUp catchUp;
    private final ViewState state;
    private final Clock clock;
    private List<TopicPartition> assigned = List.of();
    private @Nullable Instant checkedAt;

    Session(Consumer<byte[], byte[]> consumer, Fold fold, CatchUp catchUp, ViewState state, Clock clock) {
        this.consumer = consumer;
        this.fold = fold;
        this.catchUp = catchUp;
        this.state = state;
        this.clock = clock;
        catchUp.loseSight();
    }

    /** Whether there is anything to poll; without, the caller waits before the next step. */
    boolean isAssigned() {
        return !assigned.isEmpty();
    }

    /** Looks where the topics end, when that is due, and reads what has come, for at most a few seconds. */
    void step() {
        if (isCheckDue()) {
            check();
            checkedAt = clock.instant();
        }
        if (isAssigned()) {
            read();
        }
        if (catchUp.isReached()) {
            state.catchUp(fold.ceremonies());
        }
    }

    private boolean isCheckDue() {
        Instant last = checkedAt;
        return last == null || Duration.between(last, clock.instant()).abs().compareTo(CHECK_INTERVAL) >= 0;
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL_WAIT);
        Set<String> changed = new HashSet<>();
        for (TopicPartition partition : records.partitions()) {
            changed.addAll(fold.apply(records.records(partition)));
        }
        records.nextOffsets().forEach((partition, next) -> catchUp.moveTo(partition, next.offset()));
        state.change(changed, fold.unreadable());
    }

    private void check() {
        boolean wasBehind = catchUp.isBehind();
        catchUp.loseSight();
        try {
            List<TopicPartition> partitions = partitions();
            if (partitions.isEmpty()) {
                state.reach(true);
                return;
            }
            if (!partitions.equals(assigned)) {
                assign(partitions);
            }
            catchUp.aim(consumer.endOffsets(partitions, ANSWER_WAIT));
            state.reach(true);
            if (wasBehind || state.shown().isEmpty()) {
                state.fail("The board has " + catchUp.missing() + " records of the topics still to read.");
            }
        } catch (TimeoutException e) {
            state.reach(false);
            state.fail("The Kafka cluster does not answer.");
        }
    }

    /** All partitions in a fixed order; none if a topic is missing. */
    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            Collection<PartitionInfo> found = consumer.partitionsFor(topic, ANSWER_WAIT);
            if (found == null || found.isEmpty()) {
                state.fail("The topic " + topic + " does not exist.");
                return List.of();
            }
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        partitions.sort(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        return partitions;
    }

    private void assign(List<TopicPartition> partitions) {
        assigned = List.of();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, ANSWER_WAIT);
        for (TopicPartition partition : partitions) {
            Long position = catchUp.position(partition);
            long start = position == null ? beginnings.getOrDefault(partition, 0L) : position;
            consumer.seek(partition, start);
            catchUp.moveTo(partition, start);
        }
        assigned = partitions;
    }
}
