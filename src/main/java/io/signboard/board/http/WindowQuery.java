package io.signboard.board.http;

import io.signboard.wire.Rfc3339;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which windows are asked for.
 *
 * @param size how long they are
 * @param from the earliest start, inclusive; null for no bound
 * @param to the latest start, exclusive; null for no bound
 */
record WindowQuery(Duration size, @Nullable Instant from, @Nullable Instant to) {

    /** The size of those who ask for none. */
    static final Duration DEFAULT_SIZE = Duration.ofMinutes(1);

    private static final int DATE_LENGTH = 10;

    /**
     * Reads the parameters {@code size}, {@code from} and {@code to}; an empty one is as if it weren't there.
     *
     * @param parameters the values of the parameter of a name, in the request's order
     * @throws ProblemException 400, naming the parameter
     */
    static WindowQuery of(Function<String, List<String>> parameters) {
        String size = single("size", parameters);
        Instant from = instant("from", parameters);
        Instant to = instant("to", parameters);
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.badRequest("The parameter to must not lie before from.");
        }
        return new WindowQuery(size == null ? DEFAULT_SIZE : size(size), from, to);
    }

    private static @Nullable String single(String name, Function<String, List<String>> parameters) {
        List<String> values = parameters.apply(name).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > 1) {
            throw ProblemException.badRequest("The parameter " + name + " may be given only once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static Duration size(String text) {
        try {
            Duration size = Duration.parse(text);
            if (size.isZero() || size.isNegative() || !size.equals(Duration.ofMinutes(size.toMinutes()))) {
                throw ProblemException.badRequest("The parameter size must be a positive whole number of minutes.");
            }
            return size;
        } catch (DateTimeException | ArithmeticException e) {
            throw ProblemException.badRequest("The parameter size must be an ISO 8601 duration such as PT1M.");
        }
    }

    private static @Nullable Instant instant(String name, Function<String, List<String>> parameters) {
        String text = single(name, parameters);
        if (text == null) {
            return null;
        }
        Instant instant = Rfc3339.parse(withPlus(text));
        if (instant == null) {
            throw ProblemException.badRequest(
                    "The parameter " + name + " must be an RFC 3339 time such as 2021-08-23T10:31:00+08:00.");
        }
        return instant;
    }

    /** In a query a plus sign means a space; an offset that was not percent-encoded is understood all the same. */
    private static String withPlus(String text) {
        return text.indexOf(' ') > DATE_LENGTH ? text.replace(' ', '+') : text;
    }
}
