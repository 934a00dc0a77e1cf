package io.signboard.support;

import io.signboard.admin.AdminException;
import io.signboard.admin.Answers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;

/** Topics made and grown by hand. Kafka answers once its controller has done it; a broker learns of it a moment later. */
public final class HandMadeTopics {

    private HandMadeTopics() {}

    /** Makes them, and returns once the broker shows them. */
    public static void make(Admin admin, NewTopic... topics) {
        make(admin, List.of(topics));
    }

    /** Makes them, and returns once the broker shows them. */
    public static void make(Admin admin, Collection<NewTopic> topics) {
        Answers.await(admin.createTopics(topics).all(), "make topics");
        topics.forEach(topic -> awaitShown(admin, topic.name(), topic.numPartitions()));
    }

    /** Brings each to this many partitions, and returns once the broker shows them. */
    public static void grow(Admin admin, Collection<String> topics, int partitions) {
        Map<String, NewPartitions> grown = topics.stream()
                .collect(Collectors.toMap(Function.identity(), name -> NewPartitions.increaseTo(partitions)));
        Answers.await(admin.createPartitions(grown).all(), "add partitions");
        topics.forEach(topic -> awaitShown(admin, topic, partitions));
    }

    private static void awaitShown(Admin admin, String topic, int partitions) {
        Awaitility.await(topic).until(() -> partitions(admin, topic) == partitions);
    }

    private static int partitions(Admin admin, String topic) {
        try {
            return Answers.await(
                            admin.describeTopics(List.of(topic))
                                    .topicNameValues()
                                    .get(topic),
                            "describe " + topic)
                    .partitions()
                    .size();
        } catch (AdminException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }
}
