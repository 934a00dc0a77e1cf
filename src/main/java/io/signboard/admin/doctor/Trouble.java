package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a failed question tells. */
final class Trouble {

    private Trouble() {}

    /** The failure of somebody who never answered. */
    static AdminException silence() {
        return new AdminException("The cluster did not answer in time.", new TimeoutException("no answer"));
    }

    /** What a broker at an address that accepts connections failed with. What Kafka quotes of settings is never shown. */
    static Finding atLogin(String address, RuntimeException failure) {
        Throwable cause = cause(failure);
        if (cause instanceof SslAuthenticationException) {
            return Finding.wrong(
                    "The broker at " + address + " and this side don't agree on TLS: " + message(cause),
                    "Look at security.protocol and the ssl.* lines: trust store, key store and the host's name.");
        }
        if (cause instanceof AuthenticationException) {
            return Finding.wrong(
                    "The broker at " + address + " refuses the login: " + message(cause),
                    "Look at the sasl.* lines: mechanism, name and password.");
        }
        if (cause instanceof TimeoutException) {
            return Finding.wrong(
                    "Something at " + address + " accepts connections and does not answer as a broker in time.",
                    "Is security.protocol the listener's, and is it a port for clients? (--timeout waits longer.)");
        }
        if (cause instanceof ConfigException || cause instanceof IllegalArgumentException) {
            return Finding.wrong(
                    "Kafka's client can't be made with these settings, so " + address + " was asked nothing.",
                    "Look at the security.*, ssl.* and sasl.* lines: the form of sasl.jaas.config, files that exist.");
        }
        return cause instanceof AuthorizationException
                ? Finding.ok("The broker at " + address + " answers and takes the login.")
                : Finding.wrong(
                        "The broker at " + address + " can't be asked: "
                                + cause.getClass().getSimpleName() + ".",
                        "Run any other command with --verbose for the details.");
    }

    /** What a question failed with to a cluster that can be reached. */
    static Finding inCheck(RuntimeException failure) {
        Throwable cause = cause(failure);
        String sentence = message(failure);
        if (isTimeout(failure)) {
            return Finding.wrong(
                    failure instanceof AdminException ? sentence : "The cluster did not answer in time.",
                    "Is a broker away that leads partitions? (--timeout waits longer.)");
        }
        if (cause instanceof AuthorizationException) {
            return Finding.note("Not checked, because this login may not ask: " + sentence, "");
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return Finding.note("Not checked: " + sentence, "");
        }
        return Finding.wrong("This could not be checked: " + sentence, "");
    }

    /** Whether somebody didn't answer. */
    static boolean isTimeout(RuntimeException failure) {
        return cause(failure) instanceof TimeoutException;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof AdminException || cause.getClass() == KafkaException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable failure) {
        return Words.sentence(String.valueOf(failure.getMessage()));
    }
}
