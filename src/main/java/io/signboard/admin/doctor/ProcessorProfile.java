package io.signboard.admin.doctor;

import java.time.Duration;
import java.util.Set;

/**
 * What a processor with the examined configuration asks of a cluster.
 *
 * @param group its application id, which names the consumer group and the changelogs
 * @param transaction how long a transaction of its may last
 * @param session how long it may be silent before its partitions move
 * @param requestBytes the largest request that it sends
 * @param presets the names of the settings that it sets where the user doesn't, prefixes included
 */
public record ProcessorProfile(
        String group, Duration transaction, Duration session, long requestBytes, Set<String> presets) {

    /** Copies the names. */
    public ProcessorProfile {
        presets = Set.copyOf(presets);
    }
}
