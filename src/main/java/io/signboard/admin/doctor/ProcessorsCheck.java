package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import io.signboard.admin.Answers;
import io.signboard.admin.Changelogs;
import io.signboard.admin.DefinitionLog;
import io.signboard.admin.RecordReader;
import io.signboard.model.Definition;
import io.signboard.model.Status;
import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Looks whether processors are at work, where they stand, and whether each open ceremony has its heartbeat. */
final class ProcessorsCheck implements Check {

    private final Admin admin;
    private final RecordReader reader;
    private final Patient patient;
    private final Clock clock;

    ProcessorsCheck(Admin admin, RecordReader reader, Patient patient, Clock clock) {
        this.admin = admin;
        this.reader = reader;
        this.patient = patient;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Processors";
    }

    @Override
    public List<Finding> findings() {
        String group = patient.processor().group();
        GroupFacts facts = facts(group);
        List<Finding> findings = new ArrayList<>(new ProcessorsVerdict(group, patient.servers()).judge(facts));
        if (facts.isWorking()) {
            findings.addAll(heartbeats(open(), heard()));
        }
        return findings;
    }

    private GroupFacts facts(String group) {
        Optional<ConsumerGroupDescription> description = describe(group);
        ExistingTopics topics = new ExistingTopics(admin);
        List<TopicPartition> partitions = topics.partitions(
                Topics.EVENTS.stream().map(topic -> topic.name()).toList());
        return new GroupFacts(
                description.map(ConsumerGroupDescription::groupState),
                description.map(found -> found.members().size()).orElse(0),
                committed(group),
                offsets(topics.offsets(partitions, OffsetSpec.earliest())),
                offsets(topics.offsets(partitions, OffsetSpec.latest())),
                topics.exists(Changelogs.name(group, Stores.LEDGER)));
    }

    private Optional<ConsumerGroupDescription> describe(String group) {
        try {
            return Optional.of(Answers.await(
                    Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group)),
                    "describe the group " + group));
        } catch (AdminException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, @Nullable OffsetAndMetadata> offsets = Answers.await(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), "tell the offsets of " + group);
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null && Topics.channelOf(partition.topic()).isPresent()) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** The ceremonies whose summaries are repeated when nothing happens. */
    private Set<String> open() {
        Set<String> open = new HashSet<>();
        for (Definition definition : DefinitionLog.read(reader).all()) {
            if (definition.status().hasHeartbeat()) {
                open.add(definition.ceremonyId());
            }
        }
        return open;
    }

    /** The ceremonies of which a summary came lately. */
    private Set<String> heard() {
        Set<String> heard = new HashSet<>();
        reader.readSince(Topics.SUMMARIES.name(), clock.instant().minus(Status.STALLED_AFTER), record -> {
            if (record.key() != null) {
                heard.add(new String(record.key(), StandardCharsets.UTF_8));
            }
        });
        return heard;
    }

    static List<Finding> heartbeats(Set<String> open, Set<String> heard) {
        Set<String> silent = new HashSet<>(open);
        silent.removeAll(heard);
        if (!silent.isEmpty()) {
            return List.of(Finding.wrong(
                    "No summary came within " + Status.STALLED_AFTER.toSeconds() + " s, by this machine's clock, of "
                            + Words.list(silent) + ", although processors are at work.",
                    "Look at their /health/ready and logs (they may count again after a start), at the findings above,"
                            + " and at the clocks."));
        }
        return open.isEmpty()
                ? List.of()
                : List.of(Finding.ok("Of each open ceremony a summary came within the last "
                        + Status.STALLED_AFTER.toSeconds() + " s: " + Words.list(open) + "."));
    }
}
