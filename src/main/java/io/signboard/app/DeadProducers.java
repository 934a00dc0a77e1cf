package io.signboard.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions of processors that died. Until such a transaction is ended nobody who reads committed records gets
 * past it, and its successor can't learn which events were dealt with: the broker ends it only after the transaction's
 * time-out and up to ten seconds more.
 *
 * <p>A transaction is ended if it is open and none of the group's members is the process that opened it. Transactions are
 * listed before the members, so that whoever opened one was a member already. If the owner lives all the same, having been
 * frozen for instance, it is fenced: what it writes then is refused, it starts its tasks anew, and no figure is wrong.
 *
 * <p>Kafka Streams calls a thread's transactions {@code application.id-PROCESS-n} and, unless {@code client.id} is set, its
 * member {@code application.id-PROCESS-StreamThread-n-consumer}. Where a member is called otherwise, or is a static one
 * ({@code group.instance.id}), which keeps the name of its dead process when it comes back, the two can't be brought
 * together: then nobody is taken for dead, and readers wait for the time-outs.
 */
final class DeadProducers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadProducers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);
    private static final int UUID_LENGTH = 36;

    private final Admin admin;
    private final String applicationId;
    private final BooleanSupplier waiting;
    private final Rounds rounds;

    /**
     * Begins to watch.
     *
     * @param client settings of a Kafka client
     * @param applicationId Kafka Streams' application.id: the group's name, and what the transactions' names begin with
     * @param waiting whether the processor waits for its tasks, as it does when another one has died; while it doesn't,
     *     nothing is asked
     */
    DeadProducers(Map<String, Object> client, String applicationId, BooleanSupplier waiting) {
        this.admin = BoundedAdmin.create(client, PATIENCE);
        this.applicationId = applicationId;
        this.waiting = waiting;
        rounds = new Rounds("signboard-dead-producers", PAUSE, this::look);
    }

    private void look() {
        if (!waiting.getAsBoolean()) {
            return;
        }
        try {
            fence(deadTransactions());
        } catch (ExecutionException | RuntimeException e) { // whatever it is, the next look is to come
            LOG.debug("The transactions of dead processors can't be ended yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> deadTransactions() throws ExecutionException, InterruptedException {
        Set<String> open = openTransactions();
        if (open.isEmpty()) {
            return open;
        }
        return dead(applicationId, open, GroupMembers.of(admin, applicationId));
    }

    private Set<String> openTransactions() throws ExecutionException, InterruptedException {
        ListTransactionsOptions ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> process(applicationId, id).length() == UUID_LENGTH)
                .collect(Collectors.toSet());
    }

    /**
     * Those of the transactions whose process is no member; none if a member doesn't tell which process it is.
     *
     * @param transactions transactional ids of this application's processors
     * @param members the group's
     */
    static Set<String> dead(String applicationId, Set<String> transactions, Collection<MemberDescription> members) {
        if (!members.stream().allMatch(member -> tellsItsProcess(applicationId, member))) {
            return Set.of();
        }
        Set<String> dead = new HashSet<>(transactions);
        dead.removeIf(id -> {
            String owner = applicationId + "-" + process(applicationId, id) + "-";
            return members.stream().anyMatch(member -> member.clientId().startsWith(owner));
        });
        return dead;
    }

    private static boolean tellsItsProcess(String applicationId, MemberDescription member) {
        String name = Pattern.quote(applicationId) + "-[0-9a-f-]{" + UUID_LENGTH + "}-StreamThread-.*";
        return member.groupInstanceId().isEmpty() && member.clientId().matches(name);
    }

    /** What stands between the application's id and the thread's number, or nothing if the name isn't of that kind. */
    private static String process(String applicationId, String transactionalId) {
        int end = transactionalId.lastIndexOf('-');
        int begin = applicationId.length() + 1;
        return transactionalId.startsWith(applicationId + "-") && end >= begin
                ? transactionalId.substring(begin, end)
                : "";
    }

    private void fence(Set<String> dead) throws ExecutionException, InterruptedException {
        if (!dead.isEmpty()) {
            admin.fenceProducers(dead).all().get();
            LOG.info("Ended what a processor that is gone had left open: {}", dead);
        }
    }

    @Override
    public void close() {
        rounds.close();
        admin.close(CLOSE_WAIT);
    }
}
