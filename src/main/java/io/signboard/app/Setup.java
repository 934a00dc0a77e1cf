package io.signboard.app;

import io.signboard.admin.AdminException;
import io.signboard.admin.TopicCheck;
import io.signboard.admin.TopicVerdict;
import io.signboard.wire.TopicCatalog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether the cluster's topics are as they must be, waiting for the cluster as long as it can't be reached. */
final class Setup {

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Map<String, Object> client;
    private final CountDownLatch stopped;

    /**
     * For one start.
     *
     * @param client settings of a Kafka client
     * @param stopped given when the program is asked to end, which ends the waiting
     */
    Setup(Map<String, Object> client, CountDownLatch stopped) {
        this.client = client;
        this.stopped = stopped;
    }

    /**
     * How the event topics are laid out.
     *
     * @throws AppException if the topics are not as they must be, or the program is asked to end
     */
    TopicVerdict.Sound eventTopics() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try (Admin admin = BoundedAdmin.create(client, ANSWER)) {
                return judged(new TopicCheck(TopicCatalog.load(), servers()).check(admin));
            } catch (AdminException e) {
                if (isHopeless(e)) {
                    throw new AppException(String.valueOf(e.getMessage()), e);
                }
                LOG.warn(
                        "Kafka at {} can't be asked yet, trying again in {} s: {}",
                        servers(),
                        pause.toSeconds(),
                        e.getMessage());
            }
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AppException("Ended before Kafka at " + servers() + " could be reached.");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static boolean isHopeless(AdminException e) {
        return e.getCause() instanceof AuthenticationException || e.getCause() instanceof AuthorizationException;
    }

    private String servers() {
        return String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    private static TopicVerdict.Sound judged(TopicVerdict verdict) {
        if (verdict instanceof TopicVerdict.Sound sound) {
            return sound;
        }
        throw new AppException(String.join(System.lineSeparator(), ((TopicVerdict.Unsound) verdict).problems()));
    }
}
