package io.signboard.support;

import static java.util.Objects.requireNonNull;

import io.signboard.admin.Answers;
import java.util.List;
import java.util.Map;
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
        Answers.await(
                admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change)))
                        .all(),
                "set " + name + " of " + topic);
        Awaitility.await(name + " of " + topic)
                .until(() -> get(admin, topic, name).equals(value));
    }

    /** What the brokers say that it is. */
    public static String get(Admin admin, String topic, String name) {
        ConfigResource resource = resource(topic);
        return Answers.await(
                        requireNonNull(admin.describeConfigs(List.of(resource))
                                .values()
                                .get(resource)),
                        "tell " + name + " of " + topic)
                .get(name)
                .value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
