package io.signboard.wire;

/** Input from outside that cannot be used; the message is one sentence that names what is wrong and where. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user gets. */
    public InvalidInputException(String message) {
        super(message);
    }
}
