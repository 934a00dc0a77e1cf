package io.signboard.feed;

import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Quoted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How fast a feed is replayed.
 *
 * @param factor how many times its own pace, above 0; null for as fast as possible
 */
public record ReplaySpeed(@Nullable BigDecimal factor) {

    /** As fast as possible. */
    public static final ReplaySpeed MAX = new ReplaySpeed(null);

    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    /** Checks the bound. */
    public ReplaySpeed {
        if (factor != null && factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, but is " + factor);
        }
    }

    /**
     * The speed that a user means by {@code max} or a number above 0, such as 1, 60 or 0.5.
     *
     * @throws InvalidInputException if it is neither
     */
    public static ReplaySpeed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        try {
            return new ReplaySpeed(new BigDecimal(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "The speed must be max or a number above 0, but is '" + Quoted.shortened(text) + "'.");
        }
    }

    /** Whether nothing waits. */
    public boolean isMax() {
        return factor == null;
    }

    /** How long what took {@code own} takes at this speed; 73 years at most. Nothing takes no time at all. */
    public Duration scaled(Duration own) {
        if (isMax() || own.isNegative() || own.isZero()) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.valueOf(own.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(own.getNano()))
                .divide(Objects.requireNonNull(factor), MathContext.DECIMAL64);
        return Duration.ofNanos(nanos.min(LONGEST_NANOS).longValue());
    }

    @Override
    public String toString() {
        return factor == null ? "max" : factor.toPlainString();
    }
}
