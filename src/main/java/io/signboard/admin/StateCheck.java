package io.signboard.admin;

import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The look at what earlier processors left, before one goes on with it. It refuses another application id than theirs, under
 * which everything would be tallied and numbered anew beside what is published, and a state that lacks a part, with which
 * totals would be too low. A first start, a restart, one more processor and a group whose offsets are gone are all well.
 */
public final class StateCheck {

    private final Admin admin;
    private final String applicationId;
    private final LostState lost;

    /**
     * For one processor.
     *
     * @param admin a client that stays the caller's to close
     * @param applicationId the processor's
     * @param bootstrapServers how the person reaches the cluster, for the command in the sentence
     */
    public StateCheck(Admin admin, String applicationId, String bootstrapServers) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.lost = new LostState(admin, applicationId, bootstrapServers);
    }

    /**
     * Looks at a cluster whose topics are sound.
     *
     * @param eventPartitions the one partition count of the event topics
     * @return the sentence that says why a processor must not start, and what to do; empty if it may
     * @throws AdminException if the cluster doesn't tell
     */
    public Optional<String> problem(int eventPartitions) {
        // In this order, so that a processor that begins to work meanwhile is never half seen.
        boolean published = hasRecords(partitions(Topics.SUMMARIES.name()), IsolationLevel.READ_COMMITTED);
        boolean worked = published || hasOffsets();
        Set<String> all = Changelogs.names(applicationId);
        Map<String, TopicDescription> kept = new TopicReader(admin).descriptions(all);
        if (kept.isEmpty()) {
            return otherId().or(() -> worked ? Optional.of(lost.sentence("all changelogs are")) : Optional.empty());
        }
        if (worked && kept.size() < all.size()) {
            all.removeAll(kept.keySet());
            return Optional.of(lost.sentence(all));
        }
        return otherCount(kept.values(), eventPartitions).or(() -> published ? emptied(kept) : Optional.empty());
    }

    private boolean hasOffsets() {
        Map<TopicPartition, @Nullable OffsetAndMetadata> offsets = Answers.await(
                admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata(),
                "tell the offsets of the group " + applicationId);
        return offsets.entrySet().stream()
                .anyMatch(entry -> Topics.channelOf(entry.getKey().topic()).isPresent()
                        && entry.getValue() != null
                        && entry.getValue().offset() > 0);
    }

    private Optional<String> otherId() {
        Set<String> topics = Answers.await(admin.listTopics().names(), "list its topics");
        String end = Changelogs.LEDGER_END;
        return topics.stream()
                .filter(topic -> topic.endsWith(end))
                .map(topic -> topic.substring(0, topic.length() - end.length()))
                .filter(id -> topics.containsAll(Changelogs.names(id)))
                .findFirst()
                .map(id -> "This cluster is tallied under the application.id '" + id + "', but this processor has '"
                        + applicationId
                        + "', under which everything would be tallied anew and published a second time: set"
                        + " application.id=" + id + ", or leave it out if that is the usual one.");
    }

    /** The newest of each summary is in the state, so it can't be empty where there are summaries. */
    private Optional<String> emptied(Map<String, TopicDescription> kept) {
        String changelog = Changelogs.name(applicationId, Stores.SUMMARIES);
        TopicDescription description = kept.get(changelog);
        return description == null || hasRecords(partitions(description), IsolationLevel.READ_UNCOMMITTED)
                ? Optional.empty()
                : Optional.of(lost.sentence(Set.of(changelog)));
    }

    private static Optional<String> otherCount(Collection<TopicDescription> described, int eventPartitions) {
        return described.stream()
                .filter(topic -> topic.partitions().size() != eventPartitions)
                .findFirst()
                .map(topic -> "The event topics have a partition count of " + eventPartitions
                        + ", but the state was made when it was "
                        + topic.partitions().size() + " (" + topic.name()
                        + "), so projects may lie in other partitions than their earlier events: make the event topics"
                        + " anew with " + topic.partitions().size() + " and send the events again.");
    }

    private boolean hasRecords(List<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> ends =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> offsets = Answers.await(
                admin.listOffsets(ends, new ListOffsetsOptions(isolation)).all(), "tell where its topics end");
        return offsets.values().stream().anyMatch(end -> end.offset() > 0);
    }

    private List<TopicPartition> partitions(String topic) {
        return Answers.await(admin.describeTopics(List.of(topic)).allTopicNames(), "describe its topics")
                .values()
                .stream()
                .flatMap(description -> partitions(description).stream())
                .toList();
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }
}
