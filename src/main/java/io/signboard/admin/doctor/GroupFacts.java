package io.signboard.admin.doctor;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * How the processors' group stands.
 *
 * @param state the group's state; empty if there is no such group
 * @param members how many consumers are in it, one for each thread of each processor
 * @param committed the next offset to deal with, of the event partitions that were ever dealt with
 * @param begins the first offset there is, of every event partition
 * @param ends the offset behind the last, of every event partition
 * @param ledger whether the changelog of the ledger exists
 */
record GroupFacts(
        Optional<GroupState> state,
        int members,
        Map<TopicPartition, Long> committed,
        Map<TopicPartition, Long> begins,
        Map<TopicPartition, Long> ends,
        boolean ledger) {

    /** Copies the maps. */
    GroupFacts {
        committed = Map.copyOf(committed);
        begins = Map.copyOf(begins);
        ends = Map.copyOf(ends);
    }

    /** Events of a partition that are not yet dealt with. */
    long lag(TopicPartition partition) {
        long begin = begins.getOrDefault(partition, 0L);
        return Math.max(0, ends.getOrDefault(partition, 0L) - committed.getOrDefault(partition, begin));
    }

    /** Whether processors are at work. */
    boolean isWorking() {
        return members > 0 && state.filter(GroupState.STABLE::equals).isPresent();
    }
}
