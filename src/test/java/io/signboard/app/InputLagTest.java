package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

/** What is said when brokers answer, but not all that they are asked. */
final class InputLagTest {

    @Test
    void shouldNotCallAClusterSilentThatOnlyLacksALeader() {
        assertEquals(
                "The Kafka cluster answers, but not how far its event topics are tallied; perhaps a partition has no"
                        + " leader.",
                InputLag.problem(failure(new TimeoutException("listOffsets"))));
    }

    @Test
    void shouldNameTheCommandThatTellsWhichTopicIsMissing() {
        assertEquals(
                "An event topic is missing on the Kafka cluster; `./signboard topics plan` says which.",
                InputLag.problem(failure(new UnknownTopicOrPartitionException("gone"))));
    }

    @Test
    void shouldSayWhatIsNotAllowed() {
        assertEquals(
                "The Kafka cluster does not let the processor see its progress: Not authorized to access group: signboard",
                InputLag.problem(failure(GroupAuthorizationException.forGroupId("signboard"))));
    }

    private static AppException failure(Throwable cause) {
        return new AppException("The processor's progress can't be read", new ExecutionException(cause));
    }
}
