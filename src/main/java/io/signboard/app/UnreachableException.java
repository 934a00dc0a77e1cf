package io.signboard.app;

/** No Kafka broker answers at all. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what was thrown instead of an answer. */
    UnreachableException(Throwable cause) {
        super(cause);
    }
}
