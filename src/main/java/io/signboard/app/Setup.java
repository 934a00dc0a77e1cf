package io.signboard.app;

import io.signboard.admin.AdminException;
import io.signboard.admin.StateCheck;
import io.signboard.admin.TopicCheck;
import io.signboard.admin.TopicVerdict;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Finds out whether the cluster's topics, and the state that is kept there, are as they must be, waiting for the cluster as
 * long as it can't be reached.
 */
final class Setup {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Map<String, Object> client;
    private final CompletableFuture<?> stopped;
    private final Consumer<String> news;

    /**
     * For one start.
     *
     * @param client settings of a Kafka client
     * @param stopped done when the program is asked to end, which ends the waiting
     * @param news told in a sentence, once, if there is something to wait for, and when the waiting is over
     */
    Setup(Map<String, Object> client, CompletableFuture<?> stopped, Consumer<String> news) {
        this.client = client;
        this.stopped = stopped;
        this.news = news;
    }

    /**
     * How the event topics are laid out.
     *
     * @throws AppException if the topics or the state are not as they must be, or the program is asked to end
     */
    TopicVerdict.Sound eventTopics() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        boolean waiting = false;
        while (true) {
            try {
                TopicVerdict.Sound topics = answer();
                if (waiting) {
                    news.accept("Kafka at " + servers() + " answers.");
                }
                return topics;
            } catch (AdminException e) {
                if (isHopeless(e)) {
                    throw new AppException(String.valueOf(e.getMessage()), e);
                }
                if (!waiting) {
                    news.accept(reason(e));
                    waiting = true;
                }
            }
            waitFor(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Asks on another thread, since an answer may take long and whoever ends the program doesn't wait for it. */
    private TopicVerdict.Sound answer() {
        CompletableFuture<TopicVerdict.Sound> answer = new CompletableFuture<>();
        Thread asker = new Thread(() -> answer.completeAsync(this::ask, Runnable::run), "signboard-setup");
        asker.setDaemon(true);
        asker.start();
        CompletableFuture.anyOf(stopped, answer.handle((topics, failure) -> true))
                .join();
        requireNotStopped();
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private TopicVerdict.Sound ask() {
        try (Admin admin = BoundedAdmin.create(client, ANSWER)) {
            TopicVerdict.Sound topics = judged(new TopicCheck(TopicCatalog.load(), servers()).check(admin));
            Optional<String> problem =
                    new StateCheck(admin, ApplicationId.of(client), servers()).problem(topics.eventPartitions());
            if (problem.isPresent()) {
                throw new AppException(problem.get());
            }
            return topics;
        }
    }

    private void waitFor(Duration pause) throws InterruptedException {
        try {
            stopped.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // so it is time to ask again
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        requireNotStopped();
    }

    private void requireNotStopped() {
        if (stopped.isDone()) {
            throw new AppException("Ended before Kafka at " + servers() + " could be reached.");
        }
    }

    private String reason(AdminException e) {
        return e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
                ? unreachable(servers())
                : "Kafka at " + servers() + " can't be asked yet, and is asked again until it answers: "
                        + e.getMessage();
    }

    /** What a person is told who starts a program before its cluster. */
    static String unreachable(String servers) {
        return "No Kafka broker answers at " + servers
                + " yet; is it running, and is --bootstrap-servers right? Waiting"
                + " until it answers; Ctrl-C ends it.";
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
