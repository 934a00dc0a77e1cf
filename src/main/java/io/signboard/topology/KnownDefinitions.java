package io.signboard.topology;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Definitions that were decoded once for all tasks of a program: of each ceremony the one that was last asked for. For any
 * thread.
 */
final class KnownDefinitions {

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** The definition of this ceremony that this JSON holds. */
    Known of(String ceremonyId, byte[] json) {
        Known last = known.get(ceremonyId);
        if (last == null || !Arrays.equals(last.json(), json)) {
            last = Known.of(json);
            known.put(ceremonyId, last);
        }
        return last;
    }
}
