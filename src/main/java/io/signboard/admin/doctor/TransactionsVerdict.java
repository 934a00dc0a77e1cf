package io.signboard.admin.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Which transactions have been open for too long. */
final class TransactionsVerdict {

    /** Brokers look every 10 s for transactions that are over time, and take a moment to end them. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** How long a transaction that no coordinator knows may have been silent before it counts as forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private final Instant now;
    private final String servers;

    /**
     * For one judgement.
     *
     * @param servers where the cluster is, for commands
     */
    TransactionsVerdict(Instant now, String servers) {
        this.now = now;
        this.servers = servers;
    }

    /**
     * A transaction as a partition sees it.
     *
     * @param producerId the number of whoever writes
     * @param start the offset of its first record
     * @param lastWrite the timestamp of its last record
     */
    record Open(TopicPartition partition, long producerId, long start, Instant lastWrite) {}

    /**
     * A transaction as its coordinator sees it.
     *
     * @param id the transactional id
     * @param producerId the number of whoever writes
     * @param start when it began; far in the future if it hasn't
     * @param timeout how long it may last
     * @param partitions where it writes
     */
    record Ongoing(String id, long producerId, Instant start, Duration timeout, Set<TopicPartition> partitions) {}

    List<Finding> judge(List<Open> open, List<Ongoing> ongoing) {
        List<Finding> findings = new ArrayList<>();
        ongoing.stream()
                .filter(one -> now.isAfter(one.start().plus(one.timeout()).plus(GRACE)))
                .forEach(one -> findings.add(overdue(one)));
        Set<Long> known = ongoing.stream().map(Ongoing::producerId).collect(Collectors.toSet());
        open.stream()
                .filter(one -> !known.contains(one.producerId())
                        && now.isAfter(one.lastWrite().plus(FORGOTTEN)))
                .forEach(one -> findings.add(forgotten(one)));
        if (findings.isEmpty()) {
            findings.add(Finding.ok("No transaction is open for longer than it may be."));
        }
        return findings;
    }

    private Finding overdue(Ongoing one) {
        return Finding.wrong(
                "The transaction '" + one.id() + "' has been open for "
                        + Words.seconds(Duration.between(one.start(), now)) + " although it may last "
                        + Words.seconds(one.timeout()) + "; nothing behind it is shown on "
                        + Words.list(one.partitions())
                        + ".",
                "Start whoever uses this id once more, which ends it; and look whether the brokers that hold"
                        + " __transaction_state are well.");
    }

    private Finding forgotten(Open one) {
        return Finding.wrong(
                "A transaction on " + one.partition() + " is open since offset " + one.start()
                        + " and nobody will end it; nothing behind it is shown or counted.",
                "`kafka-transactions.sh --bootstrap-server " + servers + " abort --topic "
                        + one.partition().topic() + " --partition "
                        + one.partition().partition() + " --start-offset "
                        + one.start() + "` ends it.");
    }
}
