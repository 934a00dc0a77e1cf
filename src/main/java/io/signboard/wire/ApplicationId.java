package io.signboard.wire;

import java.util.Map;

/**
 * The name that the processors of one tally share. Their group is called so, and their transactions and internal topics
 * begin with it and a hyphen.
 */
public final class ApplicationId {

    /** How Kafka Streams calls the setting. */
    public static final String SETTING = "application.id";

    /** What it is unless the user says otherwise. */
    public static final String DEFAULT = "signboard";

    private ApplicationId() {}

    /** The name that a user's settings give, or the usual one. */
    public static String of(Map<String, ?> settings) {
        Object given = settings.get(SETTING);
        return given == null ? DEFAULT : given.toString();
    }
}
