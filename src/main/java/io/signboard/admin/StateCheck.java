package io.signboard.admin;

import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** What every version of the program has kept; a later store is no part of an older program's state. */
    private static final List<Store<?, ?>> KEPT =
            List.of(Stores.LEDGER, Stores.PROGRESS, Stores.PARTIALS, Stores.MINUTES, Stores.SUMMARIES, Stores.WINDOWS);

    private final Admin admin;
    private final String applicationId;
    private final String servers;

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
        this.servers = bootstrapServers;
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
        Set<String> topics = new TreeSet<>(Answers.await(admin.listTopics().names(), "list its topics"));
        Set<String> kept = existing(applicationId, topics);
        if (kept.isEmpty()) {
            return otherId(topics)
                    .or(() -> worked ? Optional.of(lost("all changelogs are", topics)) : Optional.empty());
        }
        if (worked && kept.size() < KEPT.size()) {
            Set<String> missing = changelogs(applicationId);
            missing.removeAll(kept);
            return Optional.of(lost(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are"), topics));
        }
        Map<String, TopicDescription> described =
                Answers.await(admin.describeTopics(kept).allTopicNames(), "describe its topics");
        return otherCount(described.values(), eventPartitions)
                .or(() -> published ? emptied(described, topics) : Optional.empty());
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

    private Optional<String> otherId(Set<String> topics) {
        String end = "-" + Stores.LEDGER + "-changelog";
        return topics.stream()
                .filter(topic -> topic.endsWith(end))
                .map(topic -> topic.substring(0, topic.length() - end.length()))
                .filter(id -> topics.containsAll(changelogs(id)))
                .findFirst()
                .map(id -> "This cluster is tallied under the application.id '" + id + "', but this processor has '"
                        + applicationId
                        + "', under which everything would be tallied anew and published a second time: set"
                        + " application.id=" + id + ", or leave it out if that is the usual one.");
    }

    /** The newest of each summary is in the state, so it can't be empty where there are summaries. */
    private Optional<String> emptied(Map<String, TopicDescription> described, Set<String> topics) {
        String changelog = changelog(applicationId, Stores.SUMMARIES);
        TopicDescription description = described.get(changelog);
        return description == null || hasRecords(partitions(description), IsolationLevel.READ_UNCOMMITTED)
                ? Optional.empty()
                : Optional.of(lost(changelog + " is", topics));
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

    private String lost(String what, Set<String> topics) {
        List<String> anew = new ArrayList<>(List.of(Topics.SUMMARIES.name(), Topics.WINDOWS.name()));
        topics.stream()
                .filter(name -> name.startsWith(applicationId + "-"))
                .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
                .forEach(anew::add);
        return "A part of the processor's state is gone (" + what
                + " missing or empty), so totals would be wrong or numbered anew. To tally all events anew, stop every"
                + " processor, delete the consumer group " + applicationId + " and the topics "
                + String.join(", ", anew)
                + ", run `./signboard topics apply --bootstrap-servers " + servers + "` and start again.";
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

    private static Set<String> existing(String applicationId, Set<String> topics) {
        Set<String> existing = changelogs(applicationId);
        existing.retainAll(topics);
        return existing;
    }

    private static Set<String> changelogs(String applicationId) {
        return KEPT.stream()
                .map(store -> changelog(applicationId, store))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String changelog(String applicationId, Store<?, ?> store) {
        return applicationId + "-" + store + "-changelog";
    }
}
