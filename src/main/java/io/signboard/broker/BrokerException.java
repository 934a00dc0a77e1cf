package io.signboard.broker;

import java.io.Serial;

/** The embedded broker could not start or stop; the message is one sentence meant for the person who started it. */
public final class BrokerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Wraps nothing: what the person can do something about is in the message.
     *
     * @param message one sentence naming what is wrong and where
     */
    public BrokerException(String message) {
        super(message);
    }

    /**
     * Keeps the cause for the log.
     *
     * @param message one sentence naming what is wrong and where
     * @param cause what Kafka or the file system reported
     */
    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
