package io.signboard.app;

/** A program cannot start or go on; the message is one sentence that names what is wrong and how to mend it. */
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user gets. */
    public AppException(String message) {
        super(message);
    }

    /** With the sentence that the user gets, and what caused it. */
    public AppException(String message, Throwable cause) {
        super(message, cause);
    }
}
