package io.signboard.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;

/**
 * Whether every state of a window can still be read. The windows topic is compacted segment by segment, after which of
 * each window in it only the newest state is left: revisions that nobody has lost would then be missing from its history.
 */
public final class WindowRetention {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, TopicNames.WINDOWS);

    private WindowRetention() {}

    /** Has a cluster keep every state for a day, and returns when its brokers say so. */
    public static void extend(Admin admin) {
        AlterConfigOp change = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(KEPT.toMillis())),
                AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The retention of the windows can't be set", e);
        }
        Awaitility.await("retention of the windows").until(() -> isExtended(admin));
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
        try {
            ConfigEntry lag = requireNonNull(
                            admin.describeConfigs(List.of(TOPIC)).all().get().get(TOPIC))
                    .get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG);
            return Long.parseLong(lag.value()) >= KEPT.toMillis();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The retention of the windows can't be read", e);
        }
    }
}
