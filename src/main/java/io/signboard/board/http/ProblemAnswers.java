package io.signboard.board.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that goes wrong in a request into a problem; what went wrong inside stays in the log. */
final class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final String INTERNAL = "The program failed to answer; its log says why.";

    private ProblemAnswers() {}

    /** Registers itself for every kind of failure. */
    static void register(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (e, context) -> answer(context, e.problem()));
        config.routes.exception(HttpResponseException.class, (e, context) -> answer(context, refusal(context, e)));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            answer(context, Problem.of(500, INTERNAL));
        });
        config.router.javaLangErrorHandler(ProblemAnswers::answerError);
    }

    private static Problem refusal(Context context, HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Problem.of(404, "There is nothing at " + context.path() + ".");
            case 405 -> {
                context.header("Allow", "GET, HEAD");
                yield Problem.of(405, "Only GET and HEAD are answered here.");
            }
            default -> Problem.of(e.getStatus(), e.getMessage());
        };
    }

    private static void answer(Context context, Problem problem) {
        if (problem.status() == 503) {
            context.header("Retry-After", "2");
        }
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(problem.json(context.path()));
    }

    private static void answerError(HttpServletResponse response, Error error) {
        LOG.error("A request failed", error);
        Problem problem = Problem.of(500, INTERNAL);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.getOutputStream().write(problem.json(null));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The failure could not be told to the client", e);
        }
    }
}
