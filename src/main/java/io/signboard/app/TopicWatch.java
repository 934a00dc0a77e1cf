package io.signboard.app;

import io.signboard.admin.AdminException;
import io.signboard.admin.StateWatch;
import io.signboard.admin.TopicCheck;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Notices when a topic is gone under a running processor. Kafka's clients take that for a broker that is slow, and would wait
 * for ever without a word; a changelog would be made anew, empty.
 */
final class TopicWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final Rounds rounds;
    private final TopicCheck topics;
    private final StateWatch state;
    private final Admin admin;
    private final Consumer<AppException> whenGone;
    private List<String> missingBefore = List.of();

    /**
     * Begins to watch.
     *
     * @param client settings of a Kafka client
     * @param whenGone told, on another thread, which topics are missing at two looks in a row
     */
    TopicWatch(Map<String, Object> client, Consumer<AppException> whenGone) {
        this(client, whenGone, PAUSE);
    }

    TopicWatch(Map<String, Object> client, Consumer<AppException> whenGone, Duration pause) {
        this.whenGone = whenGone;
        String servers = String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        admin = BoundedAdmin.create(client, ANSWER);
        topics = new TopicCheck(TopicCatalog.load(), servers);
        state = new StateWatch(admin, ApplicationId.of(client), servers);
        rounds = new Rounds("signboard-topic-watch", pause, this::look);
    }

    private void look() {
        try {
            List<String> missing = new ArrayList<>(topics.missing(admin));
            state.problem().ifPresent(missing::add);
            if (!missing.isEmpty() && missing.equals(missingBefore)) {
                whenGone.accept(new AppException(String.join(" ", missing)));
            }
            missingBefore = missing;
        } catch (AdminException e) {
            missingBefore = List.of(); // the cluster is away, which says nothing about its topics
        }
    }

    @Override
    public void close() {
        rounds.close();
        admin.close(CLOSE_WAIT);
    }
}
