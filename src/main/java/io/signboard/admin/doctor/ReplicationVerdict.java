package io.signboard.admin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the copies of topics are good for. */
final class ReplicationVerdict {

    /** From so many brokers on there is room for copies. */
    private static final int ROOMY = 3;

    private static final String MOVE = "`kafka-reassign-partitions.sh` gives them more copies.";

    private final int brokers;
    private final String servers;
    private final Set<String> own;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * For one judgement.
     *
     * @param brokers how many brokers the cluster has
     * @param servers where it is, for commands
     * @param own the names of the program's own topics; any other holds state that goes with them
     */
    ReplicationVerdict(int brokers, String servers, Set<String> own) {
        this.brokers = brokers;
        this.servers = servers;
        this.own = own;
    }

    List<Finding> judge(List<ReplicatedTopic> topics) {
        wrong(
                topics,
                ReplicatedTopic::isOffline,
                "has a partition that no broker leads, so it can't be read or written",
                "Start the brokers that hold it.");
        wrong(
                topics,
                ReplicatedTopic::isBlocked,
                "takes no writes, because fewer brokers are up to date than" + " min.insync.replicas asks for",
                "Start the brokers that are away, or look why they lag.");
        wrong(
                topics,
                ReplicatedTopic::isThin,
                "has copies that are away or lag",
                "Look at the brokers that hold them.");
        wrong(
                topics,
                topic -> topic.unclean() && topic.factor() > 1,
                "lets a broker take over that lacks records (unclean.leader.election.enable), which loses events",
                set("unclean.leader.election.enable=false"));
        factors(topics);
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    "Every partition of " + Words.count(topics.size(), "topic") + " has a leader and all its copies."));
        }
        return findings;
    }

    private void factors(List<ReplicatedTopic> topics) {
        note(
                topics,
                topic -> topic.factor() == 1 && brokers >= ROOMY,
                "is on one broker only, although there are " + brokers + ", and is gone with it",
                MOVE);
        note(
                topics,
                topic -> topic.factor() > 1 && topic.minInsync() == topic.factor() && !topic.isBlocked(),
                "asks for all its copies (min.insync.replicas is the replication factor), so that one broker away stops"
                        + " the writing",
                set("min.insync.replicas=N") + " N is one less than the replication factor.");
        note(
                topics,
                topic -> topic.factor() >= ROOMY && topic.minInsync() < 2,
                "takes a write as done that one broker alone has, and may lose it with that broker",
                set("min.insync.replicas=2"));
        int events = topics.stream()
                .filter(topic -> own.contains(topic.name()))
                .mapToInt(ReplicatedTopic::factor)
                .max()
                .orElse(0);
        note(
                topics,
                topic -> !own.contains(topic.name())
                        && topic.factor() < events
                        && (topic.factor() > 1 || brokers < ROOMY),
                "has fewer copies than the topics whose figures rest on it (" + events + ")",
                MOVE);
    }

    private String set(String setting) {
        return "For each: `kafka-configs.sh --bootstrap-server " + servers
                + " --alter --entity-type topics --entity-name TOPIC --add-config " + setting + "`.";
    }

    private void wrong(List<ReplicatedTopic> topics, Predicate<ReplicatedTopic> is, String predicate, String mend) {
        add(topics, is, Finding.Kind.WRONG, predicate, mend);
    }

    private void note(List<ReplicatedTopic> topics, Predicate<ReplicatedTopic> is, String predicate, String mend) {
        add(topics, is, Finding.Kind.NOTE, predicate, mend);
    }

    private void add(
            List<ReplicatedTopic> topics,
            Predicate<ReplicatedTopic> is,
            Finding.Kind kind,
            String predicate,
            String mend) {
        List<String> names =
                topics.stream().filter(is).map(ReplicatedTopic::name).toList();
        if (!names.isEmpty()) {
            String subject = names.size() == 1 ? "The topic " + names.get(0) : "Each of " + Words.list(names);
            findings.add(new Finding(kind, subject + " " + predicate + ".", mend));
        }
    }
}
