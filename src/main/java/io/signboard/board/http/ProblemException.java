package io.signboard.board.http;

import java.io.Serial;

/** A request that can't be served; the message is one sentence for the person who made it. */
final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    private ProblemException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    /** The request is wrong: its detail names the parameter. */
    static ProblemException badRequest(String detail) {
        return new ProblemException(400, detail);
    }

    /** There is no such thing. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, detail);
    }

    /** Not now; asking again may help. */
    static ProblemException unavailable(String detail) {
        return new ProblemException(503, detail);
    }

    Problem problem() {
        return Problem.of(status, getMessage());
    }
}
