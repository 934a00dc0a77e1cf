package io.signboard.cli;

import io.signboard.admin.AdminException;
import io.signboard.admin.KafkaClients;
import io.signboard.app.AppException;
import io.signboard.board.BoardException;
import io.signboard.broker.BrokerException;
import io.signboard.feed.FeedException;
import io.signboard.wire.InvalidInputException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.ExitCode;

/**
 * A failure as the user gets it.
 *
 * @param sentence what failed, where, and where possible what to do
 * @param exitCode 1 failed, 2 wrong usage
 * @param details whether there is more to know than the sentence
 */
record Failure(String sentence, int exitCode, Details details) {

    /** What an exception tells beyond the sentence. */
    enum Details {
        /** Nothing new: shown when asked for. */
        FEW,
        /** What a programmer needs: the user is told how to see them. */
        MANY,
        /** Perhaps a piece of a secret setting: never shown. */
        SECRET
    }

    /**
     * What to tell about an exception.
     *
     * @param failure what was thrown
     * @param server the address of the Kafka cluster that the command works with
     */
    static Failure of(Throwable failure, Optional<String> server) {
        Throwable cause = unwrapped(failure);
        if (isAboutLogin(cause)) {
            return new Failure(
                    "The setting sasl.jaas.config can't be used: it is no line like"
                            + " 'org.apache...PlainLoginModule required username=\"...\" password=\"...\";'.",
                    ExitCode.USAGE,
                    Details.SECRET);
        }
        if (cause instanceof CommandFailure
                || cause instanceof InvalidInputException
                || cause instanceof BrokerException
                || cause instanceof AppException
                || cause instanceof BoardException
                || cause instanceof FeedException) {
            return expected(message(cause));
        }
        String where = server.map(address -> " at " + address).orElse("");
        if (cause instanceof AdminException admin) {
            return admin.getCause() instanceof TimeoutException ? unreachable(where) : expected(message(admin));
        }
        if (failure instanceof KafkaException && isAboutCertificates(cause)) {
            return ofCertificates(cause);
        }
        return cause instanceof KafkaException kafka ? ofKafka(kafka, where) : unexpected(cause);
    }

    private static Failure ofKafka(KafkaException cause, String where) {
        if (cause instanceof TimeoutException) {
            return unreachable(where);
        }
        if (cause instanceof SslAuthenticationException) {
            return expected("No TLS connection to the Kafka broker" + where + " came about: "
                    + sentence(message(innermost(cause))) + " Is its certificate trusted (ssl.truststore.location)?");
        }
        if (cause instanceof AuthenticationException) {
            return expected("The Kafka broker" + where + " refused the login: " + sentence(message(cause)));
        }
        if (KafkaClients.isUnresolved(cause)) {
            return expected("The name of the Kafka broker" + where
                    + " can't be resolved; is --bootstrap-servers right, and does this machine reach its name server?");
        }
        if (cause instanceof ConfigException || cause instanceof InvalidConfigurationException) {
            return new Failure(
                    "Kafka's client does not take a setting: " + sentence(message(cause)), ExitCode.USAGE, Details.FEW);
        }
        if (cause instanceof AuthorizationException) {
            return expected("The Kafka broker" + where + " does not allow this: " + sentence(message(cause)));
        }
        return unexpected(cause);
    }

    private static Failure ofCertificates(Throwable cause) {
        String file = cause instanceof NoSuchFileException ? "there is no file " : "";
        return new Failure(
                "Kafka's client can't use the certificates that its settings ssl.keystore and ssl.truststore name: "
                        + file + sentence(message(cause)),
                ExitCode.USAGE,
                Details.FEW);
    }

    private static Failure unreachable(String where) {
        return expected("No Kafka broker answered" + where
                + " in time; is it running, and is --bootstrap-servers right? (--timeout waits longer.)");
    }

    private static Failure expected(String sentence) {
        return new Failure(sentence, ExitCode.SOFTWARE, Details.FEW);
    }

    private static Failure unexpected(Throwable cause) {
        String message =
                cause.getMessage() == null ? "" : ": " + cause.getMessage().replaceAll("\\s+", " ");
        return new Failure(
                "This failed unexpectedly: " + cause.getClass().getSimpleName() + sentence(message),
                ExitCode.SOFTWARE,
                Details.MANY);
    }

    /** Kafka quotes words of a broken login line, which holds a password. */
    private static boolean isAboutLogin(Throwable cause) {
        return cause instanceof LoginException
                || (cause instanceof IllegalArgumentException && message(cause).contains("JAAS"));
    }

    private static boolean isAboutCertificates(Throwable cause) {
        return cause instanceof IOException || cause instanceof GeneralSecurityException;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Kafka's clients wrap what is wrong with a setting, futures wrap everything. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getClass() == KafkaException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Why a processor ended, as it follows a colon: what the cluster doesn't allow it, if that is at the bottom. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException) {
                return "the cluster does not allow it: " + sentence(message(cause));
            }
        }
        return message(failure);
    }

    /** What an exception says, never null. */
    static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** The text with an end. */
    static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
