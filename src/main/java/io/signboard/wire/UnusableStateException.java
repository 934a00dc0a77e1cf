package io.signboard.wire;

/**
 * What a processor finds in its state or its topics is not what this program can go on with. Trying again doesn't help; the
 * message is one sentence that says what to do.
 */
public final class UnusableStateException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user gets. */
    public UnusableStateException(String message) {
        super(message);
    }
}
