package io.signboard.feed;

import io.signboard.wire.InvalidInputException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which share of a generated feed's lines is of which kind; what is left is new.
 *
 * @param shares the share by kind, each 0 to 1, without {@link LineKind#NEW}; what isn't named is 0
 */
public record LineMix(Map<LineKind, Double> shares) {

    /** Nothing but new projects. */
    public static final LineMix NEW_ONLY = new LineMix(Map.of());

    /** 90 % new, 6 % amended, 2 % withdrawn, 2 % duplicates. */
    public static final LineMix STANDARD =
            NEW_ONLY.with(LineKind.AMENDED, 0.06).with(LineKind.WITHDRAWN, 0.02).with(LineKind.DUPLICATE, 0.02);

    /** The smallest share of new projects, inclusive. */
    private static final double MIN_NEW = 0.01;

    /**
     * Checks the bounds.
     *
     * @throws InvalidInputException if a share is outside 0 to 1, if too little is left for new projects, or if more lines
     *     are stale than amended: it is amendments that overtake
     */
    public LineMix {
        Map<LineKind, Double> copy = new EnumMap<>(LineKind.class);
        copy.putAll(shares);
        copy.forEach(LineMix::check);
        shares = Collections.unmodifiableMap(copy);
        double others = shares.values().stream().mapToDouble(share -> share).sum();
        if (shares.containsKey(LineKind.NEW) || others > 1 - MIN_NEW + 1e-9) {
            throw new InvalidInputException(
                    "The shares add up to " + others + ", but must leave at least " + MIN_NEW + " for new projects.");
        }
        if (shares.getOrDefault(LineKind.STALE, 0.0) > shares.getOrDefault(LineKind.AMENDED, 0.0)) {
            throw new InvalidInputException("The share of stale lines must not exceed that of amended ones,"
                    + " since a stale line is one that an amendment has overtaken.");
        }
    }

    private static void check(LineKind kind, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidInputException("The share of " + kind.name().toLowerCase(Locale.ROOT)
                    + " lines must lie within 0 and 1, but is " + share + ".");
        }
    }

    /** The same mix but for one share, at the cost of new projects. */
    public LineMix with(LineKind kind, double share) {
        Map<LineKind, Double> changed = new EnumMap<>(LineKind.class);
        changed.putAll(shares);
        changed.put(kind, share);
        return new LineMix(changed);
    }

    /** The share of a kind. */
    public double share(LineKind kind) {
        if (kind == LineKind.NEW) {
            return 1 - shares.values().stream().mapToDouble(share -> share).sum();
        }
        return shares.getOrDefault(kind, 0.0);
    }

    /** The kind that a number from 0 inclusive to 1 exclusive draws. */
    LineKind draw(double number) {
        double left = number;
        for (Map.Entry<LineKind, Double> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        return LineKind.NEW;
    }
}
