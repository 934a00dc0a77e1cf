package io.signboard.admin;

import java.io.Serial;

/** The cluster refused a request or did not answer; the message is one sentence meant for the person who asked. */
public final class AdminException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Keeps the cause for the log.
     *
     * @param message one sentence naming what was asked and why it failed
     * @param cause what Kafka reported
     */
    public AdminException(String message, Throwable cause) {
        super(message, cause);
    }
}
