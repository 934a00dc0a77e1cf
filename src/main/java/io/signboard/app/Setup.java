package io.signboard.app;

import io.signboard.admin.AdminException;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.TopicVerdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Waits for the cluster as long as it doesn't tell whether its topics, and the state that is kept there, are as they must be. */
final class Setup {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String servers;
    private final Supplier<TopicVerdict.Sound> look;
    private final CompletableFuture<?> stopped;
    private final Consumer<String> news;
    private final Duration firstPause;

    /**
     * For one start.
     *
     * @param servers where the cluster is
     * @param look what {@link StartCheck} finds
     * @param stopped done when the program is asked to end, which ends the waiting
     * @param news told in a sentence, once, if there is something to wait for, and when the waiting is over
     */
    Setup(String servers, Supplier<TopicVerdict.Sound> look, CompletableFuture<?> stopped, Consumer<String> news) {
        this(servers, look, stopped, news, FIRST_PAUSE);
    }

    Setup(
            String servers,
            Supplier<TopicVerdict.Sound> look,
            CompletableFuture<?> stopped,
            Consumer<String> news,
            Duration firstPause) {
        this.servers = servers;
        this.look = look;
        this.firstPause = firstPause;
        this.stopped = stopped;
        this.news = news;
    }

    /**
     * How the event topics are laid out.
     *
     * @throws AppException if the topics or the state are not as they must be, or the program is asked to end
     * @throws KafkaException if Kafka's client doesn't take a setting
     */
    TopicVerdict.Sound eventTopics() throws InterruptedException {
        Duration pause = firstPause;
        boolean waiting = false;
        while (true) {
            try {
                TopicVerdict.Sound topics = answer();
                if (waiting) {
                    news.accept("Kafka at " + servers + " answers.");
                }
                return topics;
            } catch (UnreachableException | AdminException | KafkaException e) {
                requireHope(e, waiting);
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
        Thread asker = new Thread(() -> answer.completeAsync(look, Runnable::run), "signboard-setup");
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
            throw new AppException("Ended before Kafka at " + servers + " could be reached.");
        }
    }

    private String reason(RuntimeException e) {
        return e instanceof UnreachableException
                ? unreachable(servers)
                : "Kafka at " + servers + " can't be asked yet, and is asked again until it answers: " + e.getMessage();
    }

    /** What a person is told who starts a program before its cluster. */
    static String unreachable(String servers) {
        return "No Kafka broker answers at " + servers
                + " yet; is it running, and is --bootstrap-servers right? Waiting"
                + " until it answers; Ctrl-C ends it.";
    }

    /**
     * Throws what waiting won't mend. That the brokers' name isn't known is taken for a slip of the pen at the first look, for an
     * outage later.
     */
    private static void requireHope(RuntimeException e, boolean waiting) {
        if (e.getCause() instanceof AuthenticationException || e.getCause() instanceof AuthorizationException) {
            throw new AppException(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof KafkaException && !(waiting && KafkaClients.isUnresolved(e.getCause()))) {
            throw e;
        }
    }
}
