package io.signboard.admin.doctor;

import io.signboard.admin.Answers;
import io.signboard.admin.TopicReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What there is on a cluster of the topics asked for; those that are missing are left out. */
final class ExistingTopics {

    private final Admin admin;

    ExistingTopics(Admin admin) {
        this.admin = admin;
    }

    /** Whether there is one of this name. */
    boolean exists(String name) {
        return !descriptions(List.of(name)).isEmpty();
    }

    /** Their partitions. */
    List<TopicPartition> partitions(Collection<String> wanted) {
        return descriptions(wanted).stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Collection<TopicDescription> descriptions(Collection<String> wanted) {
        return new TopicReader(admin).descriptions(wanted).values();
    }

    /** An offset of each partition, with the timestamp where the question is about a record. */
    Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        partitions.forEach(partition -> questions.put(partition, which));
        return Answers.await(admin.listOffsets(questions).all(), "tell the offsets of its topics");
    }
}
