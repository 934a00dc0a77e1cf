package io.signboard.admin;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads how topics stand on a cluster. */
public final class TopicReader {

    private final Admin admin;

    /**
     * For one cluster.
     *
     * @param admin a client that stays the caller's to close
     */
    public TopicReader(Admin admin) {
        this.admin = admin;
    }

    /**
     * The topics of these names that exist.
     *
     * @throws AdminException if the cluster doesn't tell
     */
    Map<String, TopicState> read(Collection<String> names) {
        Map<String, TopicDescription> descriptions = descriptions(names);
        Set<String> existing = descriptions.keySet();
        Map<String, Config> configs = configs(existing);
        Set<String> written = written(descriptions.values());
        Map<String, TopicState> states = new HashMap<>();
        descriptions.forEach((name, description) -> states.put(
                name, state(description, Objects.requireNonNull(configs.get(name)), written.contains(name))));
        return states;
    }

    /**
     * The descriptions of those that exist. Each is asked for by its name: a list of all topics leaves out, without a word,
     * what the login may not describe.
     *
     * @throws AdminException if the cluster doesn't tell
     */
    public Map<String, TopicDescription> descriptions(Collection<String> names) {
        Map<String, TopicDescription> descriptions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
            try {
                descriptions.put(
                        name, Answers.await(answer, "describe the topic " + name + " (which needs DESCRIBE on it)"));
            } catch (AdminException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        return descriptions;
    }

    private Map<String, Config> configs(Set<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Config> configs = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((topic, answer) -> configs.put(
                        topic.name(),
                        Answers.await(
                                answer,
                                "tell the settings of the topic " + topic.name()
                                        + " (which needs DESCRIBE_CONFIGS on it)")));
        return configs;
    }

    private Set<String> written(Collection<TopicDescription> descriptions) {
        Map<TopicPartition, OffsetSpec> ends = descriptions.stream()
                .flatMap(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(description.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> offsets =
                Answers.await(admin.listOffsets(ends).all(), "tell whether its topics hold records");
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue().offset() > 0)
                .map(entry -> entry.getKey().topic())
                .collect(Collectors.toSet());
    }

    private static TopicState state(TopicDescription description, Config config, boolean written) {
        int replicas = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        Map<String, String> values = config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        Set<String> pinned = config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .map(ConfigEntry::name)
                .collect(Collectors.toSet());
        return new TopicState(description.name(), description.partitions().size(), replicas, values, pinned, written);
    }
}
