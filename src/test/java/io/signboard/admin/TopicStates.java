package io.signboard.admin;

import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import java.util.HashMap;
import java.util.Map;

/** A cluster's topics for tests, first as the catalogue says, then bent. */
final class TopicStates {

    static final String ONLINE = "ceremony.project-events.online";
    static final String OFFLINE = "ceremony.project-events.offline";
    static final String OFF_SITE = "ceremony.project-events.off-site";
    static final String DEFINITIONS = "ceremony.definitions";
    static final String SUMMARIES = "ceremony.summaries";
    static final String REJECTS = "ceremony.rejects";

    private final Map<String, TopicState> states = new HashMap<>();

    private TopicStates() {}

    /** Every topic of the catalogue, exactly as it says and never written to. */
    static TopicStates asTheCatalogueSays(TopicCatalog catalog) {
        TopicStates all = new TopicStates();
        for (TopicSpec spec : catalog.topics()) {
            all.states.put(
                    spec.name(),
                    new TopicState(
                            spec.name(),
                            spec.partitions(),
                            spec.replicationFactor(),
                            spec.config(),
                            spec.config().keySet(),
                            false));
        }
        return all;
    }

    TopicStates without(String name) {
        states.remove(name);
        return this;
    }

    TopicStates partitions(String name, int partitions) {
        states.computeIfPresent(
                name,
                (key, old) -> new TopicState(
                        name, partitions, old.replicationFactor(), old.config(), old.pinned(), old.written()));
        return this;
    }

    TopicStates replicationFactor(String name, int replicas) {
        states.computeIfPresent(
                name,
                (key, old) ->
                        new TopicState(name, old.partitions(), replicas, old.config(), old.pinned(), old.written()));
        return this;
    }

    TopicStates eventPartitions(int partitions) {
        return partitions(ONLINE, partitions).partitions(OFFLINE, partitions).partitions(OFF_SITE, partitions);
    }

    TopicStates written(String name) {
        states.computeIfPresent(
                name,
                (key, old) -> new TopicState(
                        name, old.partitions(), old.replicationFactor(), old.config(), old.pinned(), true));
        return this;
    }

    TopicStates setting(String name, String setting, String value) {
        states.computeIfPresent(name, (key, old) -> {
            Map<String, String> config = new HashMap<>(old.config());
            config.put(setting, value);
            return new TopicState(name, old.partitions(), old.replicationFactor(), config, old.pinned(), old.written());
        });
        return this;
    }

    Map<String, TopicState> states() {
        return states;
    }
}
