package io.signboard.admin.doctor;

import io.signboard.admin.Answers;
import io.signboard.admin.doctor.TransactionsVerdict.Ongoing;
import io.signboard.admin.doctor.TransactionsVerdict.Open;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** Looks for transactions that stay open, behind which everybody who reads what is committed stands still. */
final class TransactionsCheck implements Check {

    private static final Set<TransactionState> UNFINISHED =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final Admin admin;
    private final Collection<String> topics;
    private final String servers;
    private final Clock clock;

    TransactionsCheck(Admin admin, Collection<String> topics, String servers, Clock clock) {
        this.admin = admin;
        this.topics = topics;
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Transactions";
    }

    /** The partitions are asked first: a transaction that is open there and known to nobody afterwards had time to end. */
    @Override
    public List<Finding> findings() {
        List<Open> open = open();
        List<Ongoing> ongoing = new ArrayList<>();
        List<String> ids = Answers.await(
                        admin.listTransactions(new ListTransactionsOptions().filterStates(UNFINISHED))
                                .all(),
                        "list its transactions")
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
        Answers.await(admin.describeTransactions(ids).all(), "describe its transactions")
                .forEach((id, found) -> ongoing.add(new Ongoing(
                        id,
                        found.producerId(),
                        Instant.ofEpochMilli(found.transactionStartTimeMs().orElse(Long.MAX_VALUE)),
                        Duration.ofMillis(found.transactionTimeoutMs()),
                        Set.copyOf(found.topicPartitions()))));
        return new TransactionsVerdict(clock.instant(), servers).judge(open, ongoing);
    }

    private List<Open> open() {
        List<Open> open = new ArrayList<>();
        Answers.await(
                        admin.describeProducers(new ExistingTopics(admin).partitions(topics))
                                .all(),
                        "tell who writes to its topics")
                .forEach((partition, state) -> state.activeProducers()
                        .forEach(producer -> producer.currentTransactionStartOffset()
                                .ifPresent(start -> open.add(new Open(
                                        partition,
                                        producer.producerId(),
                                        start,
                                        Instant.ofEpochMilli(producer.lastTimestamp()))))));
        return open;
    }
}
