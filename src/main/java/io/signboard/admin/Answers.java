package io.signboard.admin;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for what a cluster answers and turns its failures into sentences. */
public final class Answers {

    private Answers() {}

    /**
     * Waits; how long is the admin client's setting ({@code default.api.timeout.ms}).
     *
     * @param asked what was asked for, as it follows "The cluster refused to", without a full stop; best with the right
     *     that it needs
     * @throws AdminException if the cluster refuses, doesn't answer, or the thread is interrupted
     */
    public static <T> T await(KafkaFuture<T> answer, String asked) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException("The wait for the cluster to " + asked + " was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), asked);
        }
    }

    private static AdminException failure(Throwable cause, String asked) {
        if (cause instanceof TimeoutException) {
            return new AdminException("The cluster did not answer in time when asked to " + asked + ".", cause);
        }
        if (cause instanceof AuthenticationException) {
            return new AdminException("The cluster refused the login: " + cause.getMessage(), cause);
        }
        if (cause instanceof SecurityDisabledException) {
            return new AdminException(
                    "The cluster has no authorizer, so that it keeps no ACLs and everybody may do everything on it:"
                            + " give its brokers an authorizer.class.name first.",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            return new AdminException(
                    "The cluster does not allow this login to " + asked + ": " + cause.getMessage(), cause);
        }
        return new AdminException("The cluster refused to " + asked + ": " + cause.getMessage(), cause);
    }
}
