package io.signboard.app;

import io.signboard.wire.Quoted;
import io.signboard.wire.UnusableStateException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** Says in one sentence why the topology can't go on: Kafka Streams wraps what was thrown several times. */
final class ProcessorFailure {

    private static final String OTHER_PARTITIONS =
            "The event topics have got another partition count than the state was made with, so projects may lie in other"
                    + " partitions than their earlier events: make the event topics anew with the earlier count and send the"
                    + " events again.";

    private ProcessorFailure() {}

    /** Whether trying again is of no use. */
    static boolean isFinal(Throwable reason) {
        return cause(reason, UnusableStateException.class).isPresent() || isOfOtherPartitions(reason);
    }

    /**
     * What to tell.
     *
     * @param reason what the failing thread threw
     * @param servers how the person reaches the cluster, for the command in the sentence
     */
    static AppException of(Throwable reason, String servers) {
        return new AppException(sentence(reason, servers), reason);
    }

    private static String sentence(Throwable reason, String servers) {
        Optional<UnusableStateException> unusable = cause(reason, UnusableStateException.class);
        if (unusable.isPresent()) {
            return String.valueOf(unusable.get().getMessage());
        }
        if (isOfOtherPartitions(reason)) {
            return OTHER_PARTITIONS;
        }
        return cause(reason, MissingSourceTopicException.class).isPresent() ? missing(servers) : innermost(reason);
    }

    /** Kafka has no exception of its own for this, and advises to reset the application, which would number anew. */
    private static boolean isOfOtherPartitions(Throwable reason) {
        return causes(reason)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("has invalid partitions"));
    }

    private static String missing(String servers) {
        return "An event topic was deleted: stop every processor, run `./signboard topics apply --bootstrap-servers "
                + servers + "` and start again.";
    }

    private static String innermost(Throwable reason) {
        Throwable innermost = causes(reason).reduce(reason, (outer, inner) -> inner);
        String message = innermost.getMessage() == null
                ? ""
                : ": " + Quoted.line(innermost.getMessage().strip());
        return innermost.getClass().getSimpleName() + message;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable reason, Class<T> type) {
        return causes(reason).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable reason) {
        return Stream.iterate(reason, cause -> cause != null, Throwable::getCause);
    }
}
