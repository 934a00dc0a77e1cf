package io.signboard.feed;

/** A feed that could not be read, sent or written; the message is one sentence that names what and where. */
public final class FeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user gets. */
    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
