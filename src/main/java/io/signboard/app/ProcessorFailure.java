package io.signboard.app;

import io.signboard.wire.UnusableStateException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** Says in one sentence why the topology can't go on: Kafka Streams wraps what was thrown several times. */
final class ProcessorFailure {

    private ProcessorFailure() {}

    /** Whether trying again is of no use. */
    static boolean isFinal(Throwable reason) {
        return cause(reason, UnusableStateException.class).isPresent();
    }

    /**
     * What to tell.
     *
     * @param reason what the failing thread threw
     * @param servers how the person reaches the cluster, for the command in the sentence
     */
    static AppException of(Throwable reason, String servers) {
        return new AppException(
                cause(reason, UnusableStateException.class)
                        .map(state -> String.valueOf(state.getMessage()))
                        .or(() ->
                                cause(reason, MissingSourceTopicException.class).map(gone -> missing(servers)))
                        .orElseGet(() -> innermost(reason)),
                reason);
    }

    private static String missing(String servers) {
        return "an event topic was deleted: stop every processor, run `./signboard topics apply --bootstrap-servers "
                + servers + "` and start again.";
    }

    private static String innermost(Throwable reason) {
        Throwable innermost = causes(reason).reduce(reason, (outer, inner) -> inner);
        String message = innermost.getMessage() == null
                ? ""
                : ": " + innermost.getMessage().strip().replaceAll("\\s+", " ");
        return innermost.getClass().getSimpleName() + message;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable reason, Class<T> type) {
        return causes(reason).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable reason) {
        return Stream.iterate(reason, cause -> cause != null, Throwable::getCause);
    }
}
