package io.signboard.app;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the processors are behind the ends of the event topics, asked of the broker every few seconds by a thread of its
 * own, so that nobody who wants to know has to wait. While the broker does not answer, the last answer stands.
 */
final class InputLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputLag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String NOT_ASKED = "The Kafka cluster has not been asked yet.";
    private static final String UNREACHABLE =
            "The Kafka cluster does not answer; what is signed meanwhile is tallied once it does.";

    private final GroupLag group;
    private final Rounds rounds;
    private volatile Map<TopicPartition, Long> latest = Map.of();
    private volatile boolean brokerReachable;
    private volatile @Nullable String problem = NOT_ASKED;

    /**
     * Begins to ask.
     *
     * @param client settings of a Kafka client
     * @param group the processors' group
     */
    InputLag(Map<String, Object> client, String group) {
        this.group = new GroupLag(client, group, PATIENCE);
        rounds = new Rounds("signboard-input-lag", PAUSE, this::ask);
    }

    private void ask() {
        try {
            brokerReachable = group.isClusterReachable();
            if (!brokerReachable) {
                problem = UNREACHABLE;
                return;
            }
            latest = group.byPartition();
            problem = null;
        } catch (RuntimeException e) { // whatever it is, the next round is to come
            problem = problem(e);
            LOG.debug("The lag is not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What to say when brokers answer, but {@link GroupLag} failed with this. */
    static String problem(RuntimeException e) {
        Throwable cause = e.getCause() == null ? null : e.getCause().getCause();
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "An event topic is missing on the Kafka cluster; `./signboard topics plan` says which.";
        }
        if (cause instanceof AuthorizationException) {
            return "The Kafka cluster does not let the processor see its progress: " + cause.getMessage();
        }
        return "The Kafka cluster answers, but not how far its event topics are tallied; perhaps a partition has no leader.";
    }

    /** Why the broker's answer is missing; empty if it answered when it was last asked. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether the broker answered when it was last asked. */
    boolean isBrokerReachable() {
        return brokerReachable;
    }

    /** How many records of this partition were not dealt with when last asked; empty before the first answer. */
    OptionalLong of(TopicPartition partition) {
        Long lag = latest.get(partition);
        return lag == null ? OptionalLong.empty() : OptionalLong.of(lag);
    }

    @Override
    public void close() {
        rounds.close();
        group.close();
    }
}
