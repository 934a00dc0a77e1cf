package io.signboard.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How long a topic's settings let its records live. */
final class Retention {

    static final String CLEANUP_POLICY = "cleanup.policy";
    static final String RETENTION_MS = "retention.ms";
    static final String RETENTION_BYTES = "retention.bytes";

    /** The settings that decide together when records are deleted. */
    static final Set<String> SETTINGS = Set.of(CLEANUP_POLICY, RETENTION_MS, RETENTION_BYTES);

    private static final String FOR_EVER = "-1";

    private Retention() {}

    /** Whether records are neither compacted nor ever deleted. */
    static boolean isForEver(TopicState topic) {
        return topic.setting(CLEANUP_POLICY).equals("delete")
                && topic.setting(RETENTION_MS).equals(FOR_EVER)
                && topic.setting(RETENTION_BYTES).equals(FOR_EVER);
    }

    /**
     * Whether new settings would let Kafka delete records sooner than those in force.
     *
     * @param now every setting in force
     * @param changes the settings that are to be set, the others staying
     */
    static boolean shrinks(Map<String, String> now, Map<String, String> changes) {
        Map<String, String> planned = new HashMap<>(now);
        planned.putAll(changes);
        return shrinks(now, planned, RETENTION_MS) || shrinks(now, planned, RETENTION_BYTES);
    }

    private static boolean shrinks(Map<String, String> now, Map<String, String> planned, String key) {
        return limit(planned, key) < limit(now, key);
    }

    private static long limit(Map<String, String> config, String key) {
        String value = config.getOrDefault(key, FOR_EVER);
        boolean deletes = config.getOrDefault(CLEANUP_POLICY, "delete").contains("delete");
        return !deletes || value.equals(FOR_EVER) ? Long.MAX_VALUE : Long.parseLong(value);
    }
}
