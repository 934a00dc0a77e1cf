package io.signboard.admin;

import java.util.Map;
import java.util.Set;

/**
 * A topic as it stands on a cluster.
 *
 * @param name the topic's name
 * @param partitions how many it has
 * @param replicationFactor the smallest number of replicas of any partition
 * @param config every setting in force, the cluster's defaults included
 * @param pinned the settings that stand on the topic itself
 * @param written whether its partition count matters already: a record was ever written to it, or a processor keeps
 *     state by its partitions
 */
record TopicState(
        String name,
        int partitions,
        int replicationFactor,
        Map<String, String> config,
        Set<String> pinned,
        boolean written) {

    TopicState {
        config = Map.copyOf(config);
        pinned = Set.copyOf(pinned);
    }

    /** The same topic with a partition count that matters already. */
    TopicState inUse() {
        return new TopicState(name, partitions, replicationFactor, config, pinned, true);
    }

    /** The value in force of a setting, empty where the cluster names none. */
    String setting(String key) {
        return config.getOrDefault(key, "");
    }
}
