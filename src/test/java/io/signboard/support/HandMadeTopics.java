package io.signboard.support;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
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
        await(admin.createTopics(topics).all());
        topics.forEach(topic -> awaitShown(admin, topic.name(), topic.numPartitions()));
    }

    /** Brings each to this many partitions, and returns once the broker shows them. */
    public static void grow(Admin admin, Collection<String> topics, int partitions) {
        await(admin.createPartitions(topics.stream()
                        .collect(Collectors.toMap(Function.identity(), name -> NewPartitions.increaseTo(partitions))))
                .all());
        topics.forEach(topic -> awaitShown(admin, topic, partitions));
    }

    private static void awaitShown(Admin admin, String topic, int partitions) {
        Awaitility.await(topic).until(() -> partitions(admin, topic) == partitions);
    }

    private static int partitions(Admin admin, String topic) throws InterruptedException {
        try {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new IllegalStateException(topic + " can't be described", e);
        }
    }

    private static void await(KafkaFuture<Void> done) {
        try {
            done.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topics can't be made", e);
        }
    }
}
