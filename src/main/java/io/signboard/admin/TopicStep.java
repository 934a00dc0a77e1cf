package io.signboard.admin;

import io.signboard.wire.TopicSpec;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One step from a cluster's topics to the catalogue's. */
public sealed interface TopicStep {

    /** The topic's name. */
    String topic();

    /** The step as one plain sentence with its full stop, true before and after it is done. */
    String sentence();

    /**
     * A topic that the cluster lacks.
     *
     * @param spec the topic with the counts it is to be made with
     */
    record Create(TopicSpec spec) implements TopicStep {

        @Override
        public String topic() {
            return spec.name();
        }

        @Override
        public String sentence() {
            String config = spec.config().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", "));
            return topic() + " is made with " + count(spec.partitions(), "partition") + ", replication factor "
                    + spec.replicationFactor() + (config.isEmpty() ? "" : " and " + config) + ".";
        }
    }

    /**
     * Settings that differ from the catalogue's.
     *
     * @param topic the topic's name
     * @param changes for each setting the value now and the value to be, iterated in the order of the names
     */
    record ChangeConfig(String topic, Map<String, Change> changes) implements TopicStep {

        /** Copies the changes. */
        public ChangeConfig {
            changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        }

        @Override
        public String sentence() {
            return topic + " has its settings changed: " + differences() + ".";
        }

        /** The changes alone, as part of a sentence. */
        String differences() {
            return changes.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue().phrase())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * One setting's change.
     *
     * @param from the value in force now, from whatever source; empty where the cluster names none
     * @param to the value to be set on the topic
     */
    record Change(String from, String to) {

        private String phrase() {
            return from.equals(to)
                    ? "stays " + to + " but no longer by the cluster's default"
                    : "from " + (from.isEmpty() ? "nothing" : from) + " to " + to;
        }
    }

    /**
     * Partitions that the topic lacks.
     *
     * @param topic the topic's name
     * @param from how many it has
     * @param to how many it is to have, more than {@code from}
     */
    record AddPartitions(String topic, int from, int to) implements TopicStep {

        @Override
        public String sentence() {
            return topic + " grows from " + count(from, "partition") + " to " + to + ".";
        }
    }

    /**
     * Nothing to do.
     *
     * @param topic the topic's name
     */
    record Unchanged(String topic) implements TopicStep {

        @Override
        public String sentence() {
            return topic + " is as it should be.";
        }
    }

    /**
     * A change that is needed or was asked for, and isn't made.
     *
     * @param topic the topic's name
     * @param reason what stays as it is and why, as it follows the name, without a full stop
     */
    record Refused(String topic, String reason) implements TopicStep {

        @Override
        public String sentence() {
            return topic + " " + reason + ".";
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
