package io.signboard.board;

import java.io.Serial;

/** The board could not start; the message is one sentence meant for the person who started it. */
public final class BoardException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure with nothing beneath it. */
    public BoardException(String message) {
        super(message);
    }

    /**
     * Keeps the cause for the log.
     *
     * @param message one sentence naming what is wrong and where
     * @param cause what the library or the operating system reported
     */
    public BoardException(String message, Throwable cause) {
        super(message, cause);
    }
}
