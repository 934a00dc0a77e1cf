package io.signboard.support;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;

/** One setting of a topic, changed or read as an operator does. */
public final class TopicSetting {

    private TopicSetting() {}

    /** Changes it, and returns once the brokers say so. */
    public static void set(Admin admin, String topic, String name, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(name + " of " + topic + " can't be set", e);
        }
        Awaitility.await(name + " of " + topic)
                .until(() -> get(admin, topic, name).equals(value));
    }

    /** What the brokers say that it is. */
    public static String get(Admin admin, String topic, String name) {
        try {
            return requireNonNull(admin.describeConfigs(List.of(resource(topic)))
                            .all()
                            .get()
                            .get(resource(topic)))
                    .get(name)
                    .value();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(name + " of " + topic + " can't be read", e);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
