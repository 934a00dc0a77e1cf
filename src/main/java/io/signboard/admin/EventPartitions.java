package io.signboard.admin;

import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The one partition count that the three event topics are to have.
 *
 * @param target the count asked for; else the largest on the cluster; else the catalogue's
 * @param reachable whether all three can have it: none has more, and those that have fewer may grow because no event exists
 */
record EventPartitions(int target, boolean reachable) {

    static EventPartitions of(TopicCatalog catalog, TopicCounts counts, Map<String, TopicState> existing) {
        List<TopicState> states = catalog.events().stream()
                .map(spec -> existing.get(spec.name()))
                .filter(Objects::nonNull)
                .toList();
        int target = counts.eventPartitions().orElseGet(() -> largest(catalog.events(), states));
        boolean allHaveIt = states.stream().allMatch(state -> state.partitions() == target);
        boolean allMayGrow = states.stream().allMatch(state -> state.partitions() <= target && !state.written());
        return new EventPartitions(target, allHaveIt || allMayGrow);
    }

    private static int largest(List<TopicSpec> specs, List<TopicState> states) {
        return states.stream().mapToInt(TopicState::partitions).max().orElseGet(() -> specs.get(0)
                .partitions());
    }
}
