package io.signboard.cli;

/** The command can't do what it was asked to; the message is one sentence for the user. The exit code is 1. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user gets. */
    public CommandFailure(String message) {
        super(message);
    }

    /** With the sentence that the user gets and what led to it. */
    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
