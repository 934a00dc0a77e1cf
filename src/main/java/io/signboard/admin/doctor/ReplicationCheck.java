package io.signboard.admin.doctor;

import io.signboard.admin.Answers;
import io.signboard.admin.Changelogs;
import io.signboard.admin.doctor.ReplicatedTopic.Copies;
import io.signboard.wire.Replication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Looks at the copies of the topics that the figures rest on, the processor's and Kafka's own among them. */
final class ReplicationCheck implements Check {

    private static final Set<String> OF_KAFKA = Set.of("__consumer_offsets", "__transaction_state");

    private final Admin admin;
    private final Set<String> topics;
    private final Patient patient;
    private final int brokers;

    ReplicationCheck(Admin admin, Set<String> topics, Patient patient, int brokers) {
        this.admin = admin;
        this.topics = topics;
        this.patient = patient;
        this.brokers = brokers;
    }

    @Override
    public String title() {
        return "Replication";
    }

    @Override
    public List<Finding> findings() {
        String group = patient.processor().group();
        Set<String> names = new HashSet<>(Answers.await(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names(), "list its topics"));
        names.removeIf(
                name -> !topics.contains(name) && !OF_KAFKA.contains(name) && !Changelogs.isInternal(name, group));
        return new ReplicationVerdict(brokers, patient.servers(), topics).judge(read(names));
    }

    private List<ReplicatedTopic> read(Set<String> names) {
        Map<String, TopicDescription> descriptions =
                Answers.await(admin.describeTopics(names).allTopicNames(), "describe its topics");
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                Answers.await(admin.describeConfigs(resources).all(), "tell its topics' settings");
        List<ReplicatedTopic> read = new ArrayList<>();
        configs.forEach((resource, config) ->
                read.add(topic(Objects.requireNonNull(descriptions.get(resource.name())), config)));
        return read;
    }

    private static ReplicatedTopic topic(TopicDescription description, Config config) {
        return new ReplicatedTopic(
                description.name(),
                Integer.parseInt(value(config, Replication.MIN_INSYNC_REPLICAS, "1")),
                Boolean.parseBoolean(value(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false")),
                description.partitions().stream()
                        .map(partition -> new Copies(
                                partition.replicas().size(),
                                partition.isr().size(),
                                partition.leader() != null
                                        && !partition.leader().isEmpty()))
                        .toList());
    }

    /** A setting; Kafka's default where a cluster doesn't tell it, as not every one that speaks Kafka's protocol does. */
    private static String value(Config config, String key, String kafkasDefault) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? kafkasDefault : entry.value();
    }
}
