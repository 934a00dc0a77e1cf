package io.signboard.admin.doctor;

import io.signboard.admin.Changelogs;
import io.signboard.admin.LostState;
import io.signboard.model.Channel;
import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Whether processors are at work, and from where. */
final class ProcessorsVerdict {

    /** What an alert fires at too. */
    private static final long MUCH = 1_000;

    private final String group;
    private final String servers;

    /**
     * For one group.
     *
     * @param group the processors' application id
     * @param servers where the cluster is, for commands
     */
    ProcessorsVerdict(String group, String servers) {
        this.group = group;
        this.servers = servers;
    }

    List<Finding> judge(GroupFacts facts) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(state(facts));
        findings.addAll(offsets(facts));
        if (!facts.committed().isEmpty() && !facts.ledger()) {
            findings.add(Finding.wrong(
                    "The topic " + Changelogs.name(group, Stores.LEDGER)
                            + " is missing although events were dealt with, so no processor can go on.",
                    "To tally all events anew, " + LostState.remedy(group, servers, List.of(group + "-*"))));
        }
        if (!facts.committed().isEmpty()) {
            findings.add(lag(facts));
        }
        return findings;
    }

    private List<Finding> state(GroupFacts facts) {
        if (facts.isWorking()) {
            return List.of(Finding.ok("Processors are at work in the group " + group + ": "
                    + Words.count(facts.members(), "thread") + "."));
        }
        if (facts.members() > 0) {
            return List.of(Finding.note(
                    "The processors of the group " + group + " are sharing out their partitions ("
                            + facts.state().map(GroupState::toString).orElse("unknown") + ").",
                    "Look again in a few seconds; if it stays so, look at their logs."));
        }
        long waiting = facts.ends().keySet().stream().mapToLong(facts::lag).sum();
        String mend = "`./signboard process --bootstrap-servers " + servers + "` starts one.";
        return List.of(
                waiting > 0
                        ? Finding.wrong(
                                "No processor is at work in the group " + group + ", and "
                                        + Words.count(waiting, "event") + " wait" + (waiting == 1 ? "s" : "") + ".",
                                mend)
                        : Finding.note("No processor is at work in the group " + group + ".", mend));
    }

    private List<Finding> offsets(GroupFacts facts) {
        List<Finding> findings = new ArrayList<>();
        Map<String, TopicPartition> byName = new TreeMap<>();
        facts.committed().keySet().forEach(partition -> byName.put(partition.toString(), partition));
        byName.values().forEach(at -> {
            long committed = facts.committed().getOrDefault(at, 0L);
            Long begin = facts.begins().get(at);
            Long end = facts.ends().get(at);
            if (end != null && committed > end) {
                findings.add(Finding.wrong(
                        "The partition " + at + " ends at offset " + end
                                + ", but the processors have dealt with everything below " + committed
                                + ": the topic was made anew, and its next " + Words.count(committed - end, "event")
                                + " would be passed over.",
                        reset(at.topic())));
            } else if (begin != null && committed < begin) {
                findings.add(Finding.wrong(
                        "The events " + committed + " to " + (begin - 1) + " of " + at
                                + " were deleted before they were dealt with, and are in no figure.",
                        "Have them sent again, and see under Topics that the topic keeps everything."));
            }
        });
        return findings;
    }

    private String reset(String topic) {
        return "Stop the processors, then `kafka-consumer-groups.sh --bootstrap-server " + servers + " --group " + group
                + " --reset-offsets --to-earliest --topic " + topic + " --execute`, then start them.";
    }

    private static Finding lag(GroupFacts facts) {
        List<String> channels = new ArrayList<>();
        long most = 0;
        for (Channel channel : Channel.ALL) {
            String topic = Topics.events(channel).name();
            long lag = facts.ends().keySet().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .mapToLong(facts::lag)
                    .sum();
            channels.add(channel.id() + " " + lag);
            most = Math.max(most, lag);
        }
        String sentence = "Events not yet dealt with: " + String.join(", ", channels) + ".";
        return most > MUCH
                ? Finding.note(sentence, "Look again: if it grows, add processors or partitions.")
                : Finding.ok(sentence);
    }
}
