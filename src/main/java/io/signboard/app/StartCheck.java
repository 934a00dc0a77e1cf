package io.signboard.app;

import io.signboard.admin.AdminException;
import io.signboard.admin.Answers;
import io.signboard.admin.StateCheck;
import io.signboard.admin.TopicCheck;
import io.signboard.admin.TopicVerdict;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.TimeoutException;

/** One look at whether a cluster's topics, and the state that is kept there, are as they must be. */
final class StartCheck {

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Map<String, Object> client;

    /**
     * Asks nothing yet.
     *
     * @param client settings of a Kafka client
     */
    StartCheck(Map<String, Object> client) {
        this.client = client;
    }

    /**
     * How the event topics are laid out.
     *
     * @throws AppException if the topics or the state are not as they must be
     * @throws UnreachableException if no broker answers
     * @throws AdminException if brokers answer, but not what they are asked
     */
    TopicVerdict.Sound eventTopics() {
        String servers = String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        try (Admin admin = BoundedAdmin.create(client, ANSWER)) {
            requireBroker(admin);
            TopicVerdict.Sound topics = judged(new TopicCheck(TopicCatalog.load(), servers).check(admin));
            Optional<String> problem =
                    new StateCheck(admin, ApplicationId.of(client), servers).problem(topics.eventPartitions());
            if (problem.isPresent()) {
                throw new AppException(problem.get());
            }
            return topics;
        }
    }

    /** What is asked after this may stay without an answer too, as when a partition has no leader. */
    private static void requireBroker(Admin admin) {
        try {
            Answers.await(admin.describeCluster().nodes(), "name its brokers");
        } catch (AdminException e) {
            throw e.getCause() instanceof TimeoutException ? new UnreachableException(e) : e;
        }
    }

    private static TopicVerdict.Sound judged(TopicVerdict verdict) {
        if (verdict instanceof TopicVerdict.Sound sound) {
            return sound;
        }
        throw new AppException(String.join(System.lineSeparator(), ((TopicVerdict.Unsound) verdict).problems()));
    }
}
