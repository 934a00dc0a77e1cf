package io.signboard.model;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an earlier ceremony, to compare with.
 *
 * @param ceremonyId which ceremony it was, if given
 * @param projects its projects, if given
 * @param amount its amount in minor units of this ceremony's currency, if given
 * @param tiers its projects by tier id
 */
public record Previous(
        @Nullable String ceremonyId, @Nullable Long projects, @Nullable BigInteger amount, Map<String, Long> tiers) {

    /** Copies the tiers. */
    public Previous {
        tiers = Map.copyOf(tiers);
    }
}
