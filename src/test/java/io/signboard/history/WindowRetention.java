package io.signboard.history;

import io.signboard.support.TopicSetting;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether every state of a window can still be read. The windows topic is compacted segment by segment, after which of
 * each window in it only the newest state is left: revisions that nobody has lost would then be missing from its history.
 */
public final class WindowRetention {

    private static final Duration KEPT = Duration.ofDays(1);

    private WindowRetention() {}

    /** Has a cluster keep every state for a day, and returns when its brokers say so. */
    public static void extend(Admin admin) {
        TopicSetting.set(
                admin, TopicNames.WINDOWS, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(KEPT.toMillis()));
    }

    /** What is to be done before a history can be read whole; empty where nothing is. */
    static Optional<String> missing(Admin admin) {
        return isExtended(admin)
                ? Optional.empty()
                : Optional.of(TopicNames.WINDOWS + " may have lost earlier states of its windows to compaction: "
                        + TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG + " must be at least " + KEPT.toMillis()
                        + " from before the first window on");
    }

    private static boolean isExtended(Admin admin) {
        String lag = TopicSetting.get(admin, TopicNames.WINDOWS, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG);
        return Long.parseLong(lag) >= KEPT.toMillis();
    }
}
